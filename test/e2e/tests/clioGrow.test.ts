/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../folders';
import { QueueOffice } from '../runs/QueueOffice';
import { installTemplates } from '../runs/templates';
import { runningStack } from '../stack/runningStack';

const ROOT = '/Grow';
const KEY = 'only-for-grow-1';

interface Answer {
	status: number;
	body: Record<string, unknown> & { faults?: Array<{ field: string }> };
}

let office: QueueOffice;

beforeAll(async () => {
	office = await QueueOffice.open(runningStack(), 'clio-grow', {
		...{ liveDestination: `/Matters${ROOT}`, folderNaming: 'lastFirstCaseId', subfolders: 'Correspondence' },
	});
	await office.dropbox.makeFolders('matters', [ROOT]);
	await office.clio.act('/create-custom-field', { name: 'Intake ID' });
	const header = { name: 'X-Case-Folders-Key', value: KEY };
	await office.api.createCredential({ name: 'Case folders key', type: 'httpHeaderAuth', data: header });
	await installTemplates(office.api, ['clio-grow-intake']);
});

afterEach(async () => await office.dropbox.setFaults([]));
afterAll(async () => {
	await office.close();
	await office.clio.act('/switches', { rateLimit: 50 });
});

async function send(
	sample: string,
	more: object,
	headers: object = { 'X-Case-Folders-Key': KEY },
): Promise<Answer> {
	const text = readFileSync(join(projectFolder, `templates/samples/${sample}.json`), 'utf8');
	const response = await fetch(office.urlOf('clio-grow-intake'), {
		...{ method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
		body: JSON.stringify({ ...(JSON.parse(text) as object), ...more }),
	});
	const isJson = response.headers.get('content-type')?.includes('json') === true;
	return { status: response.status, body: isJson ? ((await response.json()) as Answer['body']) : {} };
}

const folders = async (): Promise<string[]> =>
	(await office.dropbox.entriesIn('matters', ROOT))
		.filter(({ kind, path }) => kind === 'folder' && path.split('/').length === 3)
		.map(({ path }) => path.slice(ROOT.length + 1));

const foldersOf = async (part: string) => (await folders()).filter((name) => name.includes(part));

const openMatter = async (intakeId: string) =>
	await office.clio.act<{ id: number; displayNumber: string }>('/open-matter', {
		...{ description: 'From Grow', client: 'smith', customFields: { 'Intake ID': intakeId } },
	});

const done = async (caseKey: string) =>
	await office.until((events) =>
		events.some((event) => event.caseKey === caseKey && event.status === 'done'),
	);

test('a call without the key is refused, and one that cannot be used says why', async () => {
	const before = await folders();
	expect([401, 403]).toContain((await send('grow-intake', { intakeId: '4700' }, {})).status);
	const wrong = await send('grow-intake', { intakeId: 'a/b', lastName: ['Doe'] });
	expect(wrong).toMatchObject({ status: 422, body: { ok: false, tryAgain: false } });
	expect(wrong.body.faults?.map(({ field }) => field)).toEqual(['intakeId', 'lastName']);
	expect(await folders()).toEqual(before);
});

test('an intake gets its folder at once; the matter takes the same one over when Clio reports it', async () => {
	const first = await send('grow-intake', { intakeId: '4711' });
	expect(first).toMatchObject({
		status: 200,
		body: { ok: true, status: 'created', folderPath: `/Matters${ROOT}/Doe, Jane - Intake-4711` },
	});
	expect(await send('grow-intake', { intakeId: '4711' })).toMatchObject({
		status: 200,
		body: { status: 'exists', folderId: first.body['folderId'] },
	});
	const events = await done('Intake-4711');
	expect(JSON.stringify(events)).not.toMatch(/Doe|Jane/);
	const letter = `${ROOT}/Doe, Jane - Intake-4711/Correspondence/Engagement letter.pdf`;
	await office.dropbox.makeFiles('matters', [{ path: letter, text: 'engaged' }]);

	const { id, displayNumber } = await openMatter('4711');
	await done(String(id));
	// Clio gives the whole name, which is not taken apart.
	const name = `John Smith - ${displayNumber}`;
	expect(await foldersOf('4711')).toEqual([]);
	expect(await foldersOf(displayNumber)).toEqual([name]);
	const inIt = await office.dropbox.entriesIn('matters', `${ROOT}/${name}`);
	expect(inIt[0]?.id).toBe(first.body['folderId']);
	expect(inIt.map(({ path }) => path)).toContain(`${ROOT}/${name}/Correspondence/Engagement letter.pdf`);

	// A call that comes late makes no second folder.
	expect(await send('grow-intake', { intakeId: '4711' })).toMatchObject({
		status: 200,
		body: { ok: true, status: 'known', folderId: null },
	});
	expect(await foldersOf('4711')).toEqual([]);
	// Nor does a document of the matter.
	const document = await office.clio.act<{ id: number }>('/upload', {
		...{ matter: id, name: 'Deed.pdf', text: 'deed' },
	});
	await office.until((all) =>
		all.some((event) => event.documentId === String(document.id) && event.status === 'done'),
	);
	expect(await foldersOf(displayNumber)).toEqual([name]);
});

test('a second call with the number of the matter renames the folder, however often it comes', async () => {
	const { body } = await send('grow-intake', { intakeId: '4712' });
	const numbered = await send('grow-matter', { intakeId: '4712', matterNumber: '90042-Doe' });
	expect(numbered).toMatchObject({
		status: 200,
		body: {
			...{ status: 'renamed', caseId: '90042-Doe', folderId: body['folderId'] },
			folderPath: `/Matters${ROOT}/Doe, Jane - 90042-Doe`,
		},
	});
	expect(await send('grow-matter', { intakeId: '4712', matterNumber: '90042-Doe' })).toMatchObject({
		body: { status: 'exists', folderId: body['folderId'] },
	});
	expect(await foldersOf('Doe')).not.toContain('Doe, Jane - Intake-4712');
	// An office that calls only then has the folder all the same.
	expect(await send('grow-matter', { intakeId: '4713', matterNumber: '90043-Doe' })).toMatchObject({
		status: 200,
		body: { status: 'created', folderPath: `/Matters${ROOT}/Doe, Jane - 90043-Doe` },
	});
});

test('while Dropbox is down, the intake is kept, and its folder is made and taken over later', async () => {
	await office.dropbox.setFaults([{ route: '*', fault: { kind: 'status', status: 503, body: 'down' } }]);
	expect(await send('grow-intake', { intakeId: '4714' })).toMatchObject({
		status: 202,
		body: { ok: false, status: 'later', folderId: null },
	});
	await office.dropbox.setFaults([]);
	await done('Intake-4714');
	expect(await foldersOf('4714')).toEqual(['Intake-4714']);
	const { id, displayNumber } = await openMatter('4714');
	await done(String(id));
	expect(await foldersOf('4714')).toEqual([]);
	expect(await foldersOf(displayNumber)).toEqual([`John Smith - ${displayNumber}`]);
});
