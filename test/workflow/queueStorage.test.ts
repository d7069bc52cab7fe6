import { runSavedWorkflow } from './engine/runSavedWorkflow';
import type { Tables } from './engine/tableStandIn';

/** The storage in n8n's data table, as it is, in n8n's engine; the table itself is a stand-in. */
describe('what was filed', () => {
	let tables: Tables;
	beforeEach(() => {
		tables = {
			case_folder_events: [
				{ id: 1, eventId: 'a', status: 'working', lease: 'mine' },
				{ id: 2, eventId: 'b', status: 'working', lease: 'newer' },
				{ id: 3, eventId: 'c', status: 'done', lease: '' },
			],
			case_documents: [{ source: 'clio', documentId: 'of b', fileId: 'id:newer' }],
		};
	});

	const finish = async (...rows: Array<{ id: number; lease: string; documents?: object[] }>) => {
		const events = rows.map((row) => ({ action: 'finish', status: 'done', ...row }));
		const { run } = await runSavedWorkflow({
			...{ file: 'queue-storage.json', nodeTypes: {}, credentials: [] },
			...{ events, tables },
		});
		expect(run.data.resultData.error).toBeUndefined();
	};
	const filed = (documentId: string, fileId: string) => ({ source: 'clio', documentId, fileId });
	const kept = () =>
		tables['case_documents']?.map(({ documentId, fileId }) => `${String(documentId)} ${String(fileId)}`);
	const statuses = () =>
		tables['case_folder_events']?.map(({ status, lease }) => `${String(status)} ${String(lease)}`);

	it('is kept by the run that has the claim on the event', async () => {
		await finish({ id: 1, lease: 'mine', documents: [filed('of a', 'id:a')] }, { id: 2, lease: 'newer' });
		expect(kept()).toEqual(['of b id:newer', 'of a id:a']);
		expect(statuses()).toEqual(['done ', 'done ', 'done ']);
	});

	it('is not kept by a run whose claim has ended, so that nothing newer is replaced', async () => {
		await finish(
			{ id: 2, lease: 'former', documents: [filed('of b', 'id:former')] },
			{ id: 3, lease: '', documents: [filed('of c', 'id:c')] },
			{ id: 1, lease: 'mine', documents: [filed('of a', 'id:a')] },
		);
		expect(kept()).toEqual(['of b id:newer', 'of a id:a']);
		expect(statuses()).toEqual(['done ', 'working newer', 'done ']);
	});
});
