/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { append } from '@/nodes/DropboxCaseFolders/actions/casePage/append.operation';
import { finish } from '@/nodes/DropboxCaseFolders/actions/casePage/finish.operation';
import type { FinishRequest } from '@/nodes/DropboxCaseFolders/actions/casePage/finish/FinishRequest';
import { start } from '@/nodes/DropboxCaseFolders/actions/casePage/start.operation';
import type { CasePageDependencies } from '@/nodes/DropboxCaseFolders/actions/shared/Dependencies';
import { singleChunk, type DocumentSource } from '@/nodes/shared/core/DocumentSource';
import { done, type Outcome } from '@/nodes/shared/core/outcome';
import { signPageLink, type PageLink } from '@/nodes/shared/domain/casePage/PageLink';
import { PIECE } from '@/nodes/shared/domain/casePage/UploadState';
import { PrivilegedFolders } from '@/nodes/shared/domain/privilege/PrivilegedFolders';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import type { TestDropbox } from '@/test/support/createTestDropbox';

export const KEY = 'the key of the credential, long enough';

/** As long as two pieces and a bit, no two of its pieces alike. */
export const LONG = Buffer.concat([
	Buffer.alloc(PIECE, 'one '),
	Buffer.alloc(PIECE, 'two '),
	Buffer.from('end'),
]);

/** What takes two requests. */
export const TWO_PIECES = Buffer.concat([LONG.subarray(0, PIECE), Buffer.from('end')]);

export const PRIVILEGED = new PrivilegedFolders('Privileged');

/** What the operations are given, for a Dropbox. */
export const needs = (world: Pick<TestDropbox, 'clock'>, dropbox: DropboxPort): CasePageDependencies => ({
	...{ dropbox, clock: world.clock, progress: () => undefined },
	linkKeys: () => ({ current: KEY, former: undefined }),
	documents: undefined as never,
});

export const pieceOf = (bytes: Buffer): DocumentSource => ({
	size: bytes.length,
	open: async () => singleChunk(bytes),
});

export const linkTo = (folder: string, more: Partial<PageLink> = {}): string =>
	signPageLink(
		{
			...{ folder, canAdd: true, includesPrivileged: false, person: undefined, caseId: undefined },
			...{ expires: Date.UTC(2026, 11, 31), ...more },
		},
		KEY,
	);

export interface Options {
	content?: Buffer;
	name?: string;
	folderId?: string | null;
	path?: string;
	filing?: Partial<FinishRequest['filing']>;
}

/** A page that uploads one document as the script of the page does: from where the last answer says. */
export class UploadPage {
	state: string | undefined;
	offset = 0;
	private readonly content: Buffer;

	constructor(
		readonly link: string,
		private readonly options: Options = {},
	) {
		this.content = options.content ?? TWO_PIECES;
	}

	/** Another tab, or the same after its answer was lost. */
	copy(): UploadPage {
		return Object.assign(new UploadPage(this.link, this.options), { state: this.state, offset: this.offset });
	}

	/** The next request; its answer, taken in. */
	async step(on: CasePageDependencies): Promise<Outcome<IDataObject>> {
		return this.take(await this.send(on));
	}

	/** Remembers where to go on, if an answer says that. */
	take(outcome: Outcome<IDataObject>): Outcome<IDataObject> {
		if (outcome.ok && typeof outcome.value['state'] === 'string') {
			this.state = outcome.value['state'];
			this.offset = outcome.value['offset'] as number;
		}
		return outcome;
	}

	/** Of Dropbox: anybody can read what is signed. */
	get sessionId(): string {
		const claims = Buffer.from(this.state?.split('.')[1] ?? '', 'base64url').toString();
		return (JSON.parse(claims) as { session: string }).session;
	}

	/** All requests until the document is filed or refused. */
	async run(on: CasePageDependencies): Promise<Outcome<IDataObject>> {
		for (let requests = 0; requests < 20; requests++) {
			const outcome = await this.step(on);
			if (!outcome.ok || 'status' in outcome.value) return outcome;
		}
		throw new Error('the upload does not come to an end');
	}

	private async send(on: CasePageDependencies): Promise<Outcome<IDataObject>> {
		const { name = 'Deposition.mp4', folderId = null, path = '' } = this.options;
		const { length: size } = this.content;
		const { state, offset } = this;
		if (state === undefined) return await this.start(on, { name, folderId, path, size });
		return size - offset > PIECE
			? await this.append(on, { state, offset })
			: await this.finish(on, { state, offset });
	}

	async start(
		on: CasePageDependencies,
		details: object,
		bytes = this.piece(),
	): Promise<Outcome<IDataObject>> {
		const request = { link: this.link, action: 'start', details };
		return rowOf(await start.run([{ request, privileged: PRIVILEGED, piece: pieceOf(bytes) }], on), start);
	}

	async append(
		on: CasePageDependencies,
		details: object,
		bytes = this.piece(),
	): Promise<Outcome<IDataObject>> {
		const request = { link: this.link, action: 'append', details };
		return rowOf(await append.run([{ request, piece: pieceOf(bytes) }], on), append);
	}

	async finish(
		on: CasePageDependencies,
		details: object,
		bytes = this.piece(),
	): Promise<Outcome<IDataObject>> {
		return rowOf(await finish.run([this.finishRequest(details, bytes)], on), finish);
	}

	finishRequest(details: object = { state: this.state, offset: this.offset }, bytes = this.piece()) {
		return {
			request: { link: this.link, action: 'finish', details },
			...{ privileged: PRIVILEGED, piece: pieceOf(bytes) },
			filing: {
				...{ rule: 'skipIfIdentical', duplicates: 'not looked for', archiveFolder: '_Archive' },
				...{ lockArchived: false, timezone: 'UTC' },
				...this.options.filing,
			},
		} as FinishRequest;
	}

	private piece(): Buffer {
		return this.content.subarray(this.offset, this.offset + PIECE);
	}
}

function rowOf<Result>(
	[outcome]: Array<Outcome<Result>>,
	{ rows }: { rows: (result: Result) => IDataObject[] },
): Outcome<IDataObject> {
	if (outcome === undefined) throw new Error('there is no outcome');
	return outcome.ok ? done(rows(outcome.value)[0] ?? {}) : outcome;
}
