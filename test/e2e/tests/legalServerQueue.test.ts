import { FOLDER_ID, LegalServerOffice, type Called, type KnownCase } from '../runs/LegalServerOffice';
import { readFiledDocuments, type EventInQueue } from '../runs/eventTable';
import { TemplateOffice } from '../runs/TemplateOffice';
import { readReport } from '../runs/readReport';
import { filesBelow } from '../runs/trees';
import { runningStack } from '../stack/runningStack';
import type { EmulatedDropbox } from '../stack/EmulatedDropbox';

const ROOT = '/LegalServer queue';
const site = 'riverside';
const ownField = { options: { customFields: FOLDER_ID } };
/** Guided Navigation and its waiting, as in the template. */
const ownFieldSoon = { options: { customFields: FOLDER_ID, giveUpAfter: 3, leaveForOthers: 0 } };

let office: TemplateOffice;
let agency: LegalServerOffice;
let dropbox: EmulatedDropbox;

beforeAll(async () => {
	office = await TemplateOffice.open(runningStack(), 'legalserver-queue');
	agency = new LegalServerOffice(office.stack);
	({ dropbox } = office);
	await dropbox.makeFolders('matters', [ROOT]);
	await agency.legalServer.act('/switches', { site, rateLimit: 1_000_000, v2: true });
	await agency.connect('live');
	await agency.api.createCredential(office.mail.credential);
	await office.install(
		'legalserver',
		{
			...{ liveDestination: `/Matters${ROOT}`, caseSystem: 'legalserver', folderNaming: 'lastFirstCaseId' },
			...{ privilegedCategories: 'Privileged', privilegedPeople: 'ravi@example.com' },
			subfolders: 'Intake',
			specifySubfolders: 'json',
			subfoldersJson: JSON.stringify({ Evidence: 'Evidence', Correspondence: 'Letters/In' }),
		},
		[
			['legalserver-open-cases', { Case: ownField }],
			['legalserver-file-documents', { Case: ownField, Content: { options: { waitForScan: 2 } } }],
			['legalserver-case-folder', { 'Get case': ownFieldSoon }],
			'legalserver-documents',
		],
		agency.api,
	);
	await agency.callFrom('live', office.urlOf('legalserver-case-folder'));
});

afterEach(async () => await dropbox.setFaults([]));
afterAll(async () => {
	await agency.legalServer.act('/switches', { site, rateLimit: 200, v2: false });
	await office.close();
});

const stopDropbox = async () =>
	await dropbox.setFaults([{ route: '*', fault: { kind: 'status', status: 503, body: 'down' } }]);
const answerOf = ({ answered }: Called) => JSON.parse(answered?.body ?? 'null') as Record<string, unknown>;
const of =
	({ matterUuid }: KnownCase) =>
	({ caseKey }: EventInQueue) =>
		caseKey === matterUuid;
const nameOf = ({ caseNumber }: KnownCase, last: string) => `${last}, Sam - ${caseNumber}`;

/** Somebody saves a process that calls *Documents of a LegalServer case*. @param more parameters of the call */
async function callAboutDocuments(of: KnownCase, more: Record<string, string> = {}): Promise<unknown> {
	const key = Buffer.from('legalserver:only-for-legalserver-1').toString('base64');
	const block = {
		url: office.urlOf('legalserver-documents'),
		headers: [{ name: 'Authorization', value: `Basic ${key}` }],
		parameters: [
			{ name: 'matter_uuid', field: 'matter_uuid' },
			...Object.entries(more).map(([name, literal]) => ({ name, literal })),
		],
		storesAnswerInNote: false,
	};
	await agency.legalServer.act('/outgoing', { site, block, timeout: 60_000 });
	const called = await agency.saveProcess('live', of.matterUuid);
	expect(called).toMatchObject({ answered: { status: 200 } });
	return answerOf(called);
}

const addDocument = async (to: KnownCase, name: string, more: Record<string, unknown> = {}) =>
	await agency.legalServer.act<{ uuid: string }>('/add-document', {
		...{ site, matter: to.matterUuid, name, text: `${name} in full`, type: 'Evidence', ...more },
	});

const filesOf = async (folder: string): Promise<string[]> =>
	Object.keys(await filesBelow(dropbox, `${ROOT}/${folder}`).catch(() => ({}))).sort();

