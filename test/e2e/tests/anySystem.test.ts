/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../folders';
import { TemplateOffice } from '../runs/TemplateOffice';
import { filesBelow } from '../runs/trees';
import { contentHash } from '../stack/contentHash';
import { runningStack } from '../stack/runningStack';

const ROOT = '/Any system';
const CLOSED = '/Any system closed';
const KEY = 'only-for-our-system-1'; // eslint-disable-line @n8n/community-nodes/no-hardcoded-secrets -- of an n8n on loopback

interface Answer {
	status: number;
	body: Record<string, unknown> & { faults?: Array<{ field: string; problem: string; whatToDo: string }> };
}

let office: TemplateOffice;

beforeAll(async () => {
	office = await TemplateOffice.open(runningStack(), 'any-system');
	await office.dropbox.makeFolders('matters', [ROOT, CLOSED]);
	const header = { name: 'X-Case-Folders-Key', value: KEY };
	await office.api.createCredential({ name: 'Case folders key', type: 'httpHeaderAuth', data: header });
	await office.install(
		'webhook',
		{
			...{ liveDestination: `/Matters${ROOT}`, closedFolder: `/Matters${CLOSED}`, caseSystem: 'other' },
			...{ closeMethod: 'move', privilegedCategories: 'Privileged', privilegedPeople: 'ravi@example.com' },
			specifySubfolders: 'json',
			subfoldersJson: JSON.stringify({ Pleadings: 'Pleadings' }),
		},
		[
			...['webhook-open-cases', 'webhook-close-cases', 'webhook-reopen-cases'],
			...['webhook-case-opened', 'webhook-document', 'webhook-case-closed', 'webhook-case-reopened'],
		],
	);
});

afterEach(async () => await office.dropbox.setFaults([]));
afterAll(async () => await office.close());

const stopDropbox = async () =>
	await office.dropbox.setFaults([{ route: '*', fault: { kind: 'status', status: 503, body: 'down' } }]);

const sampleOf = (name: string, more: Record<string, unknown>): Record<string, unknown> => ({
	...(JSON.parse(readFileSync(join(projectFolder, `templates/samples/${name}.json`), 'utf8')) as object),
	...more,
});

async function send(path: string, body: unknown, key = KEY): Promise<Answer> {
	const isForm = body instanceof FormData;
	const response = await fetch(office.urlOf(path), {
		method: 'POST',
		headers: { 'X-Case-Folders-Key': key, ...(isForm ? {} : { 'content-type': 'application/json' }) },
		body: isForm ? body : JSON.stringify(body),
	});
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json') === true;
	return { status: response.status, body: isJson ? (JSON.parse(text) as Answer['body']) : {} };
}

function form(fields: Record<string, string>, files: Record<string, string>): FormData {
	const made = new FormData();
	for (const [name, value] of Object.entries(fields)) made.append(name, value);
	for (const [name, text] of Object.entries(files))
		made.append(name.replace(/\W/g, ''), new Blob([text]), name);
	return made;
}

const filesOf = async (folder: string): Promise<Record<string, string>> =>
	await filesBelow(office.dropbox, folder).catch(() => ({}));

test('a case that is opened has its folder in the answer, the same one each time', async () => {
	const sample = sampleOf('case-opened', { caseId: '26-0000301' });
	const first = await send('case-opened', sample);
	expect(first).toMatchObject({
		status: 200,
		body: { ok: true, status: 'created', folderPath: `/Matters${ROOT}/26-0000301` },
	});
	const again = await send('case-opened', sample);
	expect(again).toMatchObject({ status: 200, body: { ...first.body, status: 'exists' } });
	expect([401, 403]).toContain((await send('case-opened', sample, 'a wrong one')).status);
});

test('a payload that cannot be used is answered with its fields and what to do', async () => {
	const opened = await send('case-opened', { caseId: ' ', lastName: ['Doe'] });
	expect(opened).toMatchObject({ status: 422, body: { ok: false, status: 'refused', tryAgain: false } });
	expect(opened.body.faults?.map(({ field }) => field)).toEqual(['caseId', 'lastName']);
	for (const { problem, whatToDo } of opened.body.faults ?? []) {
		expect(problem).toMatch(/^It is/);
		expect(whatToDo).toMatch(/^Send/);
	}
	const before = (await office.events()).length;
	const closed = await send(
		'case-closed',
		sampleOf('case-closed', { caseId: '26-0000302', closedOn: 'May' }),
	);
	expect(closed.status).toBe(422);
	expect(closed.body.faults?.map(({ field }) => field)).toEqual(['closedOn']);
	const without = await send('document', form({ caseId: '26-0000302' }, {}));
	expect(without.status).toBe(422);
	expect(without.body.faults?.map(({ field }) => field)).toEqual(['file']);
	expect(await office.events()).toHaveLength(before);
});

