/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { settingsOf } from '@/test/support/clientSettings';
import { runNode } from '../../runNode';

const settings = settingsOf() as unknown as IDataObject;
const UNAVAILABLE = { error: { reason: 'unavailable', message: 'Clio did not answer' } };

const document = (documentId: number, more: IDataObject = {}): IDataObject => ({
	...{ documentId, name: `Order ${documentId}`, fileName: 'scan.pdf', contentType: 'application/pdf' },
	...{ matterId: 5, category: 'Pleadings', size: 3, versionId: documentId * 10, isFullyUploaded: true },
	updatedAt: '2026-05-01T09:00:00Z',
	...more,
});
const file = (id: string, name: string, more: IDataObject = {}): IDataObject => ({
	...{ fileId: id, name, type: 'file', size: 3, contentHash: 'h', relativePath: name },
	...more,
});
const folder = (name: string, ...children: IDataObject[]): IDataObject => ({
	...{ folderId: `id:${name}`, name, type: 'folder', children },
});
const tree = (...children: IDataObject[]): IDataObject => ({
	folderId: 'id:case',
	children,
	limitReached: false,
});
const filed = (documentId: number, more: IDataObject = {}): IDataObject => ({
	...{ source: 'clio', documentId: String(documentId), versionId: String(documentId * 10), caseKey: '5' },
	...{ fileId: `id:${documentId}`, folderId: 'id:case', subfolder: 'Pleadings', contentHash: 'h' },
	filedAt: '1790000000000',
	...more,
});

const expressions = (fields: IDataObject) =>
	Object.fromEntries(
		Object.entries(fields).map(([name, value]) => [name, typeof value === 'object' ? () => value : value]),
	);
const compare = async (more: IDataObject = {}) => {
	const given = {
		...{ source: 'clio', case: { matterId: 5, matterNumber: '00012-Doe' }, documents: [], folder: tree() },
		...{ filed: [], settings, night: '2026-05-01' },
		...more,
	};
	// Lists come out of expressions.
	const { options = {}, ...fields } = given as IDataObject;
	const parameters = { ...expressions(fields), options: expressions(options as IDataObject) };
	const { items } = await runNode('reconciliation', 'compare', parameters, [{}]);
	return items[0]?.json as IDataObject;
};
const kinds = ({ differences }: IDataObject) =>
	(differences as IDataObject[]).map(({ documentId, kind, reason }) =>
		`${documentId} ${kind} ${reason}`.trim(),
	);

it('compares what Clio, Dropbox and the register have, and makes the events that mend it', async () => {
	const row = await compare({
		documents: [document(1), document(2), document(3, { category: 'Privileged' }), document(4, { size: 0 })],
		folder: tree(
			folder('Pleadings', file('id:1', 'Order 1.pdf'), folder('_Archive', file('id:9', 'Order 1 (old).pdf'))),
			file('id:8', 'Notes.txt'),
		),
		filed: [filed(1), {}],
	});
	expect(row).toMatchObject({
		...{ caseKey: '5', status: 'compared', unread: '', reason: '', documents: 3 },
		counts: { present: 1, missing: 2, leftOut: 1, extra: 1 },
		extraFileIds: ['id:8'],
	});
	expect(kinds(row)).toEqual(['2 missing', '3 missing']);
	expect(row['mends']).toMatchObject([
		{
			...{ eventId: 'reconcile:2026-05-01:2:20:file', source: 'clio', kind: 'documentCreated', caseKey: '5' },
			...{ documentId: '2', versionId: '20', details: '{}', status: 'waiting', attempts: 0 },
		},
		{ documentId: '3' },
	]);
});

it('says which file each document is that was not filed by the workflows, and how much is missing', async () => {
	const row = await compare({
		documents: [document(1), document(2), document(3, { size: 40 }), document(4, { size: null })],
		folder: tree(folder('Pleadings', file('id:1', 'Order 1.pdf'), file('id:2', 'Order 2.pdf'))),
		filed: [filed(1)],
	});
	expect(row).toMatchObject({
		...{ folderId: 'id:case', missingBytes: 40, counts: { present: 2, missing: 2 } },
		unregistered: [
			{ documentId: '2', versionId: '20', fileId: 'id:2', subfolder: 'Pleadings', contentHash: 'h' },
		],
	});
	expect(await compare({ folder: { error: { reason: 'not_found', message: 'none' } } })).toMatchObject({
		...{ status: 'compared', folderId: '', missingBytes: 0, unregistered: [] },
	});
});

it('gives the same mend the same event in the same night, and another one in the next', async () => {
	const idsOf = async (night: string) =>
		((await compare({ night, documents: [document(2)] }))['mends'] as IDataObject[]).map(
			({ eventId }) => eventId,
		);
	expect(await idsOf('2026-05-01')).toEqual(await idsOf('2026-05-01'));
	expect(await idsOf('2026-05-01')).not.toEqual(await idsOf('2026-05-02'));
});

