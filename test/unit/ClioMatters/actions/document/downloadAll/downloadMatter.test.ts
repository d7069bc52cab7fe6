/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { DOCUMENT_CALLS } from '@/test/emulators/clio/dashboard/documentCalls';
import { trashDocument } from '@/test/emulators/clio/state/documents';
import { CALL_FAULTS } from '@/test/support/callFaults';
import { createTestClio, type TestClio, type TestClioOptions } from '@/test/support/createTestClio';
import type { IDataObject } from 'n8n-workflow';
import { readListed } from '@/packages/clio-matters/nodes/ClioMatters/actions/document/downloadAll/readListed';
import { documentRow } from '@/packages/clio-matters/nodes/ClioMatters/actions/shared/rows';
import { ignoreProcessEnd } from '@/test/support/forEveryCall';
import { fill, matterOf, run, upload } from './matterOfDocuments';

let test: TestClio;
const start = (options: TestClioOptions = {}) => {
	test = createTestClio(options);
	test.state.switches.recordsInMeta = true;
	return test;
};
beforeEach(() => start());
afterEach(() => test.close());

const linesOf = (count: number) =>
	Array.from({ length: count }, (_, index) => {
		const folder = ['', 'Correspondence/', 'Correspondence/2026/', 'Vergütung/'][(index + 1) % 4];
		return `${folder}Document ${index + 1}.pdf: the text of ${index + 1}`;
	});
/** Calls of Clio itself, which it counts, not those of its storage. */
const calls = () => test.requests.filter(({ url }) => new URL(url).hostname === 'app.clio.com').length;
const downloads = () => test.calls('GET documents/:id/download');
const WAYS = [
	{ archiveSizesBehind: false, archiveNumbersNames: false },
	{ archiveSizesBehind: true, archiveNumbersNames: false },
	{ archiveSizesBehind: false, archiveNumbersNames: true },
	{ archiveSizesBehind: true, archiveNumbersNames: true },
];

describe('the documents of a matter', () => {
	it.each(WAYS)('come in one ZIP, twenty by six calls at most: %p', async (way) => {
		Object.assign(test.state.switches, way, { archiveDelay: 6000 });
		const { id } = fill(test, 20);
		const { lines, notes } = await run(test.clio, [id]);
		expect(lines).toEqual(linesOf(20));
		expect(notes).toEqual([]);
		expect(downloads()).toBe(0);
		expect(calls()).toBeLessThanOrEqual(6);
	});

	/** As Get Many lists them. */
	const listed = async (matterId: number) => {
		const rows: IDataObject[] = [];
		for await (const { records } of test.clio.listDocuments({ matterId }))
			rows.push(...records.map(documentRow));
		return rows;
	};

	it('are not listed again where they were just before: twenty by three calls, with folders four', async () => {
		const { id, root, add } = matterOf(test);
		for (let number = 1; number <= 20; number++) add(`Document ${number}.pdf`, `the text of ${number}`, root);
		const flat = await listed(id);
		let before = calls();
		const { items, notes } = await run(test.clio, [id], true, undefined, readListed(flat));
		expect(calls() - before).toBe(3);
		expect(notes).toEqual([]);
		// All that the list said of them, also what downloading does not depend on.
		expect(items.map(({ row }) => row)).toEqual(
			flat.map((row) => ({ ...row, status: 'downloaded', folder: '' })),
		);
		test.close();
		start();
		const filled = fill(test, 20);
		const rows = await listed(filled.id);
		before = calls();
		const { lines } = await run(test.clio, [filled.id], true, undefined, readListed(rows));
		expect(lines).toEqual(linesOf(20));
		expect(calls() - before).toBe(4);
	});

	it('are only those that were listed before', async () => {
		const { id, root, add } = matterOf(test);
		for (let number = 1; number <= 6; number++) add(`Document ${number}.pdf`, `the text of ${number}`, root);
		const rows = await listed(id);
		add('Document 1.pdf', 'the text of x', root);
		add('Late.pdf', 'late', root);
		const { lines } = await run(test.clio, [id], true, undefined, readListed(rows));
		expect(lines).toHaveLength(6);
		// Two of one name and size are in the ZIP: the one that was listed comes by itself.
		expect(lines[0]).toBe('Document 1.pdf: the text of 1');
		expect(downloads()).toBe(1);
	});

	it('are not downloaded where they were moved to another matter since', async () => {
		const { id, root, add } = matterOf(test);
		const other = test.fixture.matters['smith'];
		for (let number = 1; number <= 6; number++) add(`Document ${number}.pdf`, `the text of ${number}`, root);
		const rows = await listed(id);
		const moved = Number(rows[2]?.['documentId']);
		DOCUMENT_CALLS['POST /move-document']?.(
			test.world,
			{ document: moved, matter: other?.id },
			new URLSearchParams(),
		);
		const { lines } = await run(test.clio, [id], true, undefined, readListed(rows));
		expect(lines[2]).toBe('Document 3.pdf: not_found');
		expect(lines.filter((line) => line.includes('the text of'))).toHaveLength(5);
	});

	it.each([[{}], [{ documentId: 'x' }], [7]])('are refused where %j is one of the list', (row) => {
		expect(() => readListed([row])).toThrow(
			'Documents Already Listed: document 1 is not as Get Many returns it',
		);
	});

	it('come one by one where that is wanted, twenty by 22 calls', async () => {
		const { id } = fill(test, 20);
		expect((await run(test.clio, [id], false)).lines).toEqual(linesOf(20));
		expect(calls()).toBe(22);
	});

	it('are announced where they take long one by one', async () => {
		const { id } = fill(test, 60);
		expect((await run(test.clio, [id], false)).announced).toEqual([
			expect.stringMatching(/^60 documents one by one, at least as many requests: about \d minutes/),
		]);
		expect((await run(test.clio, [id])).announced).toEqual([]);
	});

	it('come one by one where they are so few that a ZIP would take as many calls', async () => {
		const { id } = fill(test, 4);
		expect((await run(test.clio, [id])).lines).toEqual(linesOf(4));
		expect([calls(), test.calls('POST document_archives')]).toEqual([6, 0]);
	});

	it('come with a credential that may only read, by ZIP too', async () => {
		test.close();
		const { id } = fill(start({ onlyRead: true }), 8);
		expect((await run(test.clio, [id])).lines).toEqual(linesOf(8));
		expect(downloads()).toBe(0);
	});

	it('are told apart from those of another matter in the same run', async () => {
		const { id } = fill(test, 6);
		const smith = test.fixture.matters['smith']?.id ?? 0;
		const { lines } = await run(test.clio, [id, smith, id]);
		expect(lines).toEqual([
			...linesOf(6),
			...['Complaint.pdf: the complaint', 'Answer.pdf: the answer'],
			...linesOf(6),
		]);
	});
});

