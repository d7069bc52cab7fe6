import { createHash, randomBytes } from 'node:crypto';
import { CaseSystem } from '../../demo/caseSystem';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const { n8nUrl, dashboardUrl } = runningStack();
const caseSystem = new CaseSystem(n8nUrl);
const dropbox = new EmulatedDropbox(dashboardUrl);
const block = 4 * 1024 * 1024;

/** Dropbox's content hash, by its public description: SHA-256 over the SHA-256 of each 4 MiB block. */
function contentHash(bytes: Buffer): string {
	const whole = createHash('sha256');
	for (let start = 0; start < bytes.length; start += block) {
		whole.update(
			createHash('sha256')
				.update(bytes.subarray(start, start + block))
				.digest(),
		);
	}
	return whole.digest('hex');
}

test('a document of 30 MB goes through an upload session and arrives byte for byte', async () => {
	const bytes = randomBytes(30_000_001);
	const { folderId } = await caseSystem.dispose({
		caseId: '26-0000900',
		client: { lastName: 'Loe', firstName: 'Lee' },
	});
	await dropbox.forgetCalls();

	const form = new FormData();
	form.set('folderId', folderId);
	form.set('subfolder', 'Discovery/Incoming');
	form.set('data', new Blob([bytes]), 'scan.bin');
	const response = await fetch(`${n8nUrl}/webhook/note-with-attachment`, { method: 'POST', body: form });

	expect(response.status).toBe(200);
	const files = (await dropbox.entries('matters')).filter(({ path }) => path.endsWith('scan.bin'));
	expect(files).toMatchObject([
		{
			path: '/Loe, Lee - 26-0000900/Discovery/Incoming/scan.bin',
			size: bytes.length,
			contentHash: contentHash(bytes),
		},
	]);
	const routes = (await dropbox.calls()).map(({ route }) => route);
	expect(routes.some((route) => route.startsWith('files/upload_session/'))).toBe(true);
	expect(routes).not.toContain('files/upload');
});
