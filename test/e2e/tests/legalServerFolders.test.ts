/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { FOLDER_ID, FOLDER_LINK, LegalServerOffice, type Called } from '../runs/LegalServerOffice';
import { byId, byPath, caseFolders, legalServerStep, type Step } from '../runs/steps';
import { Workflow } from '../runs/Workflow';
import { EmulatedDropbox, type StoredEntry } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const office = new LegalServerOffice(stack);
const n8n = { api: office.api, url: stack.n8nUrl };

/** The destinations, which in Dropbox are a folder below the team folder of matters. */
const ROOT = '/LegalServer';
const ids: Record<string, string> = {};

/** Requests that the demo site takes in three seconds, and how many of them a backfill leaves for others. */
const [LIMIT, OTHERS] = [40, 25];

beforeAll(async () => {
	await office.legalServer.act('/switches', { site: 'riverside', rateLimit: 1_000_000 });
	const small = { rateLimit: LIMIT, rateWindow: 3000 };
	await office.legalServer.act('/switches', { site: 'riverside-demo', ...small });
	const parents = ['Live', 'Demo', 'By number', 'Bulk', 'Years/2026', 'Years/2027'];
	const made = await dropbox.makeFolders(
		'matters',
		parents.map((name) => `${ROOT}/${name}`),
	);
	for (const { path, id } of made) ids[path.slice(ROOT.length + 1)] = id;
	const create = (name: string, more: Record<string, unknown> = {}) => ({
		'Get case': { options: { customFields: FOLDER_ID } },
		'Create case folder': { destination: byId(ids[name] ?? ''), ...more },
	});
	await office.setUp({ environment: 'live', path: 'ls-live', changes: create('Live') });
	await office.setUp({
		...{ environment: 'demo', path: 'ls-demo', changes: create('Demo') },
		// Two accounts of the agency's Dropbox, as the article has it: one for each site.
		dropbox: { onlyWriteBelow: ids['Demo'], refreshToken: stack.refreshTokens['ravi'] },
	});
	await office.setUp({
		...{ environment: 'live', path: 'ls-auxiliary', by: 'block' },
		changes: create('By number', { folderNaming: 'caseId' }),
	});
});

/** Folders right in a destination. */
const foldersIn = async (name: string): Promise<StoredEntry[]> =>
	(await dropbox.entriesIn('matters', `${ROOT}/${name}`)).filter(
		({ path, kind }) => kind === 'folder' && path.lastIndexOf('/') === `${ROOT}/${name}`.length,
	);
const namesIn = async (name: string) =>
	(await foldersIn(name)).map(({ path }) => path.slice(path.lastIndexOf('/') + 1));

/** The live site calls the workflow of this name from now on. */
async function useLive(): Promise<void> {
	await office.callFrom('live', `${stack.n8nUrl}/webhook/ls-live`);
	await office.legalServer.act('/outgoing', { site: 'riverside', timeout: 10_000 });
}

const answerOf = ({ answered }: Called) => JSON.parse(answered?.body ?? 'null') as Record<string, unknown>;

const ANSWER_KEYS = ['folderId', 'folderPath', 'folderUrl', 'ok', 'problem', 'status'];

