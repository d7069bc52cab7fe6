import { randomBytes } from 'node:crypto';
import type { RunningN8n } from '../n8n/startN8n';
import { startAnotherN8n } from '../stack/startAnotherN8n';
import { contentHash } from '../stack/contentHash';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
let doomed: RunningN8n;

/** For each test to kill. */
beforeEach(async () => {
	doomed = await startAnotherN8n(stack, { name: 'doomed' });
	await dropbox.forgetCalls();
});

afterEach(async () => {
	await dropbox.delayCalls(0);
	await doomed.end();
});

/** Fires at the doomed n8n, kills it when so many calls of a route were made, and fires at the other one. */
async function fireTwice(route: string, times: number, fire: (n8nUrl: string) => Promise<Response>) {
	await dropbox.delayCalls(300);
	const cut = fire(doomed.url).then(
		() => 'answered',
		() => 'cut',
	);
	await dropbox.waitForCalls(route, times);
	await doomed.kill();
	expect(await cut).toBe('cut');
	await dropbox.delayCalls(0);
	return await fire(stack.n8nUrl);
}

test('cases whose run was cut short are taken up by the next run, none doubled', async () => {
	const caseIds = Array.from({ length: 50 }, (_, index) => `26-0011${String(index).padStart(3, '0')}`);

	const response = await fireTwice(
		'files/create_folder_batch',
		1,
		async (n8nUrl) =>
			await fetch(`${n8nUrl}/webhook/many-cases`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ cases: caseIds.map((caseId) => ({ caseId })) }),
			}),
	);

	const answers = (await response.json()) as Array<{ output: string; caseId: string }>;
	expect(answers.map(({ output, caseId }) => `${output} ${caseId}`)).toEqual(
		caseIds.map((id) => `done ${id}`),
	);
	const paths = (await dropbox.entries('matters')).map(({ path }) => path);
	const made = paths.filter((path) => path.startsWith('/26-0011')).sort();
	expect(made).toEqual(caseIds.flatMap((caseId) => [`/${caseId}`, `/${caseId}/Intake`]));
});

test('a document whose upload was cut short is there once and whole after the next run', async () => {
	const [folder] = await dropbox.makeFolders('matters', ['/Cut short']);
	const bytes = randomBytes(80_000_000);

	const response = await fireTwice('files/upload_session/start', 1, async (n8nUrl) => {
		const form = new FormData();
		form.set('folderId', folder?.id ?? '');
		form.set('subfolder', 'Scans');
		form.set('data', new Blob([bytes]), 'scan.bin');
		return await fetch(`${n8nUrl}/webhook/note-with-attachment`, { method: 'POST', body: form });
	});

	expect(response.status).toBe(200);
	const entries = await dropbox.entriesIn('matters', '/Cut short');
	expect(entries.filter(({ kind }) => kind === 'file')).toMatchObject([
		{ path: '/Cut short/Scans/scan.bin', contentHash: contentHash(bytes) },
	]);
});