test('Case Folder Creation: an accepted intake has its folder, by the client settings, in the answer', async () => {
	const intake = await agency.addCase('live', 'Accepted');
	const answer = answerOf(await agency.navigate('live', intake.caseNumber));
	expect(answer).toMatchObject({ ok: true, status: 'created', problem: '' });
	expect(answer['folderPath']).toBe(`/Matters${ROOT}/${nameOf(intake, 'Accepted')}`);
	const { customFields } = await agency.readCase('live', intake.matterUuid);
	expect(customFields[FOLDER_ID]).toBe(answer['folderId']);
	const below = await dropbox.entriesIn('matters', `${ROOT}/${nameOf(intake, 'Accepted')}`);
	expect(below.map(({ path }) => path)).toContain(`${ROOT}/${nameOf(intake, 'Accepted')}/Intake`);
});

test('while Dropbox is down, an intake gets its folder later, and Guided Navigation is told so in time', async () => {
	const intake = await agency.addCase('live', 'Patient');
	await stopDropbox();
	const called = [await agency.navigate('live', intake.caseNumber)];
	// Somebody goes back and forth.
	called.push(await agency.navigate('live', intake.caseNumber));
	for (const each of called) {
		expect(answerOf(each)).toMatchObject({ ok: false, status: 'later', folderId: null });
		expect(answerOf(each)['problem']).toMatch(/Run this process again/);
	}
	await dropbox.setFaults([]);
	const events = await office.settled(of(intake));
	expect(events.map(({ kind, status }) => [kind, status])).toEqual([
		...[
			['matterOpened', 'done'],
			['matterOpened', 'done'],
		],
	]);
	const folders = (await dropbox.entriesIn('matters', ROOT)).filter(
		({ path, kind }) => kind === 'folder' && path === `${ROOT}/${nameOf(intake, 'Patient')}`,
	);
	expect(folders).toHaveLength(1);
	expect(answerOf(await agency.navigate('live', intake.caseNumber))).toMatchObject({
		...{ ok: true, status: 'exists', folderId: folders[0]?.id },
	});
});

