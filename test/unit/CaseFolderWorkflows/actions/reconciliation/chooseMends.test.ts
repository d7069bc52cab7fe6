/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { compareCase } from '@/nodes/shared/domain/reconciliation/compareCase';
import { caseRow } from '@/nodes/shared/domain/reconciliation/CaseRow';
import { mendRows } from '@/nodes/shared/domain/reconciliation/mendRows';
import { caseOf, documentOf, filedOf, fileOf } from '../../../shared/domain/reconciliation/worlds';
import { runNode } from '../../runNode';

const NIGHT = '2026-05-01';

interface Made {
	present?: number;
	missing?: number;
	gone?: number;
	privilegedGone?: number;
}

/** A row of Compare, of so many documents. */
function rowOf(
	caseKey: string,
	{ present = 0, missing = 0, gone = 0, privilegedGone = 0 }: Made,
): IDataObject {
	const ids = (what: string, count: number) => Array.from({ length: count }, (_, index) => `${what}${index}`);
	const there = ids('p', present);
	const away = [...ids('g', gone), ...ids('x', privilegedGone)];
	const compared = compareCase(
		caseOf({
			documents: [...there, ...ids('m', missing), ...away].map((id) =>
				documentOf(id, id.startsWith('x') ? { standing: 'restricted' } : {}),
			),
			files: there.map((id) => fileOf(id)),
			register: [...there, ...away].map((id) => filedOf(id)),
		}),
	);
	const findings = 'findings' in compared ? compared.findings : [];
	const mends = mendRows(findings, { source: 'clio', caseKey, night: NIGHT }, 1);
	return caseRow({ caseKey, folderId: 'id:f' }, compared, mends) as unknown as IDataObject;
}

const notCompared = (
	caseKey: string,
	reason: string,
	unread: 'documents' | 'folder' | 'register' = 'documents',
) => caseRow({ caseKey, folderId: '' }, { notCompared: unread, reason }, []) as unknown as IDataObject;

const choose = async (rows: IDataObject[], more: IDataObject = {}) => {
	const { items } = await runNode('reconciliation', 'chooseMends', { night: NIGHT, ...more }, rows);
	expect(items).toHaveLength(1);
	const json = items[0]?.json as IDataObject & { mends: IDataObject[]; emails: IDataObject[] };
	const [email] = json.emails ?? [];
	return { json, email, details: JSON.parse(String(email?.['details'] ?? '{}')) as IDataObject };
};

it('mends what is missing, and tells nobody', async () => {
	const { json } = await choose([
		rowOf('1', { present: 8, missing: 1 }),
		rowOf('2', { present: 9, missing: 1 }),
	]);
	expect(json).toMatchObject({
		...{ stopped: '', cases: 2, compared: 2, documents: 19, toMend: 2, share: 10.5, emails: [] },
		counts: { present: 17, missing: 2 },
	});
	expect(json.mends.map(({ caseKey, documentId }) => `${caseKey} ${documentId}`)).toEqual(['1 m0', '2 m0']);
});