it('moves what somebody may have edited, and leaves its content', async () => {
	const more = {
		documents: [document(1, { category: 'Letters' })],
		folder: tree(folder('Pleadings', file('id:1', 'Order 1.pdf'))),
	};
	expect((await compare({ ...more, filed: [filed(1, { contentHash: 'other' })] }))['mends']).toMatchObject([
		{
			...{ eventId: 'reconcile:2026-05-01:1:10:move', kind: 'documentUpdated' },
			details: JSON.stringify({ refile: { fileId: 'id:1', subfolder: 'Pleadings' } }),
		},
	]);
	expect((await compare({ ...more, filed: [filed(1)] }))['mends']).toMatchObject([
		{ eventId: 'reconcile:2026-05-01:1:10:update', kind: 'documentUpdated', details: '{}' },
	]);
});

it('knows what was filed before there was a register by the name that Upload gave it', async () => {
	const names = ['Order 1.pdf', 'order 1 (1).PDF'];
	for (const name of names) {
		const row = await compare({
			documents: [document(1)],
			folder: tree(folder('Pleadings', file('id:7', name))),
		});
		expect([name, row['counts']]).toMatchObject([name, { present: 1, missing: 0 }]);
	}
});

it('takes no file for a document that is only called like its upload', async () => {
	const row = await compare({
		documents: [document(1)],
		folder: tree(folder('Pleadings', file('id:7', 'scan.pdf'))),
	});
	expect(row['counts']).toMatchObject({ missing: 1, extra: 1 });
});

it('names documents only where that is asked for, and privileged ones never', async () => {
	const documents = [document(1), document(2, { category: 'Privileged' })];
	const nameless = await compare({ documents });
	expect(JSON.stringify(nameless)).not.toContain('Order');
	const named = await compare({ documents, options: { includeNames: true } });
	expect((named['differences'] as IDataObject[]).map(({ name }) => name)).toEqual(['Order 1.pdf', undefined]);
});

it.each<[string, IDataObject, string]>([
	['Clio', { documents: [document(1), UNAVAILABLE] }, 'documents: unavailable'],
	[
		'half of Clio’s list',
		{ documents: [document(1, { nextPosition: 'p2' })] },
		'documents: source_incomplete',
	],
	['something else than documents', { documents: [{ ok: true }] }, 'documents: unexpected'],
	['Dropbox', { folder: UNAVAILABLE }, 'folder: unavailable'],
	['half of the folder', { folder: { ...tree(), limitReached: true } }, 'folder: source_incomplete'],
	['something else than a folder', { folder: { ok: true } }, 'folder: unexpected'],
	['the register', { filed: [UNAVAILABLE] }, 'register: unavailable'],
	['something else than the register', { filed: [{ ok: true }] }, 'register: unexpected'],
	[
		'the folder that the case had',
		{ folder: { error: { reason: 'not_found' } }, options: { knownFolderId: 'id:case' } },
		'folder: folder_missing',
	],
])('mends nothing where it could not read %s', async (_, more, expected) => {
	const row = await compare({ documents: [document(1)], ...more });
	expect(`${row['unread']}: ${row['reason']}`).toBe(expected);
	expect(row).toMatchObject({ caseKey: '5', status: 'notCompared', mends: [], differences: [] });
});

it.each(['documents', 'filed'])(
	'refuses %s that an expression did not find: it is no empty list',
	async (name) => {
		for (const value of [undefined, null, '']) {
			const row = await compare({ [name]: value as never });
			expect(row['error']).toMatchObject({ reason: 'invalid_input' });
		}
	},
);

it('refuses a case without the ID of its system', async () => {
	expect((await compare({ source: 'legalserver' }))['error']).toMatchObject({
		message: 'The field “Case” has no matterUuid',
	});
});

it('knows the files of the demo apart from those that are live', async () => {
	const demo = settingsOf({ environment: 'demo' }) as unknown as IDataObject;
	const more = { documents: [document(1)], settings: demo };
	const countsOf = async (source: string) =>
		(await compare({ ...more, filed: [filed(1, { source })] }))['differences'] as IDataObject[];
	expect(await countsOf('clio-demo')).toMatchObject([{ kind: 'missing', reason: 'gone' }]);
	expect(await countsOf('clio')).toMatchObject([{ kind: 'missing', reason: '' }]);
});

it('says what was found elsewhere in Dropbox', async () => {
	const more = { documents: [document(1)], filed: [filed(1)], options: { filesElsewhere: ['id:1'] } };
	expect(kinds(await compare(more))).toEqual(['1 moved outside']);
});

it('compares the documents of LegalServer, whose version is when they changed', async () => {
	const uuid = '0a8b1f9e-0000-4000-8000-000000000001';
	const about = { matterUuid: uuid, caseNumber: '22-0000107' };
	const row = await compare({
		...{ source: 'legalserver', case: { ...about, lastName: 'Park', firstName: 'Theo' } },
		documents: [
			{
				...about,
				documentUuid: 'd-1',
				fileName: 'Lease.pdf',
				size: 3,
				updatedAt: '2026-05-01T09:00:00Z',
				type: [],
			},
		],
		settings: settingsOf({
			...{ caseSystem: 'legalserver', restrictPrivileged: false, categories: { lines: [] } },
			closeMethod: 'prefix',
		}) as unknown as IDataObject,
	});
	expect(row['mends']).toMatchObject([{ source: 'legalserver', versionId: '2026-05-01T09:00:00Z' }]);
});
