/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject, INodeParameters, INodeType, IRun } from 'n8n-workflow';
import { CaseFolderWorkflows } from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import type { FiledDocument } from '@/nodes/shared/domain/queue/FiledDocument';
import { resultFrom } from '@/nodes/shared/domain/queue/resultFrom';
import { settleEvent, type Settled } from '@/nodes/shared/domain/queue/settleEvent';
import type { CredentialKeeper } from './engine/CredentialKeeper';
import { runSavedWorkflow } from './engine/runSavedWorkflow';

/** Seconds that a step keeps trying: nobody is to wait for a service that is down for good. */
const IMPATIENT = { options: { giveUpAfter: 5 } } as INodeParameters;

interface Office {
	system: 'clio' | 'legalserver';
	/** The node of the case system. */
	nodes: Record<string, INodeType>;
	credentials: readonly CredentialKeeper[];
	settings: () => IDataObject;
	/** The workflow that files documents. */
	filing: string;
	/** The workflow that migrates cases. */
	migration?: string;
}

type Row = IDataObject & { eventId: string };

/**
 * An office with the nightly comparison: the ready-made workflows as they are, in n8n's engine, and stand-ins for the
 * storage and the worker. The register is kept as the storage keeps it.
 */
export class ReconcilingOffice {
	readonly queue = new Map<string, Row>();
	readonly register: IDataObject[] = [];
	/** What the weekly check knows. */
	known: IDataObject[] = [];
	registerIsBroken = false;
	/** Steps that are to give up soon. */
	impatient: string[] = [];
	/** Batches that were compared. */
	batches = 0;
	private readonly done = new Set<string>();

	constructor(private readonly office: Office) {}

	/** The comparison of a night; of one case by hand, if one is named. */
	async reconcile(asked?: { matter?: string; goOn?: boolean }): Promise<IDataObject> {
		const run = await this.run(`reconcile-${this.office.system}.json`, {
			startWith: asked === undefined ? 'Every night' : 'By hand',
			change: asked === undefined ? {} : { 'Which cases': whichCases({ matter: '', goOn: false, ...asked }) },
		});
		return outputOf(run, 'Choose fixes')[0] ?? {};
	}

	/** What *Migrate cases* plans, or stores as well. */
	async migrate(asked: { matter?: string; dryRun?: boolean; run?: string } = {}): Promise<IDataObject> {
		const run = await this.run(`migrate-${this.office.system}.json`, {
			startWith: 'By hand',
			change: { 'Which cases': whichCases({ matter: '', dryRun: false, run: 'first', ...asked }) },
		});
		return outputOf(run, 'Plan')[0] ?? {};
	}

	/** What waits in the queue, oldest first. */
	waiting(kind: 'email' | 'documents' | 'migration' | 'check' = 'documents'): Row[] {
		const kindOf = ({ kind: of }: Row) => KINDS[String(of)] ?? 'documents';
		return [...this.queue.values()].filter((row) => !this.done.has(row.eventId) && kindOf(row) === kind);
	}

	/**
	 * Does the work of the cases that are to be migrated, in one batch.
	 * @param kept how many of the documents the storage has before n8n dies, if it dies: then the next run takes the same events
	 * @param cases how many of them at the most
	 */
	async workOnMigration(kept = Infinity, cases = Infinity): Promise<Settled[]> {
		const waiting = this.waiting('migration').slice(0, cases);
		const events = waiting.map((row, index) => this.claimed(row, index + 1));
		const run = await this.run(this.office.migration ?? '', { events });
		const results = (run.data.resultData.runData['Result'] ?? []).flatMap(
			({ data }) => data?.['main']?.[0] ?? [],
		);
		const settled = results.map(({ json }) =>
			settleEvent(resultFrom(json), { ...SETTLING, now: Date.now() }),
		);
		if (kept < Infinity)
			settled.flatMap(({ documents }) => documents.slice(0, kept)).forEach((each) => this.keep(each));
		else for (const [index, each] of settled.entries()) this.finish(results[index]?.json ?? {}, each);
		return settled;
	}

	/**
	 * Compares the next cases of a migration that has ended.
	 * @param diesBefore what of its result is not kept any more, because n8n dies: all of it, or only that the event is done
	 */
	async check(diesBefore?: 'add' | 'finish'): Promise<Settled | undefined> {
		const [row] = this.waiting('check');
		if (row === undefined) return undefined;
		const run = await this.run(this.office.migration ?? '', { events: [this.claimed(row)] });
		const [result = {}] = outputOf(run, 'Result of the check');
		const settled = settleEvent(resultFrom(result), { ...SETTLING, now: Date.now() });
		if (diesBefore === 'finish') this.store(settled.add.map((each) => ({ ...each, action: 'add' })));
		else if (diesBefore === undefined) this.finish(result, settled);
		return settled;
	}