describe('the brake', () => {
	it('is pulled by many cases that wait for somebody, each for itself', async () => {
		const lost = (count: number) =>
			Array.from({ length: count }, (_, at) => notCompared(`lost ${at}`, 'folder_missing', 'folder'));
		const others = Array.from({ length: 80 }, (_, at) => rowOf(`${at}`, { present: 1 }));
		const missing = rowOf('missing', { missing: 1 });
		expect((await choose([...lost(20), ...others, missing])).json).toMatchObject({ stopped: '', toMend: 1 });
		const { json, email } = await choose([...lost(21), ...others, missing]);
		expect(json).toMatchObject({ stopped: 'cases', mends: [], toMend: 1 });
		expect(email).toBeDefined();
		expect(json).toMatchObject({ casesNotCompared: 21 });
		// Cases that the settings leave out say nothing about the others.
		const leftOut = Array.from({ length: 900 }, (_, at) => ({ caseKey: `out ${at}`, status: 'leftOut' }));
		expect((await choose([...lost(21), ...others, ...leftOut])).json.stopped).toBe('cases');
		expect((await choose([...lost(21), ...others, missing], { goOn: true })).json.stopped).toBe('');
	});

	const share = (present: number, missing: number) => [rowOf('1', { present, missing })];

	it('is pulled by more than the share, over all cases together', async () => {
		expect((await choose(share(180, 20))).json.stopped).toBe('');
		const { json, email, details } = await choose([
			...share(89, 11),
			rowOf('2', { present: 89, missing: 11 }),
		]);
		expect(json).toMatchObject({ stopped: 'share', mends: [], toMend: 22, share: 11 });
		expect(email).toMatchObject({
			eventId: `check:reconciliation:${NIGHT}`,
			kind: 'email',
			status: 'waiting',
		});
		expect(details).toMatchObject({
			...{
				email: 'reconciliation',
				stopped: 'share',
				toMend: 22,
				documents: 200,
				largestShare: 10,
				mended: 0,
			},
		});
	});

	it('is not pulled by the exact share, nor by so few that a small office has them', async () => {
		expect((await choose(share(270, 30))).json).toMatchObject({ stopped: '', share: 10 });
		expect((await choose(share(269, 31))).json.stopped).toBe('share');
		expect((await choose(share(0, 20))).json.stopped).toBe('');
		expect((await choose(share(0, 21))).json.stopped).toBe('share');
		expect((await choose(share(0, 1), { always: 0 })).json.stopped).toBe('share');
		expect((await choose(share(1, 21), { largestShare: 100 })).json.stopped).toBe('');
	});

	it.each<[string, IDataObject]>([
		['Clio did not answer for one case', notCompared('2', 'unavailable')],
		['the register could not be read, whatever the reason', notCompared('2', 'not_found', 'register')],
		['a step is set up wrongly', notCompared('2', 'invalid_input')],
		['a workflow failed', { error: 'Workflow failed' }],
		['the cases could not be listed', { error: { reason: 'unavailable' } }],
		['what came is no comparison', { caseKey: '2', status: 'compared' }],
	])('is pulled where %s', async (_, row) => {
		const { json, email } = await choose([rowOf('1', { present: 9, missing: 1 }), row]);
		expect(json).toMatchObject({ stopped: 'not_read', mends: [] });
		expect(email?.['eventId']).toBe(`check:reconciliation:${NIGHT}`);
	});

	it('is pulled where fewer cases come in than there are', async () => {
		const rows = [rowOf('1', { missing: 1 }), { caseKey: '2', status: 'leftOut', reason: 'filtered' }];
		expect((await choose(rows, { cases: 2 })).json.stopped).toBe('');
		expect((await choose([...rows, rows[0] as IDataObject], { cases: 3 })).json.stopped).toBe('not_read');
	});

	it('is not pulled by a case that waits for somebody: the others are mended, and it is told', async () => {
		const { json, details } = await choose([
			...[rowOf('1', { missing: 1 }), notCompared('2', 'ambiguous', 'folder')],
		]);
		expect(json).toMatchObject({ stopped: '', compared: 1, cases: 2 });
		expect(json.mends).toHaveLength(1);
		expect(details['events']).toEqual([{ caseKey: '2', finding: 'notChecked', reason: 'ambiguous' }]);
	});

	it('is let go by somebody who looked', async () => {
		const { json } = await choose(
			[rowOf('1', { present: 1, missing: 30 }), notCompared('2', 'unavailable')],
			{ goOn: true },
		);
		expect(json.stopped).toBe('');
		expect(json.mends).toHaveLength(30);
	});
});

describe('the email', () => {
	it('names documents that somebody took away by their IDs, and privileged ones not at all', async () => {
		const { details } = await choose([rowOf('1', { present: 1, gone: 1, privilegedGone: 1 })]);
		expect(details).toMatchObject({ count: 2, mended: 0 });
		expect(details['events']).toEqual([
			{ caseKey: '1', documentId: 'g0', finding: 'gone' },
			{ caseKey: '1', finding: 'gone' },
		]);
	});

	it('tells the same once, and again when something comes to it', async () => {
		const idOf = async (rows: IDataObject[], night: string) =>
			(await choose(rows, { night })).email?.['eventId'];
		const two = [rowOf('1', { gone: 1 }), rowOf('2', { gone: 1 })];
		const first = await idOf(two, '2026-05-01');
		expect(await idOf([...two].reverse(), '2026-05-02')).toBe(first);
		expect(await idOf([...two, rowOf('3', { gone: 1 })], '2026-05-02')).not.toBe(first);
	});

	it('tells every night that something was not read', async () => {
		const rows = [notCompared('1', 'unavailable')];
		const [one, other] = [await choose(rows), await choose(rows, { night: '2026-05-02' })];
		expect(one.email?.['eventId']).not.toBe(other.email?.['eventId']);
	});

	it('lists as many as there is room for, and says how many there are', async () => {
		const { email, details } = await choose([rowOf('1', { gone: 500 })]);
		expect(details).toMatchObject({ count: 500 });
		expect((details['events'] as unknown[]).length).toBeGreaterThan(40);
		expect(String(email?.['details']).length).toBeLessThan(4096);
	});
});

it.each([-1, 101, 'ten', ''])('refuses a share of %j', async (largestShare) => {
	const { items } = await runNode('reconciliation', 'chooseMends', { night: NIGHT, largestShare }, [
		rowOf('1', {}),
	]);
	expect(items[0]?.json['error']).toMatchObject({
		reason: 'invalid_input',
		message: expect.stringContaining('Largest Share to Fix (%)') as unknown,
	});
});
