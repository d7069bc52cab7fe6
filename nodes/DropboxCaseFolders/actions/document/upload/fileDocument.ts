import type { FileEntry } from '../../../../shared/domain/entry';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { ConflictRule } from '../../../../shared/domain/upload/ConflictRule';
import { decide, type Decision } from '../../../../shared/domain/upload/decide';
import type { DropboxPort, WriteMode } from '../../../../shared/ports';
import type { Destination } from './Destination';
import { readContent } from './readContent';
import type { FiledDocument, GivenDocument } from './UploadRequest';

/** How often others may take a name, or change a file, just before this run does. */
const RACES = 20;

type Filed = Pick<FiledDocument, 'status' | 'file'>;

/**
 * Puts one document where it belongs: looks, decides, uploads; and looks again when somebody else was faster.
 * @throws Refusal
 */
export async function fileDocument(
	document: GivenDocument,
	rule: ConflictRule,
	destination: Destination,
	dropbox: DropboxPort,
): Promise<Filed> {
	const { name, source } = document;
	const { folder } = destination;
	let content: { size: number | undefined; contentHash: string | undefined } = {
		size: source.size,
		contentHash: undefined,
	};
	await destination.explore(name);
	for (let races = 0; ;) {
		const decision = decide({ name, rule, ...content, lostRaces: races }, folder);
		switch (decision.kind) {
			case 'read the document':
				content = await readContent(source);
				break;
			case 'list the folder':
				await destination.list();
				break;
			case 'refuse':
				throw decision.refusal;
			case 'unchanged':
				folder.claim(decision.file.name);
				return { status: 'unchanged', file: decision.file };
			case 'put': {
				const file = await put(decision, document, destination, dropbox).catch(async (thrown: unknown) => {
					if (!isRace(thrown) || ++races > RACES) throw thrown;
					await destination.catchUp(decision.name);
					return undefined;
				});
				if (file === undefined) break;
				folder.see(file);
				folder.claim(file.name);
				return { status: decision.status, file };
			}
		}
	}
}

async function put(
	{ name, replacing }: Decision & { kind: 'put' },
	{ source }: GivenDocument,
	destination: Destination,
	dropbox: DropboxPort,
): Promise<FileEntry> {
	const mode: WriteMode = replacing === undefined ? { kind: 'add' } : { kind: 'update', rev: replacing.rev };
	const [outcome] = await dropbox.upload([{ address: destination.addressOf(name), mode, source }]);
	if (outcome?.ok !== true) throw outcome?.refusal ?? new TypeError('no outcome');
	return outcome.value.file;
}

const isRace = (thrown: unknown): boolean =>
	thrown instanceof Refusal && (thrown.kind === 'name_taken' || thrown.kind === 'changed_meanwhile');
