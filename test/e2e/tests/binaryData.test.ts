import { randomBytes } from 'node:crypto';
import { startAnotherN8n } from '../stack/startAnotherN8n';
import { contentHash } from '../stack/contentHash';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);

/** Where n8n keeps files between nodes depends on its setup: files are its default, queue mode takes the database. */
test.each(['default', 'filesystem', 'database'] as const)(
	'a document arrives byte for byte where n8n keeps files in its mode “%s”',
	async (binaryData) => {
		const [folder] = await dropbox.makeFolders('matters', [`/Kept in ${binaryData}`]);
		const bytes = randomBytes(20_000_000);
		const n8n = await startAnotherN8n(stack, { name: `binary-${binaryData}`, binaryData });
		const settings = await n8n.api.call<{ binaryDataMode: string }>('GET', '/settings');

		const form = new FormData();
		form.set('folderId', folder?.id ?? '');
		form.set('subfolder', 'Scans');
		form.set('data', new Blob([bytes]), 'scan.bin');
		const response = await fetch(`${n8n.url}/webhook/note-with-attachment`, {
			method: 'POST',
			body: form,
		}).finally(async () => await n8n.end());

		expect(settings.binaryDataMode).toBe(binaryData);
		expect(response.status).toBe(200);
		const entries = await dropbox.entriesIn('matters', `/Kept in ${binaryData}`);
		expect(entries.filter(({ kind }) => kind === 'file')).toMatchObject([
			{ path: `/Kept in ${binaryData}/Scans/scan.bin`, contentHash: contentHash(bytes) },
		]);
	},
);
