import { randomBytes } from 'node:crypto';
import { SmallWorkflows } from '../runs/SmallWorkflows';
import { contentHash } from '../stack/contentHash';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const { n8nUrl, dashboardUrl } = runningStack();
const caseSystem = new SmallWorkflows(n8nUrl);
const dropbox = new EmulatedDropbox(dashboardUrl);

test('a document of 80 MB goes through an upload session and arrives byte for byte', async () => {
	const bytes = randomBytes(80_000_001);
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
	const files = (await dropbox.entriesIn('matters', '/Loe, Lee - 26-0000900')).filter(
		({ kind }) => kind === 'file',
	);
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
