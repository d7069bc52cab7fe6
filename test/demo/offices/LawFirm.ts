import { ScaledMachine } from '../../e2e/runs/ScaledOffice';
import { ControlApi } from '../../e2e/stack/ControlApi';
import type { QueueMode } from '../../e2e/stack/QueueMode';
import type { RunningStack } from '../../e2e/stack/runningStack';
import { TlsFront } from '../../e2e/stack/TlsFront';
import { Office, type CaseRecord } from './Office';
import { settingsOf, SOON } from './settings';

export interface Matter {
	id: number;
	displayNumber: string;
}

/** What the emulated Clio says of everything. */
interface ClioState {
	matters: Array<Matter & { description: string; status: string; client: string | null }>;
	notes: Array<{ matterId: number; subject: string; detail: string }>;
}

const FOLDER = '/Law firm';

const oftenEnough = {
	item: ['0', '15', '30', '45'].map((second) => ({ mode: 'custom', cronExpression: `${second} * * * * *` })),
};

/** A law firm with Clio, whose webhooks reach n8n through https. */
export class LawFirm extends Office {
	readonly clio: ControlApi = new ControlApi(this.stack.clioDashboardUrl);
	/** Those that were opened here, the latest last. */
	readonly matters: Matter[] = [];
	/** Of the latest matter. */
	latestDocument: { id: number; name: string; text: string } | undefined;
	/** Whether the latest matter is closed. */
	closed = false;
	private front: TlsFront | undefined;
	/** What its n8n runs on if it is in queue mode. */
	private scaled: ScaledMachine | undefined;

	/** @param inQueueMode whether its n8n has several processes, and its events are in Postgres */
	static async open(stack: RunningStack, inQueueMode = false): Promise<LawFirm> {
		const front = await TlsFront.start('n8n.localhost');
		const more = { N8N_WEBHOOK_URL: `${front.url}/`, N8N_PROXY_HOPS: '1' };
		const options = { name: 'Law firm with Clio', logName: 'law-firm', folder: FOLDER, more };
		const scaled = inQueueMode
			? new ScaledMachine(stack, { name: options.logName, binaryData: 'database', more })
			: undefined;
		const firm = new LawFirm(...(await Office.prepare(stack, options, scaled)));
		Object.assign(firm, { front, scaled });
		await firm.openUp().catch(async (cause) => {
			await firm.close();
			throw cause;
		});
		return firm;
	}

	private async openUp(): Promise<void> {
		await this.clio.act('/switches', {
			webhookAuthorities: [this.front?.authority],
			rateLimit: 1_000_000,
		});
		await this.start();
		const { data, ...credential } = this.stack.clioCredential;
		await this.api.createCredential({ ...credential, data: { ...data, onlyRead: false } });
		const Settings = { ...settingsOf(FOLDER), caseSystem: 'clio', folderNaming: 'lastFirstCaseId' };
		if (this.mode !== undefined) await this.api.createCredential(this.mode.postgres.credential);
		const storage = this.mode === undefined ? 'queue-storage' : 'queue-storage-postgres';
		await this.install('clio', [
			['client-settings', { Settings }],
			...[storage, 'send-emails-clio', 'clio-file-documents', 'clio-open-matters'],
			...[
				'reconcile-cases-clio',
				'clio-close-matters',
				'clio-reopen-matters',
				'clio-migrate',
				'dropbox-deletions',
			],
			['queue-worker-clio', SOON.worker],
			['watch-queue', SOON.watch],
			['clio-events', { 'Changes in Clio': { pollTimes: oftenEnough } }],
		]);
	}

	override async start(): Promise<void> {
		await super.start();
		this.front?.passTo(...this.webhookUrls);
	}

	override async close(): Promise<void> {
		await super.close();
		await this.front?.close();
		await this.clio.act('/switches', { rateLimit: 50 }).catch(() => undefined);
	}

	/** Its n8n's processes, if there are several. */
	get mode(): QueueMode | undefined {
		return this.scaled?.mode;
	}

	/** The latest; acts begin with one. */
	get matter(): Matter {
		const matter = this.matters.at(-1);
		if (matter === undefined) throw new Error('No matter was opened yet.');
		return matter;
	}

	/** Somebody opens a matter for a client who uses the portal. */
	async openMatter(): Promise<void> {
		const asked = { client: 'smith', practiceArea: 'litigation', responsibleAttorney: 'jane', shared: true };
		const description = `Smith v. Jones (${this.matters.length + 1})`;
		this.matters.push(await this.clio.act<Matter>('/open-matter', { ...asked, description }));
		this.latestDocument = undefined;
		this.closed = false;
	}

	async notesOf({ id }: Matter): Promise<string[]> {
		const { notes } = await this.clio.read<ClioState>('/state');
		return notes.filter(({ matterId }) => matterId === id).map(({ detail }) => detail);
	}

	/** What Clio shows of the matters that were opened here, the latest first. */
	async records(): Promise<CaseRecord[]> {
		const { matters, notes } = await this.clio.read<ClioState>('/state');
		const documents =
			await this.clio.read<
				Array<{ matterId: number; name: string; category: string | null; versions: unknown[] }>
			>('/documents');
		return this.matters.toReversed().map(({ id, displayNumber }) => {
			const matter = matters.find((each) => each.id === id);
			return {
				title: `${displayNumber}: ${matter?.description ?? ''}`,
				fields: [
					{ label: 'Status', value: matter?.status ?? '' },
					{ label: 'Client', value: matter?.client ?? '' },
				],
				notes: notes
					.filter(({ matterId }) => matterId === id)
					.map(({ subject, detail }) => `${subject}: ${plain(detail)}`),
				documents: documents
					.filter(({ matterId }) => matterId === id)
					.map(
						({ name, category, versions }) =>
							`${name} (${[category ?? 'no category', versions.length > 1 ? `${versions.length} versions` : ''].filter(Boolean).join(', ')})`,
					),
			};
		});
	}
}

/** Notes in Clio are HTML. */
const plain = (note: string): string => note.replace(/<br *\/?>/g, ' ').replace(/<[^>]+>/g, '');
