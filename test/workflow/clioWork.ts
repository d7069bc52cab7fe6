/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { CaseFolderWorkflows } from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import type { FiledDocument } from '@/nodes/shared/domain/queue/FiledDocument';
import { resultFrom } from '@/nodes/shared/domain/queue/resultFrom';
import { settleEvent, type Settled } from '@/nodes/shared/domain/queue/settleEvent';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import { ClioMatters } from '@/packages/clio-matters/nodes/ClioMatters/ClioMatters.node';
import { settingsOf } from '../support/clientSettings';
import { createClioHarness } from './clioHarness';
import { createEngineHarness } from './engineHarness';
import { runSavedWorkflow } from './engine/runSavedWorkflow';

const nodeTypes = {
	'n8n-nodes-clio-matters.clioMatters': new ClioMatters(),
	'n8n-nodes-case-folders.caseFolderWorkflows': new CaseFolderWorkflows(),
	'n8n-nodes-case-folders.dropboxCaseFolders': new DropboxCaseFolders(),
};

const SETTLING = { waits: [1, 2], pauseFor: 1 };
const START = 1_790_000_000_000;

/** What the storage keeps of documents, as the queue storage does. */
export class DocumentStore {
	readonly rows = new Map<string, FiledDocument>();
	/** Whether it can say what was filed in a case. */
	knowsCases = true;

	keep(document: FiledDocument): void {
		this.rows.set(`${document.source} ${document.documentId}`, document);
	}

	/** The workflow *Queue storage* for what it knows of documents; it has no rows of events. */
	readonly answer = (items: readonly IDataObject[]): IDataObject[] => {
		const found = items.flatMap((item) => [...this.rows.values()].filter(this.isAskedBy(item)));
		// The step always gives something.
		return found.length === 0 ? [{}] : found.map((row) => ({ ...row }));
	};

	private isAskedBy({ action, documentIds, ...of }: IDataObject): (row: FiledDocument) => boolean {
		if (action === 'documents') return ({ documentId }) => (documentIds as string[]).includes(documentId);
		if (action === 'list') return () => false;
		if (action === 'documentOfFile')
			return ({ fileId, folderId }) => [fileId, folderId].includes(String(of['fileId']));
		if (action !== 'documentsOfCase') throw new TypeError(`no action ${String(action)}`);
		if (!this.knowsCases) throw new Error('no such table');
		return ({ source, caseKey }) => source === of['source'] && caseKey === of['caseKey'];
	}
}

/** The ready-made workflows that do the work of Clio's events, as they are, in n8n's engine, beside both emulators. */
export function createClioWork(...account: Parameters<typeof createEngineHarness>) {
	const clio = createClioHarness();
	const dropbox = createEngineHarness(...account);
	const documents = new DocumentStore();
	let events = 0;

	/** The workflow *Reconcile cases*. */
	const compare = async (items: readonly IDataObject[]): Promise<IDataObject[]> => {
		const { run } = await runSavedWorkflow({
			...{ file: 'reconcile-cases-clio.json', nodeTypes, events: items },
			credentials: [clio.credentialOf('ada'), dropbox.token()],
			subWorkflows: { 'queue-storage': documents.answer },
		});
		expect(run.data.resultData.error).toBeUndefined();
		const rows = run.data.resultData.runData['All rows'] ?? [];
		// The step always gives something.
		return [...rows.flatMap(({ data }) => data?.['main']?.[0] ?? []).map(({ json }) => json), {}];
	};

	/** Lets a workflow do the work of events, and says what becomes of each. Nothing of it is kept yet. */
	const runEvents = async (
		file: string,
		given: readonly IDataObject[],
		settings: Partial<GivenSettings> = {},
	): Promise<Settled[]> => {
		const { run } = await runSavedWorkflow({
			...{ file, nodeTypes, credentials: [clio.credentialOf('ada'), dropbox.token()] },
			subWorkflows: { 'queue-storage': documents.answer, 'reconcile-cases': compare },
			events: given.map((event) => ({
				...{ id: ++events, lease: 'lease', attempts: 1, source: 'clio', verdict: 'work', details: '{}' },
				...{ documentId: '', versionId: '', eventId: `event-${events}`, ...event },
				settings: { ...settingsOf(settings) } as IDataObject,
			})),
		});
		expect(run.data.resultData.error).toBeUndefined();
		const results = (run.data.resultData.runData['Result'] ?? []).flatMap(
			({ data }) => data?.['main']?.[0] ?? [],
		);
		expect(results).toHaveLength(given.length);
		return results.map(({ json }) => settleEvent(resultFrom(json), { ...SETTLING, now: START + events }));
	};

	const tree = async () =>
		(await dropbox.person.filesListFolder({ path: '', recursive: true })).result.entries
			.map(({ path_display }) => path_display ?? '')
			.sort();

	return { clio, dropbox, documents, runEvents, tree };
}
