/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { LegalServerPort } from '@/nodes/shared/legalserver/port';
import {
	createNotes,
	type NoteRequest,
} from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/note/createNotes';
import { addNote } from '@/test/emulators/legalserver/state/notes';
import { CALL_FAULTS } from '@/test/support/callFaults';
import { createStubLegalServer } from '@/test/support/createStubLegalServer';
import { createTestLegalServer, type TestLegalServer } from '@/test/support/createTestLegalServer';
import { forEveryLegalServerCall } from '@/test/support/forEveryLegalServerCall';

const uuidOf = ({ fixture }: TestLegalServer, name: string) => fixture.matters[name]?.matterUuid ?? '';
const request = (test: TestLegalServer, more: Partial<NoteRequest> = {}): NoteRequest => ({
	...{ key: { uuid: uuidOf(test, 'miller') }, subject: 'Case folder created', noteType: 'General' },
	...{ text: 'In https://www.dropbox.com/home/Cases/22 & <b>“more”</b>.\nKeep it.', hasLinks: false },
	...{ dryRun: false, warnings: [], ...more },
});
const run = async (requests: NoteRequest[], legalServer: LegalServerPort) =>
	await createNotes(requests, legalServer, () => undefined);
const statuses = async (requests: NoteRequest[], legalServer: LegalServerPort) =>
	(await run(requests, legalServer)).map((outcome) =>
		outcome.ok ? outcome.value.status : outcome.refusal.reason,
	);
const siteOf = ({ state }: TestLegalServer) => state.site('riverside');
const madeIn = (test: TestLegalServer) =>
	siteOf(test)
		.notes.all.filter(({ subject }) => !subject.startsWith('Call '))
		.map(({ matterId, subject, body, noteType, isHtml }) => [matterId, subject, body, noteType, isHtml])
		.sort();
const allow = (test: TestLegalServer, gone: string, token = 'intake') => {
	const name = test.fixture.tokens[token] ?? '';
	const known = siteOf(test).tokens.get(name);
	if (known === undefined) throw new TypeError(token);
	const permissions = new Set([...known.permissions].filter((each) => each !== gone));
	siteOf(test).tokens.set(name, { ...known, permissions });
};

