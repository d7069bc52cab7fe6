/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { caseRow, type CaseRow } from '@/nodes/shared/domain/reconciliation/CaseRow';
import { findingOf } from '@/nodes/shared/domain/reconciliation/findingOf';
import { mendRows } from '@/nodes/shared/domain/reconciliation/mendRows';
import type {
	ExpectedDocument,
	ReconciliationFinding,
} from '@/nodes/shared/domain/reconciliation/Reconciliation';
import { runNode } from '../../runNode';

const documentOf = (documentId: string): ExpectedDocument => ({
	...{ documentId, names: [], size: 10, versionId: '', updatedAt: 0, standing: 'open', reason: '' },
	...{ subfolder: '', restrictedFolder: '' },
});
const of = (count: number, make: (document: ExpectedDocument) => ReconciliationFinding) =>
	Array.from({ length: count }, (_, at) => make(documentOf(`d${at}`)));

/** A case with so many documents that are missing, there, and there without a record. */
function row(caseKey: string, missing: number, present = 0, unregistered = 0, folderId = ''): CaseRow {
	const findings = [
		...of(missing, (document) => findingOf('missing', document, { mend: 'file', size: 10 })),
		...of(present, (document) => findingOf('present', document)),
		...of(unregistered, (document) => findingOf('present', document, { contentHash: 'h' })),
	];
	const mends = mendRows(findings, { source: 'clio', caseKey, night: 'n' }, 1);
	return caseRow({ caseKey, folderId }, { findings }, mends);
}

const plan = async (rows: readonly CaseRow[], more: IDataObject = {}) => {
	const given = { source: 'clio', run: 'first', ...more };
	const { items } = await runNode('migration', 'plan', given, rows as unknown as IDataObject[]);
	expect(items).toHaveLength(1);
	return items[0]?.json as IDataObject & { events: IDataObject[] };
};

it('counts what is to be done', async () => {
	const rows = [row('1', 6), row('2', 0, 3, 2, 'id:2'), row('3', 2, 1, 0, 'id:3')];
	const planned = await plan(rows, { cases: 3 });
	expect(planned).toMatchObject({
		...{ cases: 3, compared: 3, casesLeftOut: 0, foldersToMake: 1, bytes: 80, unread: [] },
		...{ missing: 8, present: 6, adopted: 2, different: 0, leftOut: 0, notCompared: 0 },
		// 1 + 4, 1, and 1 + 2
		requests: 9,
	});
});

it('makes an event of each case in which something is missing or has no record', async () => {
	const { events } = await plan([row('1', 5), row('2', 1), row('3', 0, 0, 1, 'id:3'), row('4', 0, 2)]);
	expect(events.map(({ kind, caseKey }) => `${String(kind)} ${String(caseKey)}`)).toEqual([
		...['1', '2', '3'].map((key) => `migrationRequested ${key}`),
		'migrationCheckRequested ',
	]);
	expect(events[0]).toMatchObject({ eventId: 'migrate:first:1', documentId: '', status: 'waiting' });
	// The last one compares them at the end. Stored before the others, it could find nothing to wait for.
	expect(events[3]).toMatchObject({
		eventId: expect.stringMatching(/^migration-check:first:[^:]+:0$/) as string,
		...{ source: 'clio', status: 'waiting' },
	});
	expect(JSON.parse(String(events[3]?.['details']))).toMatchObject({
		...{ run: 'first', number: 0, of: 3, keys: ['1', '2', '3'], before: [0, 0, 1] },
	});
	expect(JSON.parse(String(events[2]?.['details']))).toEqual({
		...{ run: 'first', number: 3, of: 3, missing: 0, missingBytes: 0 },
		...{ ofDocuments: 6, ofBytes: 60 },
	});
});

it('says how long it takes at the limit, in tenths of an hour', async () => {
	const rows = Array.from({ length: 2000 }, (_, at) => row(`${at}`, 20));
	expect(await plan(rows)).toMatchObject({ requests: 10_000, hours: 4.8 });
	expect(await plan(rows, { requestsPerMinute: 600 })).toMatchObject({ hours: 0.3 });
});

it('counts a large matter by its pages, and LegalServer’s documents one by one', async () => {
	expect(await plan([row('1', 450)])).toMatchObject({ requests: 3 + 4 });
	expect(await plan([row('1', 450)], { source: 'legalserver' })).toMatchObject({ requests: 454 });
	expect(await plan([row('1', 2)], { source: 'legalserver' })).toMatchObject({ requests: 3 + 8 });
	expect(await plan([row('1', 2, 0, 1)])).toMatchObject({ requests: 3 });
});

it('tells at the end of cases that were not read, and checks them once they are', async () => {
	const unread = caseRow({ caseKey: '2', folderId: '' }, { notCompared: 'folder', reason: 'ambiguous' }, []);
	const checkIn = async (...given: Parameters<typeof plan>) => {
		const { eventId, details } = (await plan(...given)).events.at(-1) ?? {};
		return { eventId, ...(JSON.parse(String(details)) as object) };
	};
	const first = await checkIn([row('1', 5), unread], { cases: 3 });
	expect(first).toMatchObject({
		...{ of: 3, keys: ['1'], totals: { unread: 2 }, casesToLookAt: 2 },
		toLookAt: [
			{ caseKey: '2', reason: 'ambiguous' },
			{ caseKey: '', reason: 'unexpected' },
		],
	});
	// Planned again in the same run, the same cases are checked once, and others by a check of their own.
	expect(await checkIn([row('1', 5), unread], { cases: 3 })).toMatchObject({ eventId: first.eventId });
	const second = await checkIn([row('2', 5)]);
	expect(second).toMatchObject({ keys: ['2'], totals: { unread: 0 } });
	expect(second.eventId).not.toBe(first.eventId);
});

it('lists the cases that were not read or were lost, and makes no event of them', async () => {
	const unread = caseRow({ caseKey: '1', folderId: '' }, { notCompared: 'folder', reason: 'ambiguous' }, []);
	const failed = { error: 'it broke' } as unknown as CaseRow;
	const leftOut = { caseKey: '3', status: 'leftOut', reason: 'filtered' } as CaseRow;
	expect(await plan([unread, failed, leftOut], { cases: 5 })).toMatchObject({
		...{ cases: 5, compared: 0, casesLeftOut: 1, events: [] },
		unread: [
			{ caseKey: '1', reason: 'ambiguous' },
			{ caseKey: '', reason: 'unexpected' },
			...Array<object>(2).fill({ caseKey: '', reason: 'unexpected' }),
		],
	});
});

it.each([{ run: '' }, { run: 'a b' }, { run: 'x'.repeat(101) }, { cases: -1 }, { requestsPerMinute: 0 }])(
	'is refused with %j',
	async (more) => {
		expect(await plan([row('1', 1)], more)).toMatchObject({ error: { reason: 'invalid_input' } });
	},
);

it('has nothing to do where nothing came in', async () => {
	const { items } = await runNode('migration', 'plan', { run: 'first' }, [{}]);
	expect(items[0]?.json).toMatchObject({ cases: 0, requests: 0, hours: 0, events: [], unread: [] });
});
