import { killMidRun } from '../runs/killMidRun';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { caseFolders, byId, upload } from '../runs/steps';
import { filesBelow, newCaseFolder } from '../runs/trees';
import { Workflow } from '../runs/Workflow';
import { startAnotherN8n } from '../stack/startAnotherN8n';
import { contentHash } from '../stack/contentHash';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const archiving = upload({ subfolder: 'Contracts', ifNameTaken: 'archive' });
const agreement = 'Settlement Agreement.pdf';

interface Filed {
	status: string;
	fileId: string;
	path: string;
	rev: string;
	contentHash: string;
	previousVersion: { fileId: string; path: string; rev: string; version: number; url: string } | null;
}

let office: Awaited<ReturnType<typeof createOfficeAccess>>;
let workflow: Workflow;

beforeAll(async () => {
	office = await createOfficeAccess(stack);
	workflow = await Workflow.publish(office, 'archived-version', [archiving]);
});

afterEach(async () => await dropbox.setFaults([]));

const hashOf = (text: string) => contentHash(Buffer.from(text));

/** As n8n dates versions here, in UTC. */
const today = () => new Date().toISOString().slice(0, 10).replaceAll('-', '');

/** A form with the agreement in one of its wordings. */
function form(folderId: string, text: string): FormData {
	const sent = new FormData();
	sent.set('folderId', folderId);
	sent.set('data', new Blob([text], { type: 'application/pdf' }), agreement);
	return sent;
}

async function file(to: Workflow, folderId: string, text: string): Promise<Filed> {
	const response = await to.fireWith(form(folderId, text));
	expect(response.status).toBe(200);
	const [filed] = (await response.json()) as Filed[];
	return filed as Filed;
}

/** Archived names without their dates, which are checked apart: midnight may pass during a test. */
async function tree(folder: string): Promise<Record<string, string>> {
	const files = Object.entries(await filesBelow(dropbox, folder));
	return Object.fromEntries(files.map(([path, hash]) => [path.replace(/_\d{8}\./, '_yyyymmdd.'), hash]));
}

test('each new version takes the place of the former one, which is kept under its number and date', async () => {
	const { folderId } = await newCaseFolder(dropbox, 'Versions');
	const days = [today()];

	const first = await file(workflow, folderId, 'first');
	const second = await file(workflow, folderId, 'second');
	const third = await file(workflow, folderId, 'third');
	const again = await file(workflow, folderId, 'third');

	days.push(today());
	expect([first, second, third, again].map(({ status }) => status)).toEqual([
		...['uploaded', 'archived', 'archived', 'unchanged'],
	]);
	expect(new Set([first, second, third, again].map(({ fileId }) => fileId)).size).toBe(1);
	expect(await tree('/Versions')).toEqual({
		[`Contracts/${agreement}`]: hashOf('third'),
		'_Archive/Contracts/Settlement Agreement_v1_yyyymmdd.pdf': hashOf('first'),
		'_Archive/Contracts/Settlement Agreement_v2_yyyymmdd.pdf': hashOf('second'),
	});
	const kept = (await dropbox.entriesIn('matters', '/Versions/_Archive')).filter(
		({ kind }) => kind === 'file',
	);
	for (const { path } of kept) expect(days).toContain(/_(\d{8})\.pdf$/.exec(path)?.[1]);
	expect(second.contentHash).toBe(hashOf('second'));
	expect(second.previousVersion).toMatchObject({
		version: 1,
		fileId: kept[0]?.id,
		path: `/Matters${kept[0]?.path}`,
	});
	expect(third.previousVersion).toMatchObject({
		version: 2,
		fileId: kept[1]?.id,
		path: `/Matters${kept[1]?.path}`,
	});
	expect(third.previousVersion?.url).toContain('https://www.dropbox.com/');
	expect(new Set([first, second, third].map(({ rev }) => rev)).size).toBe(3);
});

test('n8n that dies between the copy and the upload loses no version and numbers none twice', async () => {
	const clean = await newCaseFolder(dropbox, 'Versions, clean');
	for (const text of ['first', 'second', 'third']) await file(workflow, clean.folderId, text);
	const cut = await newCaseFolder(dropbox, 'Versions, cut short');
	for (const text of ['first', 'second']) await file(workflow, cut.folderId, text);
	const doomed = await startAnotherN8n(stack, { name: 'doomed-archiving' });
	try {
		const dying = await Workflow.publish(doomed, 'archived-version', [archiving]);
		await dropbox.setFaults([{ route: 'files/upload', fault: { kind: 'reset', when: 'before_commit' } }]);
		await dropbox.forgetCalls();

		await killMidRun(
			doomed,
			dropbox,
			{ route: 'files/upload', times: 1 },
			async () => await dying.fireWith(form(cut.folderId, 'third')),
		);
		await dropbox.setFaults([]);

		const left = await tree('/Versions, cut short');
		expect(left).toMatchObject({
			[`Contracts/${agreement}`]: hashOf('second'),
			'_Archive/Contracts/Settlement Agreement_v2_yyyymmdd.pdf': hashOf('second'),
		}); // the copy was made, the upload was not
		const filed = await file(workflow, cut.folderId, 'third');
		expect(filed).toMatchObject({ status: 'archived', previousVersion: { version: 2 } });
		expect(await tree('/Versions, cut short')).toEqual(await tree('/Versions, clean'));
	} finally {
		await doomed.end();
	}
});

test('a document is archived without a new version, once however often that is asked', async () => {
	const { folderId } = await newCaseFolder(dropbox, 'Archived by itself');
	const { fileId } = await file(workflow, folderId, 'only');
	const archive = caseFolders('Archive version', {
		...{ resource: 'document', operation: 'archiveVersion' },
		document: byId('={{ $json.body.fileId }}'),
		caseFolder: byId('={{ $json.body.folderId }}'),
		originalDocument: 'stays',
		options: { archiveFolder: '_Archive' },
	});
	const archivingOnly = await Workflow.publish(office, 'archive-only', [archive]);

	const [once] = await archivingOnly.items<{ status: string }>({ folderId, fileId });
	const [twice] = await archivingOnly.items<{ status: string }>({ folderId, fileId });

	expect([once?.status, twice?.status]).toEqual(['archived', 'unchanged']);
	expect(await tree('/Archived by itself')).toEqual({
		[`Contracts/${agreement}`]: hashOf('only'),
		'_Archive/Contracts/Settlement Agreement_v1_yyyymmdd.pdf': hashOf('only'),
	});
});
