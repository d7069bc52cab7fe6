/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	createNotes,
	type NoteRequest,
} from '@/packages/clio-matters/nodes/ClioMatters/actions/note/createNotes';
import type { ClioPort } from '@/nodes/shared/clio/port';
import { forEveryClioCall } from '@/test/support/forEveryClioCall';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';

const matterId = ({ fixture }: TestClio, name = 'smith') => fixture.matters[name]?.id ?? 0;
const request = (test: TestClio, more: Partial<NoteRequest> = {}): NoteRequest => ({
	...{ matterId: matterId(test), subject: 'Case folder closed', date: undefined, hasLinks: true },
	...{ text: 'Archived in https://www.dropbox.com/home/Closed/2026/Smith & Sons.\nKeep “as is”.' },
	...{ dryRun: false, warnings: [] },
	...more,
});
const statuses = async (requests: NoteRequest[], clio: ClioPort) =>
	(await createNotes(requests, clio, () => undefined)).map((outcome) =>
		outcome.ok ? outcome.value.status : outcome.refusal.reason,
	);
const notesOf = ({ state }: TestClio) =>
	state.notes.all
		.map((note) => [note.matterId, note.subject, note.detail, note.date])
		.sort(([one], [other]) => Number(one) - Number(other));

describe('notes of matters', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());

	it('are made once, however often the run is repeated', async () => {
		expect(await statuses([request(test)], test.clio)).toEqual(['created']);
		expect(test.requests).toHaveLength(3);
		expect(await statuses([request(test)], test.clio)).toEqual(['unchanged']);
		expect(test.requests).toHaveLength(4);
		expect(test.state.notes.all).toHaveLength(1);
		expect(test.state.notes.all[0]).toMatchObject({ matterId: matterId(test), detailTextType: 'rich_text' });
		expect(test.state.notes.all[0]?.detail).toBe(
			'Archived in <a href="https://www.dropbox.com/home/Closed/2026/Smith">https://www.dropbox.com/home/Closed/2026/Smith</a> &amp; Sons.<br>Keep “as is”.',
		);
	});

	it('are two where one of them says something else, is of another matter, or of another day', async () => {
		const requests = [
			request(test),
			request(test, { text: 'Something else' }),
			request(test, { subject: 'Case folder reopened' }),
			request(test, { matterId: matterId(test, 'acme') }),
			request(test, { date: '2026-03-01' }),
			request(test, { date: '2026-03-01' }),
			request(test),
		];
		expect(await statuses(requests, test.clio)).toEqual([
			...['created', 'created', 'created', 'created', 'created', 'unchanged', 'unchanged'],
		]);
	});

	it('are the same for people whatever their tags and spaces', async () => {
		await statuses([request(test)], test.clio);
		const [note] = test.state.notes.all;
		if (note)
			test.state.notes.change(note, {
				detail: `<p>Archived in <a href="https://x.example">https://www.dropbox.com/home/Closed/2026/Smith</a>&nbsp;&#38; Sons.</p>\n<p>Keep “as is”.</p>`,
			});
		expect(await statuses([request(test)], test.clio)).toEqual(['unchanged']);
	});

	it('leave nothing behind in a dry run, which says what would be', async () => {
		const requests = [request(test, { dryRun: true }), request(test, { dryRun: true })];
		expect(await statuses(requests, test.clio)).toEqual(['created', 'unchanged']);
		expect(test.state.notes.all).toHaveLength(0);
	});

	it('are refused where the credential may only read, also to a dry run', async () => {
		const reader = createTestClio({ onlyRead: true });
		for (const dryRun of [false, true])
			await expect(statuses([request(reader, { dryRun })], reader.clio)).rejects.toMatchObject({
				reason: 'guarded',
			});
		expect(reader.requests).toHaveLength(0);
		reader.close();
	});

	it('are one matter’s alone where another cannot be found', async () => {
		const requests = [request(test, { matterId: 999 }), request(test)];
		expect(await statuses(requests, test.clio)).toEqual(['invalid_input', 'created']);
	});

	it('are one where many runs make the same one at once', async () => {
		const runs = Array.from({ length: 20 }, async () => await statuses([request(test)], test.connect().clio));
		expect((await Promise.all(runs)).flat().filter((status) => status === 'created')).toHaveLength(1);
		expect(test.state.notes.all).toHaveLength(1);
	});

	it('stand there once whatever becomes of a call', async () => {
		const calls = await forEveryClioCall({
			run: async (clio, world) =>
				expect(
					await statuses([request(world), request(world, { matterId: matterId(world, 'acme') })], clio),
				).toEqual([expect.stringMatching(/created|unchanged/), expect.stringMatching(/created|unchanged/)]),
			look: notesOf,
		});
		expect(calls).toBe(6);
	});
});
