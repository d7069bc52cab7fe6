import { sampleCases } from '../runs/sampleCases';
import { SmallWorkflows } from '../runs/SmallWorkflows';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const { n8nUrl, dashboardUrl } = runningStack();
const caseSystem = new SmallWorkflows(n8nUrl);
const dropbox = new EmulatedDropbox(dashboardUrl);

test('documents reach a case folder that people renamed and moved in between', async () => {
	const [, , sample] = sampleCases;
	if (!sample) throw new Error('There is no third sample case');
	const { folderId, path } = await caseSystem.dispose(sample);
	await dropbox.makeFolders('matters', ['/2026/Benefits']);
	await dropbox.move('matters', path.replace('/Matters', ''), '/2026/Benefits/Zoë (hearing pending)');

	await caseSystem.saveNote(folderId, sample.attachment);

	const files = (await dropbox.entries('matters')).filter(
		(entry) => entry.kind === 'file' && entry.path.endsWith(sample.attachment.file),
	);
	expect(files.map((file) => file.path)).toEqual([
		`/2026/Benefits/Zoë (hearing pending)/${sample.attachment.subfolder}/${sample.attachment.file}`,
	]);
	expect(await caseSystem.documents(folderId)).toMatchObject({
		folderId,
		path: '/Matters/2026/Benefits/Zoë (hearing pending)',
	});
});

test('a folder that people renamed is found by its ID, and said to be renamed', async () => {
	const [, sample] = sampleCases;
	if (!sample) throw new Error('There is no second sample case');
	const { folderId, path } = await caseSystem.dispose(sample);
	await dropbox.move('matters', path.replace('/Matters', ''), '/Closed');

	const response = await fetch(`${n8nUrl}/webhook/where-folders-are`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ folders: [{ id: folderId, path }] }),
	});

	expect(await response.json()).toMatchObject([
		{ folderId, name: 'Closed', path: '/Matters/Closed', renamed: true, expectedPath: path },
	]);
});