describe('what is not to be had', () => {
	it('is left out: what lies in the trash', async () => {
		const { id, add } = fill(test, 6);
		trashDocument(test.state, add('Gone.pdf', 'long gone'));
		const { lines, notes } = await run(test.clio, [id]);
		expect(lines).toEqual(linesOf(6));
		expect(notes).toEqual(['1 document in the trash was left out.']);
	});

	it('has an item that says so: what has not been uploaded to its end', async () => {
		const { id, add } = fill(test, 6);
		add('Later.pdf', undefined);
		const { items, lines, notes } = await run(test.clio, [id]);
		expect(lines).toEqual([...linesOf(6), 'Later.pdf: source_incomplete']);
		expect(items.at(-1)?.row).toMatchObject({ status: 'skipped', isFullyUploaded: false });
		expect(notes).toEqual(['1 document was not downloaded. Its item has the status “skipped” and says why.']);
	});

	it('is said of a matter without documents, and refused of one that there is not', async () => {
		const { id } = matterOf(test);
		expect((await run(test.clio, [id])).notes).toEqual(['1 matter has no documents.']);
		expect((await run(test.clio, [4711])).refusals).toMatchObject([{ reason: 'not_found' }]);
	});
});

describe('a ZIP that does not bring a document', () => {
	it.each([
		['was not made', (of: TestClio) => (of.state.switches.archiveFailure = 'too large')],
		['is not there in time', (of: TestClio) => (of.state.switches.archiveDelay = 600_000)],
	])('as it %s: all come one by one, and a note says so', async (_why, prepare) => {
		prepare(test);
		const { id } = fill(test, 20);
		const { lines, notes } = await run(test.clio, [id]);
		expect(lines).toEqual(linesOf(20));
		expect(downloads()).toBe(20);
		expect(notes).toEqual([
			expect.stringContaining('downloaded one by one instead of in Clio’s ZIP: Clio did not make'),
		]);
	});

	it('is not waited for longer than the documents take one by one', async () => {
		test.state.switches.archiveDelay = 600_000;
		const { id } = fill(test, 5);
		expect((await run(test.clio, [id])).lines).toEqual(linesOf(5));
		expect(test.calls('GET document_archives/:id')).toBe(3);
	});

	it('as the app may not write documents: they come one by one', async () => {
		test.close();
		start({ token: 'readOnly' });
		const { id } = fill(test, 8);
		const { lines, notes } = await run(test.clio, [id]);
		expect({ lines, downloads: downloads() }).toEqual({ lines: linesOf(8), downloads: 8 });
		expect(notes).toHaveLength(1);
	});

	it.each(WAYS)('as two have one name: each comes out right: %p', async (way) => {
		Object.assign(test.state.switches, way);
		const { id, add, folder } = fill(test, 6);
		const papers = folder('Papers');
		add('Letter.pdf', 'one text', papers);
		add('Letter.pdf', 'two text', papers);
		add('Letter (1).pdf', 'three te', papers);
		add('Letter.pdf', 'a longer text', papers);
		add('Letter.pdf', 'in the matter itself');
		const { lines, notes } = await run(test.clio, [id]);
		expect(notes).toEqual([]);
		expect(lines).toEqual([
			...linesOf(6),
			...['Papers/Letter.pdf: one text', 'Papers/Letter.pdf: two text', 'Papers/Letter (1).pdf: three te'],
			...['Papers/Letter.pdf: a longer text', 'Letter.pdf: in the matter itself'],
		]);
		expect(downloads()).toBe(way.archiveSizesBehind ? 4 : 3);
	});

	it('as two folders have one name: no ZIP is made', async () => {
		const { id, folder } = fill(test, 6);
		folder('Vergütung');
		expect((await run(test.clio, [id])).lines).toEqual(linesOf(6));
		expect(test.calls('POST document_archives')).toBe(0);
	});

	it('as it has another size there: the version that was listed comes by itself', async () => {
		const { id } = fill(test, 6);
		const first = test.state.documents.all.find(({ matterId }) => matterId === id);
		let uploaded = first;
		const { clio } = test.connect((call) => async (request) => {
			if (request.method === 'POST' && first !== undefined)
				uploaded = upload(test, first, 'a new version that is longer');
			return await call(request);
		});
		expect((await run(clio, [id])).lines).toEqual(linesOf(6));
		expect([uploaded?.versions.length, downloads()]).toEqual([2, 1]);
	});

	it('as another of its name and size came meanwhile: it comes by itself', async () => {
		const { id, add } = fill(test, 8);
		const { clio } = test.connect((call) => async (request) => {
			if (request.method === 'POST') add('Document 4.pdf', 'the other one');
			return await call(request);
		});
		expect((await run(clio, [id])).lines).toEqual(linesOf(8));
		expect(downloads()).toBe(1);
	});

	it('as the ZIP is damaged on its way: what was whole is kept, and the rest is read from it again', async () => {
		const { id } = fill(test, 20);
		let times = 0;
		const { clio } = test.connect((call) => async (request) => {
			const answer = await call(request);
			if (!request.url.includes('/documents.zip')) return answer;
			const whole = await buffer((answer as unknown as { body: Readable }).body);
			const body = Readable.from([++times === 1 ? whole.subarray(0, whole.length / 3) : whole]);
			return { ...answer, body };
		});
		const { lines, notes } = await run(clio, [id]);
		expect({ lines, notes, times }).toEqual({ lines: linesOf(20), notes: [], times: 2 });
		expect(downloads()).toBe(0);
	});

	it('as the ZIP is damaged each time: what it does not bring comes by itself', async () => {
		const { id } = fill(test, 20);
		const { clio } = test.connect((call) => async (request) => {
			const answer = await call(request);
			if (!request.url.includes('/documents.zip')) return answer;
			const damaged = await buffer((answer as unknown as { body: Readable }).body);
			damaged.fill('x', damaged.indexOf('the text of 8'), damaged.indexOf('the text of 8') + 3);
			return { ...answer, body: Readable.from([damaged]) };
		});
		const { lines, notes } = await run(clio, [id]);
		expect({ lines, notes: notes.length }).toEqual({ lines: linesOf(20), notes: 1 });
		expect(downloads()).toBeGreaterThan(0);
		expect(downloads()).toBeLessThan(20);
	});
});

it('a run ends the same whatever becomes of each of its calls', async () => {
	const { id } = fill(test, 6);
	await run(test.clio, [id]);
	const calls = test.requests.length;
	for (const [what, fault] of CALL_FAULTS) {
		for (let nth = 1; nth <= calls; nth++) {
			const { clio } = test.connect(fault(nth));
			const first = await run(clio, [id]).catch(ignoreProcessEnd);
			const { lines, refusals } = first ?? (await run(test.clio, [id]));
			expect({ what, nth, lines, refusals }).toEqual({ what, nth, lines: linesOf(6), refusals: [] });
		}
	}
});
