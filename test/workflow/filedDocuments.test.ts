/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import type { Settled } from '@/nodes/shared/domain/queue/settleEvent';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import { DOCUMENT_CALLS } from '../emulators/clio/dashboard/documentCalls';
import { MATTER_CALLS } from '../emulators/clio/dashboard/matterCalls';
import { createClioWork } from './clioWork';

const FILE = 'clio-file-documents.json';

/** Documents of Clio are known again by the file that they were filed as. */
describe('a document of Clio that was filed before', () => {
	let work: ReturnType<typeof createClioWork>;
	let matter: { id: number; displayNumber: string };
	let other: typeof matter;
	let settings: Partial<GivenSettings>;
	let letter: { id: number };
	let place: string;

	const begin = async (...account: Parameters<typeof createClioWork>): Promise<void> => {
		work = createClioWork(...account);
		settings = {
			categories: {
				lines: [
					{ category: 'Pleadings', subfolder: 'Pleadings' },
					{ category: 'Correspondence', subfolder: 'Letters' },
				],
			},
		};
		matter = work.clio.fixture.matters['smith'] as typeof matter;
		other = work.clio.fixture.matters['acme'] as typeof matter;
		// In the space of a team, members make no folders at the top.
		place = account.length === 0 ? '/Legal Matters' : '/Matters';
		settings = { ...settings, liveDestination: place };
		if (account.length === 0) await work.dropbox.person.filesCreateFolderV2({ path: place });
	};
	const close = (): void => {
		work.dropbox.close();
		work.clio.close();
	};
	beforeEach(async () => await begin());
	afterEach(close);

	const call = (name: string, body: object): { id: number } =>
		({ ...DOCUMENT_CALLS, ...MATTER_CALLS })[name]?.(work.clio.world, body, new URLSearchParams()) as {
			id: number;
		};
	const upload = (text: string, name = 'Letter.pdf', more: object = {}) =>
		call('POST /upload', { matter: matter.id, name, text, ...more });
	const newVersion = ({ id: document }: { id: number }, text: string) =>
		call('POST /new-version', { document, text });

	/** @param kept whether n8n lived until the storage had it */
	const file = async (
		documents: ReadonlyArray<{ id: number }>,
		kind = 'documentUpdated',
		{ kept = true, ...more }: IDataObject = {},
	): Promise<Settled[]> => {
		const settled = await work.runEvents(
			FILE,
			documents.map(({ id }) => ({ kind, caseKey: String(matter.id), documentId: String(id), ...more })),
			settings,
		);
		if (kept === true)
			settled.flatMap(({ documents }) => documents).forEach((each) => work.documents.keep(each));
		return settled;
	};
	const create = async (...documents: Array<{ id: number }>) => await file(documents, 'documentCreated');

	/** Documents below the folder of a matter, with what is in them. */
	const contents = async (of = matter): Promise<Record<string, string>> => {
		const top = `${place}/${of.displayNumber}`;
		const paths = (await work.tree()).filter(
			(path) => path.startsWith(`${top}/`) && /\.(pdf|docx)$/.test(path),
		);
		const found: Record<string, string> = {};
		for (const path of paths) {
			const { result } = await work.dropbox.person.filesDownload({ path });
			const { fileBinary } = result as unknown as { fileBinary: Buffer };
			found[path.slice(top.length + 1).replace(/_\d{8}/, '')] = fileBinary.toString();
		}
		return found;
	};
	const inMatter = (path: string) => `${place}/${matter.displayNumber}/${path}`;

	it('stands beside another one with the same name, each with its own versions', async () => {
		const [one, two] = [upload('one'), upload('two')];
		await create(one);
		await create(two);
		expect(await contents()).toEqual({ 'Letter.pdf': 'one', 'Letter (1).pdf': 'two' });
		newVersion(one, 'one again');
		newVersion(two, 'two again');
		for (const document of [two, one, two]) await file([document]);
		expect(await contents()).toEqual({
			...{ 'Letter.pdf': 'one again', 'Letter (1).pdf': 'two again' },
			...{ '_Archive/Letter_v1.pdf': 'one', '_Archive/Letter (1)_v1.pdf': 'two' },
		});
	});

	it('stands beside another one of the same batch', async () => {
		await create(upload('one'), upload('two'));
		expect(await contents()).toEqual({ 'Letter.pdf': 'one', 'Letter (1).pdf': 'two' });
	});

	it('is found by the next run where n8n died before the storage had it', async () => {
		await create(upload('one'));
		const two = upload('two');
		for (const kept of [false, false, true]) await file([two], 'documentCreated', { kept });
		newVersion(two, 'two again');
		await file([two]);
		expect(await contents()).toEqual({
			...{ 'Letter.pdf': 'one', 'Letter (1).pdf': 'two again', '_Archive/Letter (1)_v1.pdf': 'two' },
		});
	});

	it.each([
		['in one batch', (documents: Array<{ id: number }>) => [documents]],
		['one after the other', (documents: Array<{ id: number }>) => documents.map((each) => [each])],
	])('replaces no other one where the first event of each is an update (%s)', async (_, batches) => {
		const [one, two] = [upload('one'), upload('two')];
		for (const batch of batches([one, two])) await file(batch);
		expect(await contents()).toEqual({ 'Letter.pdf': 'one', 'Letter (1).pdf': 'two' });
		newVersion(one, 'one again');
		await file([one]);
		expect(await contents()).toMatchObject({ 'Letter.pdf': 'one again', 'Letter (1).pdf': 'two' });
	});

	it('stands beside what it was filed as if there is no record of that any more, and is known from then on', async () => {
		const letter = upload('one');
		await create(letter);
		await file([letter]);
		work.documents.rows.clear();
		for (const text of ['two', 'three']) {
			newVersion(letter, text);
			await file([letter]);
		}
		expect(await contents()).toEqual({
			...{ 'Letter.pdf': 'one', 'Letter (1).pdf': 'three', '_Archive/Letter (1)_v1.pdf': 'two' },
		});
	});

	it('stands beside what it was filed as if people left something else than its ID in the table', async () => {
		const letter = upload('one');
		await create(letter);
		for (const row of work.documents.rows.values()) row.fileId = 'Letter.pdf';
		newVersion(letter, 'two');
		expect(await file([letter])).toMatchObject([{ status: 'done' }]);
		expect(await contents()).toEqual({ 'Letter.pdf': 'one', 'Letter (1).pdf': 'two' });
	});

	it('moves when its category changes, as often as that is, and is not filed twice', async () => {
		const letter = upload('one', 'Letter.pdf', { category: 'pleadings' });
		await create(letter);
		expect(await contents()).toEqual({ 'Pleadings/Letter.pdf': 'one' });
		for (const [category, path] of [
			['correspondence', 'Letters/Letter.pdf'],
			['pleadings', 'Pleadings/Letter.pdf'],
			[null, 'Letter.pdf'],
		] as const) {
			call('POST /category', { document: letter.id, category });
			for (const kept of [false, true]) await file([letter], 'documentUpdated', { kept });
			expect(await contents()).toEqual({ [path]: 'one' });
		}
	});

	it('moves with a new version, and the former one is in the archive', async () => {
		const letter = upload('one', 'Letter.pdf', { category: 'pleadings' });
		await create(letter);
		call('POST /category', { document: letter.id, category: 'correspondence' });
		newVersion(letter, 'two');
		await file([letter]);
		expect(await contents()).toEqual({
			'Letters/Letter.pdf': 'two',
			'_Archive/Letters/Letter_v1.pdf': 'one',
		});
	});

	it('stays where it is if more people could open it in its new subfolder, and its new version does not wait', async () => {
		close();
		await begin('teamSpace', 'jane');
		settings = { ...settings, archiveVersions: false };
		const letter = upload('one', 'Letter.pdf', { category: 'pleadings' });
		await create(letter);
		await work.dropbox.person.sharingShareFolder({
			...{ path: inMatter('Pleadings'), access_inheritance: { '.tag': 'no_inherit' } },
		});
		call('POST /category', { document: letter.id, category: 'correspondence' });
		newVersion(letter, 'two');
		const told: Settled[] = [];
		for (const kept of [false, true]) told.push(...(await file([letter], 'documentUpdated', { kept })));
		expect(told).toMatchObject([{ status: 'done' }, { status: 'done' }]);
		const emails = told.flatMap(({ add }) => add);
		expect(new Set(emails.map(({ eventId }) => eventId)).size).toBe(1);
		expect(JSON.parse(emails[0]?.details ?? '')).toMatchObject({ email: 'notMoved', isPrivileged: false });
		newVersion(letter, 'three');
		expect(await file([letter])).toMatchObject([{ status: 'done', add: [] }]);
		expect(await contents()).toEqual({
			...{ 'Pleadings/Letter.pdf': 'one', 'Pleadings/Letter (1).pdf': 'two' },
			...{ 'Pleadings/Letter (2).pdf': 'three' },
		});
	});

	it('is another file in the demo than in the live folders', async () => {
		const letter = upload('one');
		await create(letter);
		await work.dropbox.person.filesCreateFolderV2({ path: '/Demo Matters' });
		settings = { ...settings, environment: 'demo' };
		await file([letter]);
		settings = { ...settings, environment: 'live' };
		newVersion(letter, 'two');
		await file([letter]);
		expect(await contents()).toEqual({ 'Letter.pdf': 'two', '_Archive/Letter_v1.pdf': 'one' });
		place = '/Demo Matters';
		expect(await contents()).toEqual({ 'Letter.pdf': 'one' });
	});

	it('that is filed anew from the status page only moves, and nothing is read from Clio for it', async () => {
		const letter = upload('one', 'Letter.pdf', { category: 'correspondence' });
		settings = { ...settings, categories: { lines: [{ category: 'Pleadings', subfolder: 'Pleadings' }] } };
		const [filed] = await create(letter);
		expect(filed).toMatchObject({ reason: 'category_unmapped' });
		settings = { ...settings, categories: { lines: [{ category: 'Correspondence', subfolder: 'Letters' }] } };
		const { fileId, subfolder } = JSON.parse(filed?.details ?? '') as Record<string, string>;
		const details = JSON.stringify({ refile: { fileId, subfolder } });
		for (const isKnown of [true, false]) {
			if (!isKnown) work.documents.rows.clear();
			const [moved] = await file([letter], 'documentUpdated', { details });
			expect(moved).toMatchObject({ status: 'done', reason: 'refiled' });
			expect(moved?.documents[0]?.contentHash).toBe(filed?.documents[0]?.contentHash);
		}
		expect(await contents()).toEqual({ 'Letters/Letter.pdf': 'one' });
		await work.dropbox.person.filesDeleteV2({ path: inMatter('Letters/Letter.pdf') });
		work.documents.rows.clear();
		expect(await file([letter], 'documentUpdated', { details })).toMatchObject([{ status: 'done' }]);
		expect(await contents()).toEqual({});
	});

	it('stays where people put it, under the name that they gave it', async () => {
		const letter = upload('one', 'Letter.pdf', { category: 'pleadings' });
		await create(letter);
		await work.dropbox.person.filesMoveV2({
			...{ from_path: inMatter('Pleadings/Letter.pdf'), to_path: inMatter('Filed/Answer of Smith.pdf') },
		});
		newVersion(letter, 'two');
		await file([letter]);
		call('POST /category', { document: letter.id, category: 'correspondence' });
		await file([letter]);
		call('POST /category', { document: letter.id, category: 'pleadings' });
		newVersion(letter, 'three');
		await file([letter]);
		expect(await contents()).toEqual({
			'Filed/Answer of Smith.pdf': 'three',
			'_Archive/Filed/Answer of Smith_v1.pdf': 'one',
			'_Archive/Filed/Answer of Smith_v2.pdf': 'two',
		});
	});

	it('is filed anew where people deleted it, and replaces nothing that has its name', async () => {
		const letter = upload('one');
		await create(letter);
		await work.dropbox.person.filesDeleteV2({ path: inMatter('Letter.pdf') });
		await work.dropbox.person.filesUpload({ path: inMatter('Letter.pdf'), contents: Buffer.from('mine') });
		newVersion(letter, 'two');
		await file([letter]);
		newVersion(letter, 'three');
		await file([letter]);
		expect(await contents()).toEqual({
			...{ 'Letter.pdf': 'mine', 'Letter (1).pdf': 'three', '_Archive/Letter (1)_v1.pdf': 'two' },
		});
	});

	it('gets a name of its own where it is of another type now', async () => {
		const letter = upload('one', 'Letter.docx');
		await create(letter);
		call('POST /rename-document', { document: letter.id, name: 'Letter.pdf' });
		call('POST /new-version', { document: letter.id, text: 'two', filename: 'Letter.pdf' });
		await file([letter]);
		newVersion(letter, 'three');
		await file([letter]);
		expect(await contents()).toEqual({
			...{ 'Letter.docx': 'one', 'Letter.pdf': 'three', '_Archive/Letter_v1.pdf': 'two' },
		});
	});

	it('goes to its new matter when it was moved there, and people are told once', async () => {
		const letter = upload('one');
		await create(letter);
		call('POST /move-document', { document: letter.id, matter: other.id });
		const told: Settled[] = [];
		for (const kept of [false, true, true]) told.push(...(await file([letter], 'documentUpdated', { kept })));
		expect(new Set(told.flatMap(({ add }) => add).map(({ eventId }) => eventId)).size).toBe(1);
		expect(told[2]?.add).toEqual([]);
		expect(JSON.parse(told[0]?.add[0]?.details ?? '')).toMatchObject({
			...{ email: 'movedMatter', movedFrom: String(matter.id), documentId: String(letter.id) },
		});
		expect(told[0]?.add[0]?.caseKey).toBe(String(other.id));
		expect([await contents(), await contents(other)]).toEqual([
			{ 'Letter.pdf': 'one' },
			{ 'Letter.pdf': 'one' },
		]);
	});

	it.each<[string, string, () => void]>([
		[
			'a matter that the client settings leave out',
			'filtered',
			() => {
				settings = { ...settings, practiceAreas: 'litigation' };
				call('POST /move-document', { document: letter.id, matter: other.id });
			},
		],
		['no matter', 'no_matter', () => call('POST /move-document', { document: letter.id })],
	])('stays where it is when it was moved to %s, and people are told once', async (_, reason, move) => {
		letter = upload('one');
		await create(letter);
		const never = upload('two', 'Memo.pdf');
		move();
		call('POST /move-document', { document: never.id });
		const told: Settled[] = [];
		for (const kept of [false, true]) told.push(...(await file([letter], 'documentUpdated', { kept })));
		newVersion(letter, 'one again');
		told.push(...(await file([letter])));
		expect(told).toMatchObject(Array.from({ length: 3 }, () => ({ status: 'done', reason })));
		const emails = told.flatMap(({ add }) => add);
		expect(emails).toHaveLength(3);
		expect(new Set(emails.map(({ eventId }) => eventId)).size).toBe(1);
		expect(JSON.parse(emails[0]?.details ?? '')).toMatchObject({
			...{ email: 'movedMatter', movedFrom: String(matter.id), documentId: String(letter.id), reason },
		});
		expect(await file([never])).toMatchObject([{ reason: 'no_matter', add: [] }]);
		expect(await contents()).toEqual({ 'Letter.pdf': 'one' });
		// What is filed after all is told of as well.
		call('POST /move-document', { document: letter.id, matter: other.id });
		settings = { ...settings, practiceAreas: '' };
		const [filed] = await file([letter]);
		expect(filed?.add).toMatchObject([{ caseKey: String(other.id) }]);
		expect(filed?.add[0]?.eventId).not.toBe(emails[0]?.eventId);
	});

	it('is not taken for one that was moved when it is deleted', async () => {
		const letter = upload('one');
		await create(letter);
		call('POST /move-document', { document: letter.id });
		expect(await file([letter], 'documentDeleted')).toMatchObject([{ reason: 'deleted', add: [] }]);
	});

	it('replaces nothing in its new matter', async () => {
		const letter = upload('one');
		await create(letter);
		const theirs = call('POST /upload', { matter: other.id, name: 'Letter.pdf', text: 'theirs' });
		await file([theirs], 'documentCreated', { caseKey: String(other.id) });
		call('POST /move-document', { document: letter.id, matter: other.id });
		await file([letter]);
		expect(await contents(other)).toEqual({ 'Letter.pdf': 'theirs', 'Letter (1).pdf': 'one' });
	});

	it('takes its copy along when it becomes privileged, whatever people call that', async () => {
		close();
		await begin('teamSpace', 'jane');
		const letter = upload('one');
		await create(letter);
		await work.dropbox.person.filesMoveV2({
			...{ from_path: inMatter('Letter.pdf'), to_path: inMatter('Drafts/Memo of Smith.pdf') },
		});
		call('POST /category', { document: letter.id, category: 'privileged' });
		newVersion(letter, 'two');
		expect(await file([letter])).toMatchObject([{ status: 'done' }]);
		const open = Object.keys(await contents()).filter((path) => !path.startsWith('Privileged/'));
		expect(open).toEqual([]);
		expect(await contents()).toMatchObject({ 'Privileged/Memo of Smith.pdf': 'two' });
	});

	it.each<[string, (letter: { id: number }) => Promise<void>]>([
		[
			'is of another type now',
			async ({ id: document }) => {
				call('POST /rename-document', { document, name: 'Letter.docx' });
				call('POST /new-version', { document, text: 'three', filename: 'Letter.docx' });
			},
		],
		[
			'was put into the archive by people',
			async (letter) => {
				const to_path = inMatter('_Archive/Memo of Smith.pdf');
				await work.dropbox.person.filesMoveV2({ from_path: inMatter('Letter.pdf'), to_path });
				newVersion(letter, 'three');
			},
		],
		[
			'was renamed by people after it had a prior version',
			async (letter) => {
				const to_path = inMatter('Memo of Smith.pdf');
				await work.dropbox.person.filesMoveV2({ from_path: inMatter('Letter.pdf'), to_path });
				newVersion(letter, 'three');
			},
		],
	])('leaves nothing open when it becomes privileged and %s', async (_, change) => {
		close();
		await begin('teamSpace', 'jane');
		const letter = upload('one');
		await create(letter);
		newVersion(letter, 'two');
		await file([letter]);
		await change(letter);
		call('POST /category', { document: letter.id, category: 'privileged' });
		expect(await file([letter])).toMatchObject([{ status: 'done' }]);
		expect(Object.values(await contents()).sort()).toEqual(['one', 'three', 'two']);
		expect(Object.keys(await contents()).filter((path) => !path.startsWith('Privileged/'))).toEqual([]);
	});

	describe('when it becomes privileged beside another one with the same name', () => {
		let one: { id: number };
		let two: { id: number };
		beforeEach(async () => {
			close();
			await begin('teamSpace', 'jane');
			[one, two] = [upload('one'), upload('two')];
			await create(one, two);
			newVersion(two, 'two again');
			await file([two]);
		});

		const becomePrivileged = async (letter: { id: number }) => {
			call('POST /category', { document: letter.id, category: 'privileged' });
			return await file([letter]);
		};

		it('leaves that one where it is, and its next version is filed', async () => {
			expect(await becomePrivileged(one)).toMatchObject([{ status: 'done' }]);
			newVersion(two, 'two for the third time');
			expect(await file([two])).toMatchObject([{ status: 'done' }]);
			expect(await contents()).toEqual({
				...{ 'Privileged/Letter.pdf': 'one', 'Letter (1).pdf': 'two for the third time' },
				...{ '_Archive/Letter (1)_v1.pdf': 'two', '_Archive/Letter (1)_v2.pdf': 'two again' },
			});
		});

		it('leaves that one where it is, also if it is the one that was numbered', async () => {
			newVersion(two, 'two, now privileged');
			expect(await becomePrivileged(two)).toMatchObject([{ status: 'done' }]);
			newVersion(one, 'one again');
			expect(await file([one])).toMatchObject([{ status: 'done' }]);
			const open = Object.entries(await contents()).filter(([path]) => !path.startsWith('Privileged/'));
			expect(Object.fromEntries(open)).toEqual({
				'Letter.pdf': 'one again',
				'_Archive/Letter_v1.pdf': 'one',
			});
		});

		it('leaves nothing of it open if both do at the same time', async () => {
			for (const { id: document } of [one, two]) call('POST /category', { document, category: 'privileged' });
			expect(await file([one, two])).toMatchObject([{ status: 'done' }, { status: 'done' }]);
			const paths = Object.keys(await contents());
			expect(paths.filter((path) => !path.startsWith('Privileged/'))).toEqual([]);
			expect(paths).toHaveLength(3);
		});

		it('takes that one along if it has the same content', async () => {
			newVersion(one, 'two again');
			expect(await becomePrivileged(one)).toMatchObject([{ status: 'done' }]);
			const paths = Object.keys(await contents());
			expect(paths.filter((path) => !path.startsWith('Privileged/'))).toEqual([]);
		});

		it.each<[string, () => void]>([
			['the storage cannot say whose file that is', () => (work.documents.knowsCases = false)],
			['the storage does not know that one', () => void work.documents.rows.delete(`clio ${two.id}`)],
		])('takes that one along if %s', async (_, lose) => {
			lose();
			expect(await becomePrivileged(one)).toMatchObject([{ status: 'done' }]);
			const paths = Object.keys(await contents());
			expect(paths.filter((path) => !path.startsWith('Privileged/'))).toEqual([]);
		});
	});

	it('stays where people moved it out of the case folder when it becomes privileged, and they are told', async () => {
		close();
		await begin('teamSpace', 'jane');
		const letter = upload('one');
		await create(letter);
		await work.dropbox.person.filesCreateFolderV2({ path: `${place}/Shared` });
		const to_path = `${place}/Shared/Letter.pdf`;
		await work.dropbox.person.filesMoveV2({ from_path: inMatter('Letter.pdf'), to_path });
		call('POST /category', { document: letter.id, category: 'privileged' });
		newVersion(letter, 'two');
		const toldOf = async (kept: boolean) =>
			(await file([letter], 'documentUpdated', { kept })).flatMap(({ add }) =>
				add.map(({ details }) => (JSON.parse(details) as IDataObject)['isElsewhere']),
			);
		expect([await toldOf(false), await toldOf(true), await toldOf(true)]).toEqual([[true], [true], [false]]);
		expect(await work.tree()).toContain(to_path);
		expect(await contents()).toEqual({ 'Privileged/Letter.pdf': 'two' });
	});

	it('is not laid open in another matter where it was privileged before', async () => {
		close();
		await begin('teamSpace', 'jane');
		const letter = upload('one', 'Letter.pdf', { category: 'privileged' });
		await create(letter);
		call('POST /move-document', { document: letter.id, matter: other.id });
		call('POST /category', { document: letter.id, category: 'pleadings' });
		newVersion(letter, 'two');
		expect(await file([letter])).toMatchObject([{ status: 'failed', reason: 'restricted_before', add: [] }]);
		expect(await contents(other)).toEqual({});
		const from_path = inMatter('Privileged/Letter.pdf');
		await work.dropbox.person.filesMoveV2({ from_path, to_path: inMatter('Letter.pdf') });
		expect(await file([letter])).toMatchObject([{ status: 'done' }]);
		expect(await contents(other)).toEqual({ 'Pleadings/Letter.pdf': 'two' });
	});

	it('tells each time that it goes to another matter, once', async () => {
		const letter = upload('one');
		await create(letter);
		const told: string[] = [];
		for (const to of [other, matter, other]) {
			call('POST /move-document', { document: letter.id, matter: to.id });
			for (const kept of [false, true]) {
				const [settled] = await file([letter], 'documentUpdated', { kept });
				told.push(...(settled?.add ?? []).map(({ eventId }) => eventId));
			}
		}
		expect(told).toHaveLength(6);
		expect(new Set(told).size).toBe(3);
	});

	it('is filed beside where the office keeps no prior versions', async () => {
		settings = { archiveVersions: false };
		const letter = upload('one');
		await create(letter);
		newVersion(letter, 'two');
		await file([letter]);
		await file([letter]);
		newVersion(letter, 'three');
		await file([letter]);
		await file([letter]);
		expect(await contents()).toEqual({
			...{ 'Letter.pdf': 'one', 'Letter (1).pdf': 'two', 'Letter (2).pdf': 'three' },
		});
	});
});