test('Case Folder Creation: an intake that is accepted gets its folder, named “Last, First - Case ID”, and its ID is on the case', async () => {
	const { caseNumber } = await office.addCase('live', 'Park', { disposition: 'Incomplete Intake' });
	const where = { site: 'riverside', matter: caseNumber };
	await office.legalServer.act('/set-disposition', { ...where, disposition: 'Open' });
	const called = await office.navigate('live', caseNumber);
	expect(Object.keys(answerOf(called)).sort()).toEqual(ANSWER_KEYS);
	const { customFields } = await office.readCase('live', caseNumber);
	const folder = (await foldersIn('Live')).find(({ path }) => path.endsWith(`Park, Sam - ${caseNumber}`));
	expect(folder).toBeDefined();
	expect(customFields[FOLDER_ID]).toBe(folder?.id);
	expect(String(customFields[FOLDER_LINK])).toMatch(/^https:\/\/www\.dropbox\.com\//);
});

test('Case Folder Creation: for a case that existed before, an auxiliary process makes it, named by the Case ID, and a note says where', async () => {
	const { caseNumber } = await office.addCase('live', 'Auster');
	await office.saveProcess('live', caseNumber);
	expect(await namesIn('By number')).toEqual([caseNumber]);
	const { notes } = await office.readCase('live', caseNumber);
	const [folder] = await foldersIn('By number');
	expect(notes.map(({ body }) => body).join()).toContain(folder?.id);
});

test('the same for all existing cases in bulk, twice, each with one folder', async () => {
	await office.connect('live');
	const getMany = legalServerStep('Open cases', {
		...{ resource: 'matter', operation: 'getMany', returnAll: true },
		filters: { disposition: 'Open' },
	});
	const create = caseFolders('Folder', {
		...{ resource: 'caseFolder', operation: 'create', caseId: '={{ $json.caseNumber }}' },
		...{ destination: byPath(`/Matters${ROOT}/Bulk`), folderNaming: 'lastFirstCaseId' },
		lastName: '={{ $json.lastName || $json.organizationName }}',
		firstName: '={{ $json.firstName }}',
	});
	const bulk = await Workflow.publish(n8n, 'ls-bulk', [getMany, create]);
	const first = await bulk.items<{ folderId: string; created: boolean }>();
	const again = await bulk.items<{ folderId: string; created: boolean }>();
	expect(first.length).toBeGreaterThan(20);
	expect(first.every(({ created }) => created)).toBe(true);
	expect(again.map(({ folderId, created }) => [folderId, created])).toEqual(
		first.map(({ folderId }) => [folderId, false]),
	);
	expect(await foldersIn('Bulk')).toHaveLength(first.length);
});

test('a folder that people renamed and moved in Dropbox stays connected', async () => {
	const { caseNumber } = await office.addCase('live', 'Wander');
	await office.navigate('live', caseNumber);
	const before = (await office.readCase('live', caseNumber)).customFields;
	const from = `${ROOT}/Live/Wander, Sam - ${caseNumber}`;
	await dropbox.move('matters', from, `${ROOT}/By number/Moved by Jane`);
	const called = await office.navigate('live', caseNumber);
	expect(answerOf(called)).toMatchObject({
		...{ ok: true, status: 'exists', folderId: before[FOLDER_ID] },
		folderPath: `/Matters${ROOT}/By number/Moved by Jane`,
	});
	expect(await namesIn('Live')).not.toContain(`Wander, Sam - ${caseNumber}`);
	await dropbox.move('matters', `${ROOT}/By number/Moved by Jane`, from);
});

test('Changing the Destination Folder: by the article’s own four steps, old cases and new ones keep their places', async () => {
	await office.setUp({
		...{ environment: 'live', path: 'ls-years' },
		changes: {
			'Get case': { options: { customFields: FOLDER_ID } },
			'Create case folder': { destination: byId(ids['Years/2026'] ?? '') },
		},
	});
	const old = await office.addCase('live', 'Yesteryear');
	await office.navigate('live', old.caseNumber);
	// 1. a placeholder in the past year's parent folder, 2. what is in the destination goes there,
	const past = `${ROOT}/Years/Past`;
	await dropbox.makeFolders('matters', [past, `${past}/Placeholder`, `${ROOT}/Years/Current`]);
	const [folder] = await foldersIn('Years/2026');
	const name = folder?.path.slice(folder.path.lastIndexOf('/') + 1) ?? '';
	await dropbox.move('matters', folder?.path ?? '', `${past}/Placeholder/${name}`);
	// 3. the destination moves to the new parent, 4. the placeholder is renamed.
	await dropbox.move('matters', `${ROOT}/Years/2026`, `${ROOT}/Years/Current/Cases`);
	await dropbox.move('matters', `${past}/Placeholder`, `${past}/2026`);
	const now = await office.addCase('live', 'Tomorrow');
	const made = answerOf(await office.navigate('live', now.caseNumber));
	expect(made).toMatchObject({
		...{ ok: true, status: 'created' },
		folderPath: `/Matters${ROOT}/Years/Current/Cases/Tomorrow, Sam - ${now.caseNumber}`,
	});
	expect(answerOf(await office.navigate('live', old.caseNumber))).toMatchObject({
		...{ ok: true, status: 'exists', folderId: folder?.id },
		folderPath: `/Matters${past}/2026/${name}`,
	});
	await useLive();
});

test('live and demo are apart: each site has its own Dropbox account and destination, and the demo’s credential cannot write to the live one', async () => {
	const [live, demo] = [await office.addCase('live', 'Twin'), await office.addCase('demo', 'Twin')];
	await office.navigate('live', live.caseNumber);
	await office.navigate('demo', demo.caseNumber);
	expect(await namesIn('Live')).toContain(`Twin, Sam - ${live.caseNumber}`);
	expect(await namesIn('Demo')).toContain(`Twin, Sam - ${demo.caseNumber}`);
	// An admin picks the wrong destination in the demo's workflow.
	const url = await office.setUp({
		...{ environment: 'demo', path: 'ls-demo-wrong' },
		dropbox: { onlyWriteBelow: ids['Demo'], refreshToken: stack.refreshTokens['ravi'] },
		changes: {
			'Get case': { options: { customFields: FOLDER_ID } },
			'Create case folder': { destination: byId(ids['Live'] ?? '') },
		},
	});
	const before = await namesIn('Live');
	const stray = await office.addCase('demo', 'Stray');
	const called = await office.navigate('demo', stray.caseNumber);
	expect(answerOf(called)).toMatchObject({ ok: false, status: 'refused', folderId: null });
	expect(called.stored).toEqual({});
	expect(await namesIn('Live')).toEqual(before);
	expect(url).toContain('ls-demo-wrong');
	// A case of the live site is no case of the demo's.
	await office.callFrom('demo', `${stack.n8nUrl}/webhook/ls-live`);
	const mixed = await office.navigate('demo', stray.caseNumber);
	expect(answerOf(mixed)).toMatchObject({ ok: false, status: 'refused' });
	await office.callFrom('demo', `${stack.n8nUrl}/webhook/ls-demo`);
});

test('five processes at once make one folder, and all say the same ID', async () => {
	const { caseNumber } = await office.addCase('live', 'Quintuplet');
	const called = await Promise.all(
		Array.from({ length: 5 }, async () => await office.navigate('live', caseNumber)),
	);
	const found = (await foldersIn('Live')).filter(({ path }) => path.includes(caseNumber));
	expect(found).toHaveLength(1);
	expect(new Set(called.map((each) => answerOf(each)['folderId']))).toEqual(new Set([found[0]?.id]));
});

test('subfolders go by the problem code, over several levels', async () => {
	const subfolders = `={{ ({
		'63 Private Landlord/Tenant': ['Housing/Notices', 'Housing/Court/Filings', 'Correspondence'],
		'32 Divorce/Separation/Annulment': ['Family/Custody/Evaluations', 'Correspondence'],
	}[$('Get case').first().json.problemCode] ?? ['Correspondence']).join('\\n') }}`;
	await office.setUp({
		...{ environment: 'live', path: 'ls-codes' },
		changes: {
			'Get case': { options: { customFields: FOLDER_ID } },
			'Create case folder': { destination: byId(ids['Live'] ?? ''), subfolders },
		},
	});
	const [housing, family, other] = [
		await office.addCase('live', 'Renter', { fields: { legal_problem_code: '63 Private Landlord/Tenant' } }),
		await office.addCase('live', 'Spouse', {
			fields: { legal_problem_code: '32 Divorce/Separation/Annulment' },
		}),
		await office.addCase('live', 'Else'),
	];
	for (const { caseNumber } of [housing, family, other]) await office.navigate('live', caseNumber);
	const below = async (name: string) => {
		const parent = `${ROOT}/Live/${name}`;
		return (await dropbox.entriesIn('matters', parent))
			.filter(({ path, kind }) => kind === 'folder' && path !== parent)
			.map(({ path }) => path.slice(parent.length + 1))
			.sort();
	};
	expect(await below(`Renter, Sam - ${housing.caseNumber}`)).toEqual([
		...['Correspondence', 'Housing', 'Housing/Court', 'Housing/Court/Filings', 'Housing/Notices'],
	]);
	expect(await below(`Spouse, Sam - ${family.caseNumber}`)).toEqual([
		...['Correspondence', 'Family', 'Family/Custody', 'Family/Custody/Evaluations'],
	]);
	expect(await below(`Else, Sam - ${other.caseNumber}`)).toEqual(['Correspondence']);
	await useLive();
});

test('a backfill leaves a part of LegalServer’s limit to the site’s other integrations', async () => {
	await office.connect('demo');
	const site = office.siteOf('demo');
	await office.addCase('demo', 'Backlog', { count: 40 });
	const options = { leaveForOthers: OTHERS };
	const backfill = await Workflow.publish(n8n, 'ls-backfill', [
		legalServerStep('Cases', { resource: 'matter', operation: 'getMany', returnAll: true, options }),
		legalServerStep('Case', {
			...{ resource: 'matter', operation: 'get', matter: '={{ $json.matterUuid }}', options },
		}),
	]);
	let lowest = LIMIT;
	let isDone = false;
	const watch = async () => {
		while (!isDone) {
			const { sites } = await office.legalServer.read<{
				sites: Array<{ name: string; window: { used: number } }>;
			}>('/state');
			lowest = Math.min(lowest, LIMIT - (sites.find(({ name }) => name === site)?.window.used ?? 0));
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	};
	const watching = watch();
	await office.legalServer.act('/spend', { site, requests: 3 });
	const found = await backfill.items<{ matterUuid: string }>();
	isDone = true;
	await watching;
	expect(new Set(found.map(({ matterUuid }) => matterUuid)).size).toBeGreaterThanOrEqual(40);
	expect(lowest).toBeGreaterThanOrEqual(OTHERS);
	// It takes what it may.
	expect(lowest).toBeLessThan(OTHERS + 5);
});

describe('what LegalServer stores when n8n does not answer as agreed is nothing', () => {
	let caseNumber: string;
	beforeAll(async () => {
		await useLive();
		({ caseNumber } = await office.addCase('live', 'Constant'));
		await office.navigate('live', caseNumber);
	});

	async function expectKept(): Promise<Called> {
		const before = (await office.readCase('live', caseNumber)).customFields;
		const called = await office.navigate('live', caseNumber);
		expect(called.stored).toEqual({});
		expect((await office.readCase('live', caseNumber)).customFields).toEqual(before);
		expect(before[FOLDER_ID]).toMatch(/^id:/);
		return called;
	}

	afterEach(async () => {
		await dropbox.delayCalls(0);
		await dropbox.setFaults([]);
		await useLive();
	});

	test('401 or 403: the password is wrong', async () => {
		const { navigation } = await office.legalServer.read<{ navigation: object }>('/outgoing?site=riverside');
		const authentication = { type: 'basic', username: 'legalserver', password: 'not-the-one-agreed' };
		await office.legalServer.act('/outgoing', {
			...{ site: 'riverside', navigation: { ...navigation, authentication } },
		});
		expect([401, 403]).toContain((await expectKept()).answered?.status);
	});

	test('404: the workflow is not published', async () => {
		await office.callFrom('live', `${stack.n8nUrl}/webhook/ls-nowhere`);
		expect((await expectKept()).answered?.status).toBe(404);
	});

	test('500: the workflow fails', async () => {
		const failing: Step = {
			...{ name: 'Fails', type: 'n8n-nodes-base.stopAndError', typeVersion: 1 },
			parameters: { errorMessage: 'not today' },
		};
		await Workflow.publish(n8n, 'ls-failing', [failing]);
		await office.callFrom('live', `${stack.n8nUrl}/webhook/ls-failing`);
		expect((await expectKept()).answered?.status).toBe(500);
	});

	test('nothing in time: n8n takes longer than LegalServer waits', async () => {
		const slow: Step = {
			...{ name: 'Slow', type: 'n8n-nodes-base.wait', typeVersion: 1.1 },
			parameters: { resume: 'timeInterval', amount: 3, unit: 'seconds' },
		};
		await Workflow.publish(n8n, 'ls-slow', [slow]);
		await office.callFrom('live', `${stack.n8nUrl}/webhook/ls-slow`);
		await office.legalServer.act('/outgoing', { site: 'riverside', timeout: 1000 });
		expect((await expectKept()).answered).toBeNull();
	});

	test('Dropbox is down: the workflow still answers in time, with the ID that the case has', async () => {
		await dropbox.setFaults([{ route: '*', fault: { kind: 'status', status: 503, body: 'down' } }]);
		const called = await office.navigate('live', caseNumber);
		const { customFields } = await office.readCase('live', caseNumber);
		expect(answerOf(called)).toMatchObject({
			ok: false,
			status: 'refused',
			folderId: customFields[FOLDER_ID],
		});
		expect(answerOf(called)['problem']).toMatch(/Dropbox/);
	});

	test('Dropbox hangs: the workflow still answers in time', async () => {
		await dropbox.delayCalls(30_000);
		const called = await office.navigate('live', caseNumber);
		expect(answerOf(called)).toMatchObject({ ok: false, status: 'refused' });
	});
});
