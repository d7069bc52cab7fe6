/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logFolder } from '../folders';
import { documentsIn, type DocumentOnDisk } from '../runs/documents';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { filesFromDisk, upload } from '../runs/steps';
import { Workflow } from '../runs/Workflow';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const folder = join(stack.documentsFolder, 'thousand');

interface Filed {
	status: string;
	name: string;
	fileId: string;
	contentHash: string;
}

let documents: DocumentOnDisk[];
let workflow: Workflow;

beforeAll(async () => {
	documents = documentsIn(folder, 1000, 100_000);
	const office = await createOfficeAccess(stack);
	const steps = [filesFromDisk(`${folder}/*`), upload({ subfolder: 'Discovery' })];
	workflow = await Workflow.publish(office, 'many-documents', steps);
});

beforeEach(async () => await dropbox.forgetCalls());

afterEach(async () => await dropbox.delayCalls(0));

const isUpload = (route: string) => /^files\/(upload$|upload_session\/)/.test(route);

async function caseFolder(name: string): Promise<{ folderId: string }> {
	const [made] = await dropbox.makeFolders('matters', [name]);
	return { folderId: made?.id ?? '' };
}

test('a thousand documents of 100 KB are filed in five upload calls, and the same again in none', async () => {
	const body = await caseFolder('/A thousand documents');

	const filed = await workflow.items<Filed>(body);
	const first = (await dropbox.calls()).map(({ route }) => route);
	const hints = (await workflow.lastRun('Upload document')).hints;
	await dropbox.forgetCalls();
	const again = await workflow.items<Filed>(body);
	const second = await dropbox.calls();
	const hintsAgain = (await workflow.lastRun('Upload document')).hints;

	expect(filed.map(({ status, name, contentHash }) => ({ status, name, contentHash }))).toEqual(
		documents.map((document) => ({ status: 'uploaded', ...document })),
	);
	const entries = await dropbox.entriesIn('matters', '/A thousand documents');
	const files = entries.filter(({ kind }) => kind === 'file');
	expect(files.map(({ path, contentHash }) => ({ path, contentHash }))).toEqual(
		documents.map(({ name, contentHash }) => ({
			path: `/A thousand documents/Discovery/${name}`,
			contentHash,
		})),
	);
	expect(first.filter(isUpload).length).toBeLessThanOrEqual(5);
	expect(first.filter((route) => route.startsWith('files/list_folder'))).toHaveLength(1);
	// The case folder, and whether it is closed.
	expect(first.filter((route) => route === 'files/get_metadata')).toHaveLength(2);
	expect(hints).toEqual([]);

	expect(again.map(({ status, fileId }) => `${status} ${fileId}`)).toEqual(
		filed.map(({ fileId }) => `unchanged ${fileId}`),
	);
	expect(second.filter(({ route }) => isUpload(route))).toEqual([]);
	expect(second.reduce((sum, { bytesIn }) => sum + bytesIn, 0)).toBeLessThan(10_000);
	expect(hintsAgain).toMatchObject([
		{ message: expect.stringContaining('1,000 of 1,000 documents already existed') as string },
	]);
});

test('a run that takes its time says in n8n’s log how far it is, without names', async () => {
	await dropbox.delayCalls(4_000);

	await workflow.items(await caseFolder('/Documents that take their time'));

	const log = readFileSync(join(logFolder, 'n8n.log'), 'utf8');
	expect(log).toMatch(/Upload Document: [\d,]+ of 1,000 documents/);
	expect(log).not.toContain('Document 0001.pdf');
	expect(log).not.toContain('take their time');
});
