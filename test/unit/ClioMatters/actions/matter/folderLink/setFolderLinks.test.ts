/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { FolderLinkRequest } from '@/packages/clio-matters/nodes/ClioMatters/actions/matter/folderLink/FolderLink';
import { setFolderLinks } from '@/packages/clio-matters/nodes/ClioMatters/actions/matter/folderLink/setFolderLinks';
import type { ClioPort } from '@/nodes/shared/clio/port';
import { forEveryClioCall } from '@/test/support/forEveryClioCall';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';

const LINK = 'https://www.dropbox.com/home/Cases/Smith%20(22-1)';
const OTHER = 'https://www.dropbox.com/home/Closed/2026/Smith%20(22-1)';
const SUBJECT = 'Case folder in Dropbox';
const run = async (requests: FolderLinkRequest[], clio: ClioPort) =>
	(await setFolderLinks(requests, clio, () => undefined)).map((outcome) =>
		outcome.ok ? [outcome.value.status, outcome.value.previousLink] : outcome.refusal.reason,
	);
const inNote = (test: TestClio, link = LINK, more: Partial<FolderLinkRequest> = {}): FolderLinkRequest => ({
	...{
		matterId: test.fixture.matters['smith']?.id ?? 0,
		link,
		dryRun: false,
		place: { noteSubject: SUBJECT },
	},
	...more,
});
const inField = (test: TestClio, link = LINK, field = 'dropboxFolder'): FolderLinkRequest => ({
	...inNote(test, link),
	place: { customFieldId: test.fixture.customFields[field]?.id ?? 0 },
});
const notesOf = ({ state }: TestClio) => state.notes.all.map(({ subject, detail }) => [subject, detail]);
const shown = (link: string) => [SUBJECT, `<a href="${link}">${link}</a>`];

describe('the link of a case folder', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());

	it('stands in a custom field once, and follows its folder', async () => {
		expect(await run([inField(test)], test.clio)).toEqual([['updated', undefined]]);
		expect(await run([inField(test)], test.clio)).toEqual([['unchanged', LINK]]);
		expect(await run([inField(test, OTHER)], test.clio)).toEqual([['updated', LINK]]);
		const [smith] = test.state.matters.all;
		expect(smith?.customFieldValues.map(({ value }) => value)).toEqual([OTHER]);
	});

	it('is not put in a custom field of another type', async () => {
		expect(await run([inField(test, LINK, 'court')], test.clio)).toEqual(['invalid_input']);
	});

	it('stands in one note, and follows its folder', async () => {
		expect(await run([inNote(test)], test.clio)).toEqual([['created', undefined]]);
		expect(await run([inNote(test)], test.clio)).toEqual([['unchanged', undefined]]);
		expect(await run([inNote(test, OTHER)], test.clio)).toEqual([['updated', LINK]]);
		expect(notesOf(test)).toEqual([shown(OTHER)]);
	});

	it('leaves alone what people wrote under the same subject', async () => {
		await test.clio.createNote(
			{ ...inNote(test), subject: SUBJECT, text: `Moved, see ${LINK}`, date: undefined, hasLinks: false },
			() => false,
		);
		expect(await run([inNote(test)], test.clio)).toEqual([['created', undefined]]);
		expect(notesOf(test)).toEqual([[SUBJECT, `Moved, see ${LINK}`], shown(LINK)]);
	});

	it.each([
		['begins in capitals', 'HTTPS://www.dropbox.com/home/Cases'],
		['has an accent in two signs', 'https://www.dropbox.com/home/Mu\u0308ller'],
	])('is found again where it %s', async (_what, link) => {
		expect(await run([inNote(test, link)], test.clio)).toEqual([['created', undefined]]);
		const writes = () => test.requests.filter(({ method }) => method !== 'GET').length;
		const before = writes();
		expect(await run([inNote(test, link), inNote(test, link)], test.clio)).toEqual([
			['unchanged', undefined],
			['unchanged', undefined],
		]);
		expect(writes()).toBe(before);
		expect(notesOf(test)).toEqual([shown(link)]);
	});

	it('is one of both where two runs set another one at the same time', async () => {
		const outcomes = await Promise.all([
			run([inNote(test)], test.connect().clio),
			run([inNote(test, OTHER)], test.connect().clio),
		]);
		expect(outcomes.flat().map(([status]) => status)).toEqual(['created', 'updated']);
		expect(notesOf(test)).toEqual([shown(OTHER)]);
	});

	it('is only reported by a dry run, in the order of the items', async () => {
		const dry = { dryRun: true };
		const requests = [inNote(test, LINK, dry), inNote(test, OTHER, dry), { ...inField(test), ...dry }];
		expect(await run(requests, test.clio)).toEqual([
			['created', undefined],
			['updated', LINK],
			['updated', undefined],
		]);
		expect(notesOf(test)).toEqual([]);
	});

	it.each([
		['a note that is made', LINK, false],
		['a note that is updated', OTHER, true],
	])('is the same in %s whatever becomes of a call', async (_, link, isThere) => {
		await forEveryClioCall({
			begin: async (world) => void (isThere && (await run([inNote(world)], world.clio))),
			run: async (clio, world) => expect((await run([inNote(world, link)], clio))[0]).toHaveLength(2),
			look: notesOf,
		});
	});
});
