/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createManifest } from '@/nodes/DropboxCaseFolders/actions/caseManifest/createManifest.operation';
import { verifyManifest } from '@/nodes/DropboxCaseFolders/actions/caseManifest/verifyManifest.operation';
import { createItemContext } from '@/test/support/createItemContext';
import { CASE, createClientUploadHarness } from '../clientUploads/clientUploadHarness';

let world: Awaited<ReturnType<typeof createClientUploadHarness>>;
let manifest: string;
let root: string;

beforeEach(async () => {
	world = await createClientUploadHarness();
	for (const name of ['a', 'b', 'c', 'd', 'e']) await world.save(`${CASE}/Notes/${name}.txt`, `text ${name}`);
	await world.save('/Closed/readme.txt', 'closed');
	const [outcome] = await createManifest.run([{ caseFolder: CASE, saveIn: '/Closed', dryRun: false }], world);
	if (outcome?.ok !== true) throw new Error('it was not saved');
	manifest = outcome.value.file.id;
	({ root } = outcome.value.manifest);
});
afterEach(() => world.close());

const run = async (expectedRoot = '', address = manifest) => {
	const [outcome] = await verifyManifest.run([{ manifest: address, expectedRoot }], world);
	if (outcome?.ok !== true) return outcome?.refusal;
	return verifyManifest.rows(outcome.value)[0];
};

it('finds the folder by its ID wherever it is, and all as it was', async () => {
	const { person } = world;
	await person.filesMoveV2({ from_path: CASE, to_path: '/Closed/22-1 renamed' });
	expect(await run(root)).toMatchObject({
		...{ ok: true, rootIsExpected: true, documents: 5, path: '/Closed/22-1 renamed', root },
		...{ added: 0, changed: 0, moved: 0, copied: 0, lost: 0, findings: [] },
	});
	expect(await run()).toMatchObject({ ok: true, rootIsExpected: null });
});

it('says of each document what became of it', async () => {
	const { person } = world;
	await world.save(`${CASE}/Notes/a.txt`, 'changed');
	await person.filesMoveV2({ from_path: `${CASE}/Notes/b.txt`, to_path: `${CASE}/b.txt` });
	await person.filesDeleteV2({ path: `${CASE}/Notes/c.txt` });
	await person.filesDeleteV2({ path: `${CASE}/Notes/d.txt` });
	await world.save(`${CASE}/Notes/copy of d.txt`, 'text d');
	await world.save(`${CASE}/new.txt`, 'new');
	const row = await run(root);
	expect(row).toMatchObject({ ok: false, added: 1, changed: 1, moved: 1, copied: 1, lost: 1 });
	expect(
		(row as { findings: Array<{ kind: string; path: string }> }).findings.map(({ kind, path }) => [
			kind,
			path,
		]),
	).toEqual([
		['changed', 'Notes/a.txt'],
		['moved', 'Notes/b.txt'],
		['lost', 'Notes/c.txt'],
		['copied', 'Notes/d.txt'],
		['added', 'new.txt'],
	]);
});

it('says that the manifest itself was replaced, if a root was kept elsewhere', async () => {
	await world.save(`${CASE}/Notes/a.txt`, 'changed');
	const [other] = await createManifest.run([{ caseFolder: CASE, saveIn: '/Closed', dryRun: false }], world);
	if (other?.ok !== true) throw new Error('it was not saved');
	expect(await run(root, other.value.file.id)).toMatchObject({
		ok: false,
		rootIsExpected: false,
		findings: [],
	});
});

it('refuses a manifest that was changed, another file, and a folder that is gone', async () => {
	expect(await run('', `${CASE}/Notes/a.txt`)).toMatchObject({ reason: 'content_mismatch' });
	expect(await run('', 'id:none')).toMatchObject({ reason: 'not_found' });
	await world.person.filesDeleteV2({ path: CASE });
	expect(await run()).toMatchObject({ reason: expect.stringMatching(/deleted|not_found/) });
});

it('reads the panel', () => {
	const read = (expectedRoot: string) =>
		verifyManifest.read(createItemContext({ manifest: { mode: 'id', value: 'id:abc' }, expectedRoot }), 0);
	expect(read('')).toEqual({ manifest: 'id:abc', expectedRoot: '' });
	expect(read(` ${'AB'.repeat(32)} `)).toEqual({ manifest: 'id:abc', expectedRoot: 'ab'.repeat(32) });
	expect(() => read('abc')).toThrow(/Expected Root/);
});
