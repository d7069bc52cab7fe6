/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import { ClioMatters } from '@/packages/clio-matters/nodes/ClioMatters/ClioMatters.node';
import { DOCUMENT_CALLS } from '../emulators/clio/dashboard/documentCalls';
import { MATTER_CALLS } from '../emulators/clio/dashboard/matterCalls';
import { settingsOf } from '../support/clientSettings';
import { createClioHarness } from './clioHarness';
import { createEngineHarness } from './engineHarness';
import { ReconcilingOffice } from './reconcileHarness';

jest.setTimeout(180_000);

const MATTERS = 3;
const DOCUMENTS = 6;

describe('a migration from Clio', () => {
	let clio: ReturnType<typeof createClioHarness>;
	let dropbox: ReturnType<typeof createEngineHarness>;
	let office: ReconcilingOffice;
	let settings: Partial<GivenSettings>;
	let place: string;
	let matters: Array<{ id: number; displayNumber: string }>;

	const begin = async (...account: Parameters<typeof createEngineHarness>) => {
		settings = { minimumSize: 0 };
		clio = createClioHarness();
		dropbox = createEngineHarness(...account);
		// In the space of a team, members make no folders at the top.
		place = account.length === 0 ? '/Legal Matters' : '/Matters';
		settings = { ...settings, liveDestination: place };
		if (account.length === 0) await dropbox.person.filesCreateFolderV2({ path: place });
		office = new ReconcilingOffice({
			...{ system: 'clio', filing: 'clio-file-documents.json', migration: 'clio-migrate.json' },
			nodes: { 'n8n-nodes-clio-matters.clioMatters': new ClioMatters() },
			credentials: [clio.credentialOf('ada'), dropbox.token()],
			settings: () => ({ ...settingsOf(settings) }) as unknown as IDataObject,
		});
		for (const { id } of [...clio.state.matters.all])
			MATTER_CALLS['POST /close-matter']?.(clio.world, { matter: id, date: '2026-03-14' }, query);
		matters = Array.from(
			{ length: MATTERS },
			(_, at) =>
				MATTER_CALLS['POST /open-matter']?.(
					clio.world,
					{ description: `Lease ${at}` },
					query,
				) as (typeof matters)[number],
		);
		for (const matter of matters) for (let at = 0; at < DOCUMENTS; at++) upload(matter, `Letter ${at}.pdf`);
	};
	const close = () => {
		dropbox.close();
		clio.close();
	};
	beforeEach(async () => await begin());
	afterEach(close);

	const query = new URLSearchParams();
	const act = (call: keyof typeof DOCUMENT_CALLS, body: object) =>
		DOCUMENT_CALLS[call]?.(clio.world, body, query) as { id: number };
	const upload = ({ id }: { id: number }, name: string, more: object = {}) =>
		act('POST /upload', { matter: id, name, text: `${name} of ${id}`, ...more });

	/** Documents in Dropbox with what is in them, below the number of their matter. */
	const contents = async (): Promise<Record<string, string>> => {
		const { entries } = (await dropbox.person.filesListFolder({ path: place, recursive: true })).result;
		const found: Record<string, string> = {};
		for (const { path_display: path = '' } of entries.filter((entry) =>
			/\.pdf$/.test(entry.path_display ?? ''),
		)) {
			const { result } = await dropbox.person.filesDownload({ path });
			const { fileBinary } = result as unknown as { fileBinary: Buffer };
			found[path.slice(place.length + 1)] = fileBinary.toString();
		}
		return found;
	};
	/** What belongs in Dropbox. */
	const all = () =>
		Object.fromEntries(
			matters.flatMap(({ id, displayNumber }) =>
				Array.from({ length: DOCUMENTS }, (_, at) => [
					`${displayNumber}/Letter ${at}.pdf`,
					`Letter ${at}.pdf of ${id}`,
				]),
			),
		);
	const statuses = (settled: ReadonlyArray<{ status: string; reason: string }>) =>
		settled.map(({ status, reason }) => `${status} ${reason}`.trim());

	it('first says what it is going to do, and changes nothing', async () => {
		expect(await office.migrate({ dryRun: true })).toMatchObject({
			...{ cases: 3, compared: 3, casesLeftOut: 0, foldersToMake: 3, documents: 18, present: 0 },
			...{ missing: 18, different: 0, leftOut: 0, notCompared: 0, unread: [] },
			bytes: Object.values(all()).join('').length,
		});
		expect(office.waiting('migration')).toEqual([]);
		expect(await contents()).toEqual({});
	});

	it('files all documents of each matter by one ZIP, and a second one has nothing to do', async () => {
		const planned = await office.migrate();
		expect(office.waiting('migration')).toHaveLength(MATTERS);
		await office.migrate();
		expect(office.waiting('migration')).toHaveLength(MATTERS);
		const before = clio.calls();
		const settled = await office.workOnMigration();
		expect(statuses(settled)).toEqual(['done', 'done', 'done']);
		expect(settled.map(({ details }) => JSON.parse(details) as IDataObject)).toMatchObject([
			...[1, 2, 3].map((number) => ({ run: 'first', number, of: 3, missing: 6, documents: 6 })),
		]);
		expect(await contents()).toEqual(all());
		expect(office.register).toHaveLength(MATTERS * DOCUMENTS);
		// What Plan said, and one that reads the matters together.
		expect(clio.calls() - before).toBe(Number(planned['requests']) + 1);
		expect(await office.migrate({ run: 'second' })).toMatchObject({
			...{ foldersToMake: 0, present: 18, missing: 0, adopted: 0, bytes: 0, requests: 0, events: [] },
		});
		expect(office.waiting('documents')).toEqual([]);
	});

	/** Documents of the first matter, by the ends of their paths. */
	const filed = async () =>
		Object.keys(await contents())
			.filter((path) => path.startsWith(`${matters[0]?.displayNumber}/`))
			.map((path) => path.slice(path.indexOf('/') + 1));
	const first = () => matters[0] as (typeof matters)[number];
	const migrateFirst = async (run = 'first') => await office.migrate({ matter: String(first().id), run });
	const atDropbox = async (path: string, text: string) =>
		await dropbox.person.filesUpload({ path: `${place}/${path}`, contents: Buffer.from(text) });
	const letters = Array.from({ length: DOCUMENTS }, (_, at) => `Letter ${at}.pdf`);

	it.each([0, 1, 4])(
		'finds what it uploaded before n8n died, when %i of each had been recorded',
		async (kept) => {
			await office.migrate();
			await office.workOnMigration(kept);
			expect(office.register).toHaveLength(kept * MATTERS);
			const before = clio.calls();
			expect(statuses(await office.workOnMigration())).toEqual(['done', 'done', 'done']);
			// Nothing is downloaded again.
			expect(clio.calls() - before).toBe(1 + MATTERS);
			expect(await contents()).toEqual(all());
			expect(office.register).toHaveLength(MATTERS * DOCUMENTS);
			expect(await office.migrate({ run: 'second' })).toMatchObject({ missing: 0, adopted: 0, events: [] });
		},
	);

	it('goes on where n8n died while it uploaded', async () => {
		await office.migrate();
		for (const { displayNumber, id } of matters)
			await atDropbox(`${displayNumber}/Letter 0.pdf`, `Letter 0.pdf of ${id}`);
		await office.workOnMigration();
		expect(await contents()).toEqual(all());
		expect(office.register).toHaveLength(MATTERS * DOCUMENTS);
	});

	it('uses a folder that is there already where it lies, and knows its documents from then on', async () => {
		const { displayNumber, id } = first();
		for (const [at, text] of letters.entries())
			if (at < 4) await atDropbox(`${displayNumber}/${text}`, `${text} of ${id}`);
		await atDropbox(`${displayNumber}/Own notes.pdf`, 'notes');
		expect(await migrateFirst()).toMatchObject({ foldersToMake: 0, present: 4, adopted: 4, missing: 2 });
		const before = clio.calls();
		await office.workOnMigration();
		expect(clio.calls() - before).toBe(2);
		expect(office.register).toHaveLength(4);
		// Two are too few for a ZIP.
		expect((await office.work()).map(({ status }) => status)).toEqual(['done', 'done']);
		expect((await filed()).sort()).toEqual([...letters, 'Own notes.pdf']);
		act('POST /new-version', {
			document: clio.state.documents.all.find(({ name }) => name === 'Letter 0.pdf')!.id,
			text: 'two',
		});
		await office.reconcile();
		await office.work();
		expect(await contents()).toMatchObject({ [`${displayNumber}/Letter 0.pdf`]: 'two' });
	});

	it('is one event for a case of which little is missing, too, so that what happens now need not wait', async () => {
		for (const text of letters.slice(2))
			await atDropbox(`${first().displayNumber}/${text}`, `${text} of ${first().id}`);
		await migrateFirst();
		expect(office.waiting('documents')).toEqual([]);
		expect(office.waiting('migration')).toHaveLength(1);
		await office.workOnMigration();
		await office.work();
		expect((await filed()).sort()).toEqual(letters);
	});

	it('is migrated anew in the live folder, if it was tried in the demo on the same day', async () => {
		settings = { ...settings, environment: 'demo', demoDestination: '/Demo Matters' };
		await dropbox.person.filesCreateFolderV2({ path: '/Demo Matters' });
		await migrateFirst();
		await office.workOnMigration();
		settings = { ...settings, environment: 'live' };
		await migrateFirst();
		expect(statuses(await office.workOnMigration())).toEqual(['done']);
		expect((await filed()).sort()).toEqual(letters);
	});

	it('files what was added meanwhile, and not what was deleted in Clio', async () => {
		await migrateFirst();
		upload(first(), 'Late.pdf');
		act('POST /trash-document', {
			document: clio.state.documents.all.find(({ name }) => name === 'Letter 3.pdf')!.id,
		});
		await office.workOnMigration();
		expect((await filed()).sort()).toEqual([
			'Late.pdf',
			...letters.filter((name) => name !== 'Letter 3.pdf'),
		]);
		expect(office.waiting('documents')).toEqual([]);
	});

	it('files documents of the same name beside each other, also where n8n died', async () => {
		for (const text of ['one', 'two']) upload(first(), 'Letter 0.pdf', { text });
		await migrateFirst();
		await office.workOnMigration(0);
		await office.workOnMigration();
		expect((await filed()).sort()).toEqual(['Letter 0 (1).pdf', 'Letter 0 (2).pdf', ...letters]);
		// Which of two of one size is which, nobody can say after n8n died: none of both is taken for known.
		expect(office.register).toHaveLength(DOCUMENTS);
		expect(new Set(office.register.map(({ fileId }) => fileId)).size).toBe(DOCUMENTS);
	});

	it('leaves out what the client settings leave out, and what is not completely uploaded', async () => {
		settings = { ...settings, minimumSize: 5 };
		upload(first(), 'Tiny.pdf', { text: 'x' });
		upload(first(), 'Unfinished.pdf', { text: undefined, uploaded: false });
		expect(await migrateFirst()).toMatchObject({ documents: 6, missing: 6, leftOut: 1 });
		await office.workOnMigration();
		expect((await filed()).sort()).toEqual(letters);
		expect(office.waiting('documents')).toEqual([]);
	});

	it('tries a document again by itself that could not be downloaded', async () => {
		const broken = clio.state.documents.all.find(({ name }) => name === 'Letter 2.pdf')!;
		// What the ZIP has is not what Clio lists, so that it is asked for by itself.
		act('POST /claim-size', { document: broken.id, size: 7 });
		await migrateFirst();
		expect(statuses(await office.workOnMigration())).toEqual(['done']);
		expect((await filed()).sort()).toEqual(letters.filter((name) => name !== 'Letter 2.pdf'));
		expect(office.waiting('documents')).toMatchObject([
			{ kind: 'documentCreated', documentId: String(broken.id), caseKey: String(first().id) },
		]);
	});

	it('files by itself what was filed for another matter before', async () => {
		const moved = clio.state.documents.all.find(({ name }) => name === 'Letter 1.pdf')!;
		office.register.push({
			...{ source: 'clio', documentId: String(moved.id), versionId: '', caseKey: 'other', fileId: 'id:none' },
			...{ folderId: 'id:other', subfolder: '', contentHash: '', filedAt: 1 },
		});
		upload(first(), 'Letter 6.pdf');
		await migrateFirst();
		await office.workOnMigration();
		expect(office.waiting('documents')).toMatchObject([{ documentId: String(moved.id) }]);
		expect(await filed()).not.toContain('Letter 1.pdf');
	});

	it('is tried again as a whole where Clio does not answer', async () => {
		await migrateFirst();
		office.impatient = ['Documents'];
		clio.world.clio.faults.set([
			{ route: 'GET folders', fault: { kind: 'html_error', status: 503 }, times: 1000 },
		]);
		expect(statuses(await office.workOnMigration())).toEqual(['waiting unavailable']);
		expect(office.waiting('documents')).toEqual([]);
		clio.world.clio.faults.set([]);
		expect(statuses(await office.workOnMigration())).toEqual(['done']);
		expect((await filed()).sort()).toEqual(letters);
	});

	it('is tried again as a whole where Dropbox does not answer, and files nothing twice', async () => {
		await migrateFirst();
		office.impatient = ['File'];
		dropbox.emulator.faults.set([
			{
				route: 'files/upload_session/finish_batch_v2',
				fault: { kind: 'reset', when: 'after_commit' },
				times: 1000,
			},
		]);
		expect(statuses(await office.workOnMigration())).toEqual(['waiting unavailable']);
		dropbox.emulator.faults.set([]);
		expect(statuses(await office.workOnMigration())).toEqual(['done']);
		expect((await filed()).sort()).toEqual(letters);
		expect(office.register).toHaveLength(DOCUMENTS);
	});

	describe('at its end', () => {
		/** The emails that are to be sent, by what they say. */
		const reports = () =>
			office
				.waiting('email')
				.map(({ eventId, details }) => [eventId, JSON.parse(String(details)) as IDataObject]);

		it('compares all of its cases, and one email says what it came to', async () => {
			await office.migrate();
			await office.workOnMigration();
			const before = clio.calls();
			expect((await office.check())?.status).toBe('done');
			// One that reads the matters together, and one for the documents of each.
			expect(clio.calls() - before).toBe(1 + MATTERS);
			expect(await office.check()).toBeUndefined();
			const nothing = { missing: 0, different: 0, notCompared: 0, leftOut: 0, casesLeftOut: 0, unread: 0 };
			expect(reports()).toEqual([
				[
					expect.stringMatching(/^migration-report:first:/),
					{
						...{ email: 'migrationReport', run: 'first', startedAt: expect.any(Number) as number },
						...{
							cases: 3,
							compared: 3,
							documents: 18,
							present: 18,
							saved: 18,
							...nothing,
							count: 0,
							events: [],
						},
					},
				],
			]);
		});

		it('saves nothing and tells nothing of what was planned in the demo, where the office is live meanwhile', async () => {
			settings = { ...settings, environment: 'demo', demoDestination: '/Demo Matters' };
			await dropbox.person.filesCreateFolderV2({ path: '/Demo Matters' });
			await office.migrate();
			settings = { ...settings, environment: 'live' };
			const over = 'done other_environment';
			expect(statuses(await office.workOnMigration())).toEqual([over, over, over]);
			expect(await office.check()).toMatchObject({ status: 'done', reason: 'other_environment', add: [] });
			expect(await contents()).toEqual({});
			expect([...office.waiting('documents'), ...reports()]).toEqual([]);
		});

		it('says what is missing, different, or could not be compared', async () => {
			await atDropbox(`${first().displayNumber}/Letter 0.pdf`, `Letter 0.pdf of ${first().id}`);
			await office.migrate();
			await office.workOnMigration();
			const [one, two, three] = matters as [(typeof matters)[0], (typeof matters)[0], (typeof matters)[0]];
			await dropbox.person.filesDeleteV2({ path: `${place}/${one.displayNumber}/Letter 1.pdf` });
			upload(two, 'Late.pdf');
			const changed = clio.state.documents.all.find(({ matterId }) => matterId === two.id)!;
			act('POST /new-version', { document: changed.id, text: 'two' });
			MATTER_CALLS['POST /delete-matter']?.(clio.world, { matter: three.id }, query);
			await office.check();
			expect(reports()[0]?.[1]).toMatchObject({
				...{ cases: 3, compared: 2, documents: 13, present: 10, missing: 2, different: 1, unread: 1 },
				// Five of the first matter, of which one is gone again, and six of the second.
				...{ saved: 10, count: 3 },
				events: [
					{ caseKey: String(one.id), missing: 1, different: 0, notCompared: 0 },
					{ caseKey: String(two.id), missing: 1, different: 1, notCompared: 0 },
					{ caseKey: String(three.id), reason: 'not_found' },
				],
			});
		});

		it.each(['add', 'finish'] as const)(
			'sends one email, also if n8n dies before it can %s',
			async (moment) => {
				await office.migrate();
				await office.workOnMigration();
				await office.check(moment);
				await office.check();
				expect(await office.check()).toBeUndefined();
				expect(reports()).toHaveLength(1);
			},
		);

		it('waits where Clio does not answer', async () => {
			await office.migrate();
			await office.workOnMigration();
			clio.world.clio.faults.set([
				{ route: 'GET documents', fault: { kind: 'html_error', status: 503 }, times: 1000 },
			]);
			office.impatient = ['Documents'];
			expect(await office.check()).toMatchObject({ status: 'waiting', reason: 'unavailable', add: [] });
			clio.world.clio.faults.set([]);
			expect(await office.check()).toMatchObject({ status: 'done' });
			expect(reports()).toHaveLength(1);
		});

		it('has an email of its own for one matter, and none where nothing was to be done', async () => {
			await migrateFirst();
			await office.workOnMigration();
			await office.check();
			expect(reports().map(([id]) => id)).toEqual([
				expect.stringMatching(new RegExp(`^migration-report:first-${first().id}:`)),
			]);
			await migrateFirst('again');
			expect(office.waiting('check')).toEqual([]);
		});
	});

	describe('of privileged documents', () => {
		beforeEach(async () => {
			close();
			await begin('teamSpace', 'jane');
		});

		it('files them only where few can open them', async () => {
			upload(first(), 'Advice.pdf', { category: 'Privileged' });
			await migrateFirst();
			await office.workOnMigration(0);
			expect(statuses(await office.workOnMigration())).toEqual(['done']);
			expect((await filed()).sort()).toEqual([...letters, 'Privileged/Advice.pdf']);
		});

		it('leaves another document of the same name where it is', async () => {
			await atDropbox(`${first().displayNumber}/Letter 0.pdf`, `Letter 0.pdf of ${first().id}`);
			upload(first(), 'Letter 0.pdf', { category: 'Privileged', text: 'advice' });
			await migrateFirst();
			expect(statuses(await office.workOnMigration())).toEqual(['done']);
			expect((await filed()).sort()).toEqual([...letters, 'Privileged/Letter 0.pdf']);
		});

		it('files none of which nobody may know', async () => {
			settings = { ...settings, privilegedMatterTypes: 'Estate' };
			upload(first(), 'Advice.pdf', { category: 'Privileged' });
			expect(await migrateFirst()).toMatchObject({ missing: 6, leftOut: 1 });
			await office.workOnMigration();
			expect((await filed()).sort()).toEqual(letters);
			expect(office.waiting('documents')).toEqual([]);
		});
	});
});