	/** As the storage does it: what was filed and what follows first, then the event. */
	private finish({ eventId }: IDataObject, { documents, add, status }: Settled): void {
		for (const document of documents) this.keep(document);
		this.store(add.map((row) => ({ ...row, action: 'add' })));
		if (status === 'done' || status === 'failed') this.done.add(String(eventId));
	}

	private claimed(event: IDataObject, id = 1): IDataObject {
		return {
			...{ source: this.office.system, details: '{}', versionId: '', kind: 'documentCreated', ...event },
			...{ id, lease: 'lease', attempts: 1, verdict: 'work', receivedAt: Date.now() },
			settings: this.office.settings(),
		};
	}

	/** Does the work of all events about documents. */
	async work(): Promise<Settled[]> {
		const settled: Settled[] = [];
		for (const row of this.waiting()) {
			this.done.add(row.eventId);
			settled.push(await this.file(row));
		}
		return settled;
	}

	/** Does the work of one event about a document. */
	async file(event: IDataObject): Promise<Settled> {
		const run = await this.run(this.office.filing, { events: [this.claimed(event)] });
		const [result = {}] = outputOf(run, 'Result');
		const settled = settleEvent(resultFrom(result), { ...SETTLING, now: Date.now() });
		settled.documents.forEach((document) => this.keep(document));
		return settled;
	}

	/** As the storage keeps what was filed. */
	private keep(document: FiledDocument): void {
		const at = this.register.findIndex(({ documentId }) => documentId === document.documentId);
		if (at === -1) this.register.push({ ...document });
		else this.register[at] = { ...document };
	}

	private async run(file: string, more: Partial<Parameters<typeof runSavedWorkflow>[0]> = {}): Promise<IRun> {
		const { run } = await runSavedWorkflow({
			file,
			nodeTypes: {
				'n8n-nodes-case-folders.caseFolderWorkflows': new CaseFolderWorkflows(),
				'n8n-nodes-case-folders.dropboxCaseFolders': new DropboxCaseFolders(),
				...this.office.nodes,
			},
			...{ credentials: this.office.credentials, subWorkflows: this.subWorkflows(), tableRows: this.known },
			...more,
			change: { ...Object.fromEntries(this.impatient.map((step) => [step, IMPATIENT])), ...more.change },
		});
		if (run.data.resultData.error !== undefined) throw run.data.resultData.error;
		return run;
	}

	private subWorkflows() {
		return {
			'client-settings': () => [this.office.settings()],
			'queue-storage': (items: readonly IDataObject[]) => this.store(items),
			'queue-worker': () => [],
			'reconcile-cases': async (items: readonly IDataObject[]) => {
				this.batches++;
				const run = await this.run(`reconcile-cases-${this.office.system}.json`, { events: items });
				return outputOf(run, 'All rows');
			},
		};
	}

	private store(items: readonly IDataObject[]): IDataObject[] {
		return items.flatMap((item): IDataObject[] => {
			if (item['action'] === 'documents') {
				const asked = item['documentIds'] as unknown[];
				return this.register.filter(({ documentId }) => asked.includes(documentId));
			}
			if (item['action'] === 'documentsOfCase') {
				if (this.registerIsBroken) throw new Error('no such column');
				return this.register.filter(
					({ source, caseKey }) => source === item['source'] && caseKey === item['caseKey'],
				);
			}
			if (item['action'] !== 'add') throw new TypeError(`no action ${String(item['action'])}`);
			const row = item as Row;
			if (this.queue.has(row.eventId)) return [];
			this.queue.set(row.eventId, row);
			return [row];
		});
	}
}

const KINDS: Readonly<Record<string, 'email' | 'migration' | 'check'>> = {
	...{ email: 'email', migrationRequested: 'migration', migrationCheckRequested: 'check' },
};

const SETTLING = { waits: [1, 2], pauseFor: 1 };

/** What somebody enters in the step. */
const whichCases = (fields: Record<string, string | boolean>): INodeParameters =>
	({
		assignments: {
			assignments: Object.entries(fields).map(([name, value], index) => ({
				...{ id: `field-${index}`, name, value, type: typeof value },
			})),
		},
	}) as unknown as INodeParameters;

const outputOf = (run: IRun, step: string): IDataObject[] =>
	(run.data.resultData.runData[step]?.at(-1)?.data?.['main']?.[0] ?? []).map(({ json }) => json);