describe('notes of cases in LegalServer', () => {
	let test: TestLegalServer;
	beforeEach(() => (test = createTestLegalServer()));
	afterEach(() => test.close());

	it('are made once, however often the run is repeated', async () => {
		expect(await statuses([request(test)], test.legalServer)).toEqual(['created']);
		// The list of note types, that of notes, and the note.
		expect(test.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST']);
		expect(await statuses([request(test)], test.legalServer)).toEqual(['alreadyThere']);
		expect(test.requests).toHaveLength(5);
		expect(madeIn(test)).toEqual([[101, 'Case folder created', request(test).text, 'General', false]]);
	});

	it('are one for the same case by whatever it is named, and in whatever writing', async () => {
		const { matterUuid: uuid = '', matterId: id = 0, caseNumber = '' } = test.fixture.matters['miller'] ?? {};
		const requests = [
			request(test, { key: { caseNumber } }),
			request(test, { key: { uuid }, noteType: 'general' }),
			request(test, { key: { id }, subject: ' Case  folder created\n' }),
			request(test, { key: { caseNumber }, text: request(test).text.replace('\n', '\r\n') }),
		];
		expect(await statuses(requests, test.legalServer)).toEqual([
			...['created', 'alreadyThere', 'alreadyThere', 'alreadyThere'],
		]);
		expect(madeIn(test)).toHaveLength(1);
		expect(test.calls('GET api/v1/matters/:uuid/notes')).toBe(1);
	});

	it('are two where one of them says something else, is of another type, or of another case', async () => {
		const requests = [
			request(test),
			request(test, { text: 'Something else' }),
			request(test, { subject: 'Case folder moved' }),
			request(test, { noteType: 'Documents' }),
			request(test, { key: { uuid: uuidOf(test, 'group') } }),
			request(test),
		];
		expect(await statuses(requests, test.legalServer)).toEqual([
			...['created', 'created', 'created', 'created', 'created', 'alreadyThere'],
		]);
	});

	it('have links only where they are wanted, and no HTML of people', async () => {
		const linked = request(test, { hasLinks: true });
		expect(await statuses([linked], test.legalServer)).toEqual(['created']);
		expect(madeIn(test)[0]?.slice(2)).toEqual([
			'In <a href="https://www.dropbox.com/home/Cases/22">https://www.dropbox.com/home/Cases/22</a> &amp; &lt;b&gt;“more”&lt;/b&gt;.<br>Keep it.',
			...['General', true],
		]);
		// The same to read, however it is stored.
		expect(await statuses([linked, request(test)], test.legalServer)).toEqual([
			...['alreadyThere', 'alreadyThere'],
		]);
	});

	it('are found again where LegalServer keeps signs of HTML otherwise', async () => {
		await statuses([request(test)], test.legalServer);
		const { notes } = siteOf(test);
		const note = notes.all.at(-1);
		if (note) notes.change(note, { body: note.body.replace(/&/g, '&amp;').replace(/</g, '&lt;') });
		expect(await statuses([request(test)], test.legalServer)).toEqual(['alreadyThere']);
	});

	it('are made again where somebody made the first one inactive', async () => {
		await statuses([request(test)], test.legalServer);
		const { notes } = siteOf(test);
		const note = notes.all.at(-1);
		if (note) notes.change(note, { active: false });
		expect(await statuses([request(test)], test.legalServer)).toEqual(['created']);
	});

	it('are found on later pages', async () => {
		await statuses([request(test)], test.legalServer);
		const other = { matterId: 101, createdBy: 1, noteType: 'General', subject: 'Call again', body: 'x' };
		for (let number = 0; number < 205; number++) addNote(siteOf(test), other);
		siteOf(test).switches.largestPage = 20;
		expect(await statuses([request(test)], test.legalServer)).toEqual(['alreadyThere']);
	});

	it('are of a type that the site has and uses, in its spelling', async () => {
		const outcomes = await run(
			[
				request(test, { noteType: 'Miller v. Hill' }),
				request(test, { noteType: 'Old Documents' }),
				request(test, { noteType: ' documents' }),
			],
			test.legalServer,
		);
		for (const outcome of outcomes.slice(0, 2)) {
			expect(outcome).toMatchObject({ refusal: { reason: 'invalid_input' } });
			const { message, advice } = (outcome as { refusal: { message: string; advice: string } }).refusal;
			expect(message).toContain('“Note Type”');
			expect(advice).toMatch(/^Use one of these: .*API Notes.*Documents/);
			expect(`${message}${advice}`).not.toMatch(/Miller|Old Documents/);
		}
		expect(outcomes[2]).toMatchObject({ value: { status: 'created', note: { noteType: 'Documents' } } });
	});

	it('are made without the list where the user may not read it, and LegalServer refuses a wrong type', async () => {
		allow(test, 'API Search Lookup');
		const outcomes = await run([request(test), request(test, { noteType: 'Nothing' })], test.legalServer);
		expect(outcomes).toMatchObject([
			{ value: { status: 'created', warnings: [expect.stringContaining('API Search Lookup')] } },
			{ refusal: { reason: 'invalid_input', message: 'LegalServer rejected “note_type”' } },
		]);
	});

	it.each([401, 403] as const)(
		'are not made where those of the case cannot be looked at (%i)',
		async (status) => {
			allow(test, 'API Search Matter Notes');
			siteOf(test).switches.permissionStatus = status;
			const [outcome] = await run([request(test)], test.legalServer);
			expect(outcome).toMatchObject({ ok: false });
			const { message, advice } = (outcome as { refusal: { message: string; advice: string } }).refusal;
			expect(`${message} ${advice}`).toContain('“API Search Matter Notes”');
			expect(advice).toContain('every run would add the same note again');
			expect(test.requests.filter(({ method }) => method === 'POST')).toEqual([]);
		},
	);

	it('leave nothing behind in a dry run, which says what would be', async () => {
		const requests = [request(test, { dryRun: true }), request(test, { dryRun: true })];
		expect(await statuses(requests, test.legalServer)).toEqual(['created', 'alreadyThere']);
		const nowhere = { uuid: '00000000-0000-0000-0000-000000000001' };
		expect(await statuses([request(test, { key: nowhere, dryRun: true })], test.legalServer)).toEqual([
			'not_found',
		]);
		expect(madeIn(test)).toEqual([]);
	});

	it('are not taken for done because a dry run before pretended them', async () => {
		const requests = [request(test, { dryRun: true }), request(test)];
		expect(await statuses(requests, test.legalServer)).toEqual(['alreadyThere', 'created']);
	});

	it('are refused where the credential may only read, also to a dry run', async () => {
		const reader = createTestLegalServer({ onlyRead: true });
		for (const dryRun of [false, true])
			await expect(statuses([request(reader, { dryRun })], reader.legalServer)).rejects.toMatchObject({
				reason: 'guarded',
			});
		expect(reader.requests).toHaveLength(0);
		reader.close();
	});

	it('are one case’s alone where another cannot be found', async () => {
		const requests = [request(test, { key: { caseNumber: '99-9999999' } }), request(test)];
		expect(await statuses(requests, test.legalServer)).toEqual(['not_found', 'created']);
	});

	it('say that a site does not let the date be set', async () => {
		const dated = request(test, { datePosted: '2026-03-01' });
		expect(await run([dated], test.legalServer)).toMatchObject([
			{ refusal: { reason: 'invalid_input', message: 'LegalServer rejected “date_posted”' } },
		]);
		siteOf(test).switches.datePosted = true;
		expect(await run([dated], test.legalServer)).toMatchObject([
			{ value: { status: 'created', warnings: [], note: { datePosted: '2026-03-01' } } },
		]);
	});

	it('say where LegalServer stored something else than was sent', async () => {
		const { legalServer } = createStubLegalServer(({ method, url }) =>
			method === 'POST'
				? { status: 201, body: { data: { id: 7, subject: 'Case f', body: 'x', note_type: 'General' } } }
				: {
						status: 200,
						body: {
							...{ page_number: 1, total_number_of_pages: 1 },
							data: url.includes('lookups') ? [{ id: 1, name: 'General' }] : [],
						},
					},
		);
		expect(await run([request(test), request(test)], legalServer)).toMatchObject([
			{ value: { status: 'created', warnings: [expect.stringContaining('will add the note again')] } },
			{ value: { status: 'alreadyThere' } },
		]);
	});

	it('are one where many executions of the process make the same one at once', async () => {
		const runs = Array.from(
			{ length: 20 },
			async () => await statuses([request(test)], test.connect().legalServer),
		);
		expect((await Promise.all(runs)).flat().filter((status) => status === 'created')).toHaveLength(1);
		expect(madeIn(test)).toHaveLength(1);
	});

	it('stand there once whatever becomes of a call', async () => {
		const calls = await forEveryLegalServerCall({
			run: async (legalServer, world) =>
				expect(
					await statuses(
						[
							request(world, { key: { caseNumber: '22-0000107' } }),
							request(world, { key: { uuid: uuidOf(world, 'group') }, hasLinks: true }),
						],
						legalServer,
					),
				).toEqual([expect.stringMatching(/created|already/), expect.stringMatching(/created|already/)]),
			look: madeIn,
		});
		expect(calls).toBe(6);
	});

	it('stand there once where several answers in a row are lost', async () => {
		const [, [, lose]] = CALL_FAULTS as [unknown, (typeof CALL_FAULTS)[number]];
		const twice = test.connect((call) => lose(3)(lose(4)(call)));
		expect(await statuses([request(test)], twice.legalServer)).toEqual(['created']);
		expect(madeIn(test)).toHaveLength(1);
	});
});