test('while Dropbox is down, a case named by its ID gets its folder later, and a document is to be sent again', async () => {
	await stopDropbox();
	const opened = await send('case-opened', sampleOf('case-opened', { caseId: '26-0000303' }));
	expect(opened).toMatchObject({ status: 202, body: { ok: false, status: 'later', folderId: null } });
	const document = form({ caseId: '26-0000303', category: 'Pleadings' }, { 'Answer.pdf': 'an answer' });
	expect(await send('document', document)).toMatchObject({
		status: 503,
		body: { ok: false, tryAgain: true },
	});
	await office.dropbox.setFaults([]);
	const events = await office.settled(({ caseKey }) => caseKey === '26-0000303');
	expect(events).toMatchObject([{ kind: 'matterOpened', status: 'done' }]);
	expect(JSON.stringify(events)).not.toMatch(/Doe|Jane/);
	expect(await send('document', document)).toMatchObject({ status: 200, body: { ok: true } });
	expect(Object.keys(await filesOf(`${ROOT}/26-0000303`))).toEqual(['Pleadings/Answer.pdf']);
});

test('several documents of one form are in Dropbox when the call is answered, once however often it is sent', async () => {
	const files = { 'Motion.pdf': 'a motion', 'Exhibit A.pdf': 'an exhibit' };
	for (let call = 1; call <= 3; call++) {
		const sent = await send('document', form({ caseId: '26-0000304', category: 'Pleadings' }, files));
		expect(sent).toMatchObject({ status: 200, body: { ok: true, status: 'filed', faults: [] } });
		const documents = sent.body['documents'] as Array<{ name: string; status: string }>;
		expect(documents.map(({ name }) => name).sort()).toEqual(['Exhibit A.pdf', 'Motion.pdf']);
	}
	expect(await filesOf(`${ROOT}/26-0000304`)).toEqual({
		'Pleadings/Motion.pdf': contentHash(Buffer.from('a motion')),
		'Pleadings/Exhibit A.pdf': contentHash(Buffer.from('an exhibit')),
	});
});

test('a privileged document is filed for few; one that may be privileged is filed nowhere', async () => {
	const privileged = form({ caseId: '26-0000305', category: 'Privileged' }, { 'Advice.pdf': 'advice' });
	expect(await send('document', privileged)).toMatchObject({ status: 200, body: { ok: true } });
	const place = `${ROOT}/26-0000305/Privileged/Advice.pdf`;
	const { accounts } = await office.dropbox.whoCanOpen('matters', place);
	expect(Object.keys(accounts).sort()).toEqual(['jane@example.com', 'ravi@example.com']);
	const unknown = await send(
		'document',
		form({ caseId: '26-0000305', category: 'Not Privileged?' }, { 'X.pdf': 'x' }),
	);
	expect(unknown).toMatchObject({ status: 422, body: { ok: false } });
	expect(unknown.body.faults?.map(({ field }) => field)).toEqual(['category']);
	// What is restricted is a shared folder of its own; nothing else is there.
	expect(await filesOf(`${ROOT}/26-0000305`)).toEqual({});
});

test('closing that is reported thrice while Dropbox is down happens once, in order with reopening, and is told once', async () => {
	const caseId = '26-0000306';
	const opened = await send('document', form({ caseId, category: 'Pleadings' }, { 'Brief.pdf': 'a brief' }));
	expect(opened.status).toBe(200);
	await stopDropbox();
	const closing = sampleOf('case-closed', { caseId });
	const answers = [await send('case-closed', closing), await send('case-closed', closing)];
	answers.push(await send('case-closed', closing));
	expect(answers.map(({ status, body }) => [status, body['status']])).toEqual([
		...[
			[202, 'stored'],
			[202, 'alreadyStored'],
			[202, 'alreadyStored'],
		],
	]);
	await office.dropbox.setFaults([]);
	const isClosing = (event: { caseKey: string; kind: string }) =>
		event.caseKey === caseId && event.kind === 'matterClosed';
	expect(await office.settled(isClosing)).toMatchObject([{ status: 'done' }]);
	expect(Object.keys(await filesOf(`${ROOT}/${caseId}`))).toEqual([]);
	const closed = (await office.dropbox.entriesIn('matters', CLOSED)).map(({ path }) => path);
	expect(closed.filter((path) => path.endsWith('/Pleadings/Brief.pdf'))).toHaveLength(1);
	const emails = () => office.mail.received.filter(({ to }) => to.includes('partner@example.org'));
	await office.settled(({ kind }) => kind === 'email');
	expect(emails()).toHaveLength(1);
	expect(emails()[0]?.subject).toContain(caseId);

	expect(await send('case-reopened', sampleOf('case-reopened', { caseId }))).toMatchObject({ status: 202 });
	await office.settled((event) => event.caseKey === caseId && event.kind === 'matterReopened');
	expect(Object.keys(await filesOf(`${ROOT}/${caseId}`))).toEqual(['Pleadings/Brief.pdf']);
	// The same closing, delivered late.
	expect((await send('case-closed', closing)).body['status']).toBe('alreadyStored');
	expect(emails()).toHaveLength(1);
});
