import { sampleCases } from '../runs/sampleCases';
import { SmallWorkflows } from '../runs/SmallWorkflows';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const { n8nUrl, dashboardUrl } = runningStack();
const caseSystem = new SmallWorkflows(n8nUrl);
const dropbox = new EmulatedDropbox(dashboardUrl);
const case_ = { caseId: '26-0000800', client: { lastName: 'Poe', firstName: 'Pat' } };

afterEach(async () => await dropbox.setFaults([]));

/** The write is done, but the connection ends before Dropbox has answered. */
const lost = (route: string) => ({ route, nth: 1, fault: { kind: 'reset', when: 'after_commit' } });

async function entriesOfCase() {
	return (await dropbox.entries('matters')).filter(({ path }) => path.includes(case_.caseId));
}

test('a case whose folder was made but not answered for keeps that one folder', async () => {
	await dropbox.setFaults([lost('files/create_folder*')]);

	const { folderId } = await caseSystem.dispose(case_);

	const entries = await entriesOfCase();
	expect(entries[0]).toMatchObject({ path: '/Poe, Pat - 26-0000800', id: folderId });
	expect(new Set(entries.map(({ path }) => path)).size).toBe(7);
	expect(entries).toHaveLength(7);
});

test('a document that was saved but not answered for is there once', async () => {
	const [sample] = sampleCases;
	if (!sample) throw new Error('There is no sample case');
	const { folderId } = await caseSystem.dispose(case_);
	await dropbox.setFaults([lost('files/upload')]);
	await dropbox.forgetCalls();

	await caseSystem.saveNote(folderId, sample.attachment);

	const [first] = await dropbox.calls('files/upload');
	expect(first?.status).toBeNull(); // the fault struck
	const files = (await entriesOfCase()).filter(({ kind }) => kind === 'file');
	expect(files.map(({ path }) => path)).toEqual([
		`/Poe, Pat - 26-0000800/${sample.attachment.subfolder}/${sample.attachment.file}`,
	]);
});
