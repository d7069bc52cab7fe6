import type { IDataObject } from 'n8n-workflow';
import { createClioWork } from './clioWork';

/** The ready-made workflow, as it is, in n8n’s engine: what it knows of a file weeks after its events were cleaned. */
describe('what somebody deleted in Dropbox', () => {
	let office: ReturnType<typeof createClioWork>;
	let matter: string;
	let document: string;
	let fileId: string;
	let folderId: string;

	const begin = async (settings: object = {}) => {
		office = createClioWork();
		const { fixture } = office.clio;
		matter = String(fixture.matters['smith']?.id);
		document = String(fixture.documents['complaint']?.id);
		await office.dropbox.person.filesCreateFolderV2({ path: '/Legal Matters' });
		await office.dropbox.person.filesCreateFolderV2({ path: '/Demo Matters' });
		const event = { kind: 'documentCreated', caseKey: matter, documentId: document };
		const [filed] = await office.runEvents('clio-file-documents.json', [event], settings);
		for (const each of filed?.documents ?? []) office.documents.keep(each);
		const [kept] = filed?.documents ?? [];
		if (kept === undefined) throw new Error('nothing was filed');
		({ fileId, folderId } = kept);
	};
	afterEach(() => {
		office.dropbox.close();
		office.clio.close();
	});

	/** What is kept of the event about it. */
	const check = async (event: object): Promise<IDataObject> => {
		const given = { source: 'dropbox', caseKey: '', documentId: '', ...event };
		const [settled] = await office.runEvents('dropbox-deletions.json', [given]);
		expect(settled).toMatchObject({ status: 'done', reason: 'deleted_in_dropbox' });
		return JSON.parse(settled?.details ?? '{}') as IDataObject;
	};
	const remove = async (id: string) => await office.dropbox.person.filesDeleteV2({ path: id });

	it.each([{}, { environment: 'demo', demoDestination: '/Demo Matters' }])(
		'is told with its document and matter, live or in the demo',
		async (settings) => {
			await begin(settings);
			await remove(fileId);
			const { filed } = await check({ kind: 'documentDeleted', documentId: fileId });
			expect(filed).toEqual({ source: 'clio', caseKey: matter, documentId: document });
		},
	);

	it('is told with its matter, if it was a case folder', async () => {
		await begin();
		await remove(folderId);
		const { filed } = await check({ kind: 'caseFolderDeleted', details: JSON.stringify({ folderId }) });
		expect(filed).toEqual({ source: 'clio', caseKey: matter, documentId: '' });
	});

	it('is told without one, if nobody knows whose it was', async () => {
		await begin();
		const { result } = await office.dropbox.person.filesUpload({
			...{ path: '/Legal Matters/Own.pdf', contents: Buffer.from('own') },
		});
		await remove(result.id);
		const { filed } = await check({ kind: 'documentDeleted', documentId: result.id });
		expect(filed).toBeNull();
	});
});