test('a note attachment is filed by its type, once, although LegalServer calls thrice; a privileged one only for few', async () => {
	const filer = await agency.addCase('live', 'Filer');
	await addDocument(filer, 'Photo of the door.jpg');
	await addDocument(filer, 'Letter.pdf', { type: 'Correspondence' });
	await addDocument(filer, 'Advice.pdf', { type: 'Privileged' });
	for (let call = 1; call <= 3; call++) {
		expect(await callAboutDocuments(filer, { about: 'attachment' })).toEqual({
			...{ ok: true, status: 'stored', problem: '' },
		});
	}
	const events = await office.settled(of(filer));
	expect(events.filter(({ documentId }) => documentId === 'all').map(({ kind }) => kind)).toEqual(
		Array.from({ length: 3 }, () => 'noteAttachmentAdded'),
	);
	const documents = events.filter(({ documentId, kind }) => documentId !== 'all' && kind !== 'email');
	expect(documents.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
	const folder = nameOf(filer, 'Filer');
	// What is restricted is a shared folder of its own.
	expect(await filesOf(folder)).toEqual(['Evidence/Photo of the door.jpg', 'Letters/In/Letter.pdf']);
	const { accounts } = await dropbox.whoCanOpen('matters', `${ROOT}/${folder}/Privileged/Advice.pdf`);
	expect(Object.keys(accounts).sort()).toEqual(['jane@example.com', 'ravi@example.com']);
});

test('a generated document of a time when Dropbox was down is filed afterwards', async () => {
	const waiting = await agency.addCase('live', 'Waiting');
	await addDocument(waiting, 'Retainer.docx');
	await stopDropbox();
	expect(await callAboutDocuments(waiting, { about: 'generated' })).toMatchObject({ status: 'stored' });
	const isFile = (event: EventInQueue) => of(waiting)(event) && event.documentId !== 'all';
	await office.until(isFile, (events) => events.some(({ reason }) => reason === 'unavailable'));
	expect(await filesOf(nameOf(waiting, 'Waiting'))).toEqual([]);
	await dropbox.setFaults([]);
	const [event] = await office.settled(isFile);
	expect(event).toMatchObject({ status: 'done', kind: 'documentCreated' });
	expect(event?.attempts).toBeGreaterThan(1);
	expect(await filesOf(nameOf(waiting, 'Waiting'))).toEqual(['Evidence/Retainer.docx']);
});

test('a document with the title of another one stands beside it, and the storage knows both', async () => {
	const twice = await agency.addCase('live', 'Twice');
	for (const text of ['of May', 'of June']) {
		await addDocument(twice, 'Statement.pdf', { text });
		await callAboutDocuments(twice);
		await office.settled(of(twice));
	}
	expect(await filesOf(nameOf(twice, 'Twice'))).toEqual([
		'Evidence/Statement (1).pdf',
		'Evidence/Statement.pdf',
	]);
	const known = await readFiledDocuments(office.api, twice.matterUuid);
	expect(known.map(({ source, subfolder }) => [source, subfolder])).toEqual([
		...[
			['legalserver', 'Evidence'],
			['legalserver', 'Evidence'],
		],
	]);
	expect(new Set(known.map(({ fileId }) => fileId)).size).toBe(2);
});

test('without an archive, two documents with one title are both there, and stay two', async () => {
	await office.changeSettings({ archiveVersions: false });
	const twin = await agency.addCase('live', 'Twin');
	await addDocument(twin, 'Letter.pdf', { text: 'of May' });
	await addDocument(twin, 'Letter.pdf', { text: 'of June' });
	for (let call = 1; call <= 2; call++) {
		await callAboutDocuments(twin);
		const events = await office.settled(of(twin));
		expect(events.map(({ status, reason }) => [status, reason])).toEqual(events.map(() => ['done', '']));
		expect(await filesOf(nameOf(twin, 'Twin'))).toEqual(['Evidence/Letter (1).pdf', 'Evidence/Letter.pdf']);
	}
	await office.changeSettings({ archiveVersions: true });
});

test('a document waits for its virus scan, and an infected one is not filed while the others are', async () => {
	const scanned = await agency.addCase('live', 'Scanned');
	const clean = await addDocument(scanned, 'Clean.pdf');
	const fresh = await addDocument(scanned, 'Fresh.pdf', { scan: 'pending' });
	const bad = await addDocument(scanned, 'Bad.pdf', { scan: 'infected' });
	await callAboutDocuments(scanned);
	const isOf = (uuid: string) => (event: EventInQueue) =>
		of(scanned)(event) && event.documentId === uuid && event.kind !== 'email';
	expect(await office.settled(isOf(bad.uuid))).toMatchObject([{ status: 'failed', reason: 'infected' }]);
	expect(await office.settled(isOf(clean.uuid))).toMatchObject([{ status: 'done' }]);
	await office.until(isOf(fresh.uuid), (events) => events.some(({ reason }) => reason === 'unavailable'));
	const folder = nameOf(scanned, 'Scanned');
	expect(await filesOf(folder)).toEqual(['Evidence/Clean.pdf']);
	await agency.legalServer.act('/scan', { site, document: fresh.uuid, result: 'clean' });
	expect(await office.settled(isOf(fresh.uuid))).toMatchObject([{ status: 'done' }]);
	expect(await filesOf(folder)).toEqual(['Evidence/Clean.pdf', 'Evidence/Fresh.pdf']);
});

test('what somebody changed in Dropbox stays as it is when another document is added', async () => {
	const edited = await agency.addCase('live', 'Edited');
	await addDocument(edited, 'Draft.pdf');
	await callAboutDocuments(edited);
	await office.settled(of(edited));
	const folder = nameOf(edited, 'Edited');
	await dropbox.makeFiles('matters', [{ path: `${ROOT}/${folder}/Evidence/Draft.pdf`, text: 'better' }]);
	const before = await filesBelow(dropbox, `${ROOT}/${folder}`);
	await addDocument(edited, 'Exhibit.pdf');
	await callAboutDocuments(edited);
	await office.settled(of(edited));
	expect(await filesBelow(dropbox, `${ROOT}/${folder}`)).toEqual({
		...before,
		'Evidence/Exhibit.pdf': expect.any(String) as string,
	});
});

test('Send to Dropbox: one document of the case, and none of another case', async () => {
	const [own, other] = [await agency.addCase('live', 'Sender'), await agency.addCase('live', 'Stranger')];
	const wanted = await addDocument(own, 'Wanted.pdf');
	await addDocument(own, 'Not wanted.pdf');
	const strange = await addDocument(other, 'Strange.pdf');
	await callAboutDocuments(own, { document_uuid: wanted.uuid });
	await callAboutDocuments(own, { document_uuid: strange.uuid });
	const events = await office.settled(of(own));
	expect(events.filter(({ kind }) => kind !== 'email').map(({ status, reason }) => [status, reason])).toEqual(
		[
			['done', ''],
			['failed', 'not_found'],
		],
	);
	expect(await filesOf(nameOf(own, 'Sender'))).toEqual(['Evidence/Wanted.pdf']);
});

test('a call that names no case is refused, and stores nothing', async () => {
	const before = (await office.events()).length;
	const response = await fetch(office.urlOf('legalserver-documents'), {
		method: 'POST',
		headers: {
			...{ 'content-type': 'application/json' },
			authorization: `Basic ${Buffer.from('legalserver:only-for-legalserver-1').toString('base64')}`,
		},
		body: JSON.stringify({ matter_uuid: '22-0000107' }),
	});
	expect(await response.json()).toMatchObject({ ok: false, status: 'refused' });
	expect(await office.events()).toHaveLength(before);
});

/** Runs a workflow that people start by hand. @returns the lines of its report, by case number */
async function report(
	file: string,
	step: string,
	isDry: boolean,
	more: Record<string, Record<string, unknown>> = {},
) {
	const run = await agency.publishManual({
		...{ environment: 'live', path: `${file}-${isDry ? 'dry' : 'real'}`, file },
		changes: { [step]: { options: { dryRun: isDry } }, ...more },
	});
	return async () => {
		const rows = readReport(await run());
		return new Map(rows.map((row) => [row['caseNumber'] ?? '', row]));
	};
}

const foldersIn = async (folder: string): Promise<Map<string, string>> =>
	new Map(
		(await dropbox.entriesIn('matters', folder))
			.filter(({ path, kind }) => kind === 'folder' && path.lastIndexOf('/') === folder.length)
			.map(({ path, id }) => [path.slice(folder.length + 1), id]),
	);

test('existing cases in bulk: a dry run reports, the run makes each folder once, and another one changes nothing', async () => {
	const fresh = await agency.addCase('live', 'Existing');
	const before = await foldersIn(ROOT);
	const dry = await report('legalserver-existing-cases', 'Create case folder', true);
	expect((await dry()).get(fresh.caseNumber)).toMatchObject({ status: 'created', problem: '' });
	expect(await foldersIn(ROOT)).toEqual(before);
	const run = await report('legalserver-existing-cases', 'Create case folder', false);
	const first = await run();
	expect(first.size).toBeGreaterThan(20);
	expect(first.get(fresh.caseNumber)).toMatchObject({ status: 'created', reason: '' });
	const made = await foldersIn(ROOT);
	expect(made.get(nameOf(fresh, 'Existing'))).toBe(first.get(fresh.caseNumber)?.['folderId']);
	const again = [...(await run()).values()];
	const others = again.filter(({ status }) => status !== 'exists');
	// LegalServer knows a folder of this case that is in another Dropbox.
	expect(others.map(({ caseNumber, reason }) => [caseNumber, reason])).toEqual([['25-0000104', 'not_found']]);
	expect(await foldersIn(ROOT)).toEqual(made);
});

test('Changing the Destination Folder: all case folders move with their IDs, first as a dry run, and the queue goes on', async () => {
	const moved = await agency.addCase('live', 'Mover');
	await agency.callFrom('live', office.urlOf('legalserver-case-folder'));
	const answer = answerOf(await agency.navigate('live', moved.caseNumber));
	expect(answer).toMatchObject({ ok: true });
	const TARGET = '/LegalServer moved';
	await dropbox.makeFolders('matters', [TARGET]);
	await office.changeSettings({ liveDestination: `/Matters${TARGET}` });
	const old = {
		'Old destination': {
			assignments: {
				assignments: [{ id: 'field-0', name: 'folder', value: `/Matters${ROOT}`, type: 'string' }],
			},
		},
	};
	const before = await foldersIn(ROOT);
	const dry = await report('legalserver-change-destination', 'Move it', true, old);
	expect((await dry()).get(moved.caseNumber)).toMatchObject({ status: 'moved', from: answer['folderPath'] });
	expect(await foldersIn(ROOT)).toEqual(before);
	const run = await report('legalserver-change-destination', 'Move it', false, old);
	expect((await run()).get(moved.caseNumber)).toMatchObject({
		...{ status: 'moved', folderId: answer['folderId'], reason: '' },
		path: `/Matters${TARGET}/${nameOf(moved, 'Mover')}`,
	});
	expect([...(await foldersIn(TARGET)).values()]).toEqual(expect.arrayContaining([...before.values()]));
	expect((await foldersIn(ROOT)).size).toBe(0);
	expect((await run()).get(moved.caseNumber)).toMatchObject({ status: 'alreadyThere' });
	await addDocument(moved, 'After the move.pdf');
	await callAboutDocuments(moved);
	await office.settled(of(moved));
	const files = await filesBelow(dropbox, `${TARGET}/${nameOf(moved, 'Mover')}`);
	expect(Object.keys(files)).toEqual(['Evidence/After the move.pdf']);
});
