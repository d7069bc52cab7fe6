/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- test code, never part of the package */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createManifest } from '@/nodes/DropboxCaseFolders/actions/caseManifest/createManifest.operation';
import type { SavedManifest } from '@/nodes/DropboxCaseFolders/actions/caseManifest/createManifest/createManifests';
import { RECORD_NAME } from '@/nodes/shared/domain/closing/ClosingRecord';
import { contentHash } from '@/nodes/shared/domain/contentHash';
import { compareManifest } from '@/nodes/shared/domain/manifest/compareManifest';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { CALL_FAULTS } from '@/test/support/callFaults';
import { createItemContext } from '@/test/support/createItemContext';
import { forEveryCall, type Trial } from '@/test/support/forEveryCall';
import { treeOf } from '@/test/support/treeOf';
import { CASE, createClientUploadHarness } from '../clientUploads/clientUploadHarness';
import { createPrivilegeHarness, MEMO, restrictRequest } from '../document/restrict/privilegeHarness';

const SAVE_IN = '/Closed/2026';

async function createWorld() {
	const world = await createClientUploadHarness();
	await world.save(`${CASE}/Notes/b.txt`, 'two');
	await world.save(`${CASE}/a.txt`, 'one');
	await world.save(`${SAVE_IN}/other.txt`, 'other');
	return world;
}
type World = Awaited<ReturnType<typeof createWorld>>;

const runOn = async (
	dropbox: DropboxPort,
	{ clock }: Pick<World, 'clock'>,
	...requests: Array<[string, string]>
) =>
	await createManifest.run(
		requests.map(([caseFolder, saveIn]) => ({ caseFolder, saveIn, dryRun: false })),
		{ dropbox, clock },
	);
const kinds = (outcomes: Awaited<ReturnType<typeof runOn>>) =>
	outcomes.map((outcome) => (outcome.ok ? outcome.value.status : outcome.refusal.reason));

it('saves every document with its ID, revision, hash, path, size and time, and says where', async () => {
	const world = await createWorld();
	await world.save(`${CASE}/${RECORD_NAME}`, '{}');
	const [outcome] = await runOn(world.dropbox, world, [CASE, SAVE_IN]);
	if (outcome?.ok !== true) throw new Error('it was not saved');
	const [row] = createManifest.rows(outcome.value);
	expect(row).toMatchObject({
		...{ status: 'created', documents: 2, bytes: 6, folderId: world.caseFolder },
		path: `${SAVE_IN}/22-1 manifest ${String(row?.['root']).slice(0, 12)}.json`,
	});
	const { documents } = outcome.value.manifest;
	expect(documents.map(({ path, size }) => [path, size])).toEqual([
		['Notes/b.txt', 3],
		['a.txt', 3],
	]);
	expect(documents[1]).toMatchObject({
		contentHash: contentHash(Buffer.from('one')),
		...{ id: expect.stringMatching(/^id:/), rev: expect.any(String), modified: expect.stringMatching(/Z$/) },
	});
	world.close();
});

it('saves nothing twice, and another manifest where something changed', async () => {
	const world = await createWorld();
	const requests = [
		[CASE, SAVE_IN],
		[world.caseFolder, SAVE_IN],
	] as Array<[string, string]>;
	const first = await runOn(world.dropbox, world, ...requests);
	expect(kinds(first)).toEqual(['created', 'created']);
	await world.clock.sleep(5000);
	expect(kinds(await runOn(world.dropbox, world, ...requests))).toEqual(['alreadyThere', 'alreadyThere']);
	await world.save(`${CASE}/c.txt`, 'three');
	expect(kinds(await runOn(world.dropbox, world, [CASE, SAVE_IN]))).toEqual(['created']);
	expect(Object.keys(await treeOf(world.dropbox)).filter((path) => path.includes(' manifest '))).toHaveLength(
		2,
	);
	world.close();
});

it('refuses a place inside the case folder, a folder that is not there, and a name that is taken', async () => {
	const world = await createWorld();
	const [saved] = await runOn(world.dropbox, world, [CASE, SAVE_IN]);
	const path = saved?.ok === true ? (saved.value.file.path ?? '') : '';
	await world.save(path, 'somebody else’s');
	const requests: Array<[string, string]> = [
		[CASE, CASE],
		[CASE, `${CASE}/Notes`],
		['/Cases/none', SAVE_IN],
		[CASE, '/None'],
		[`${CASE}/a.txt`, SAVE_IN],
		[CASE, SAVE_IN],
	];
	const outcomes = await runOn(world.dropbox, world, ...requests);
	expect(kinds(outcomes)).toEqual([
		...['invalid_input', 'invalid_input', 'not_found', 'not_found', 'not_a_folder', 'name_taken'],
	]);
	world.close();
});

it('keeps the names of documents that others cannot open out of it', async () => {
	const harness = await createPrivilegeHarness();
	await harness.put('/Matters/22-1/Letter.txt', 'to the court');
	expect((await harness.restrict(restrictRequest(MEMO)))[0]?.ok).toBe(true);
	const [outcome] = await runOn(harness.dropbox, harness, ['/Matters/22-1', '/Matters']);
	if (outcome?.ok !== true) throw outcome?.refusal ?? new Error('it was not saved');
	const paths = outcome.value.manifest.documents.map(({ path }) => path);
	expect(paths).toEqual(['Letter.txt', expect.stringMatching(/^Privileged\/id:/)]);
	harness.close();
});

it('keeps all names out of it where the case folder has members of its own', async () => {
	const harness = await createPrivilegeHarness();
	await harness.put('/Matters/22-1/Notes/Letter.txt', 'to the court');
	const [before] = await runOn(harness.dropbox, harness, ['/Matters/22-1', '/Matters']);
	await harness.as('jane').sharingShareFolder({ path: '/Matters/22-1' });
	const [after] = await runOn(harness.dropbox, harness, ['/Matters/22-1', '/Matters']);
	if (before?.ok !== true || after?.ok !== true) throw new Error('it was not saved');
	expect(after.value.status).toBe('created');
	for (const { id, path } of after.value.manifest.documents) expect(path).toBe(id);
	// Of what was listed by its name before, nobody moved anything.
	expect(compareManifest(before.value.manifest, after.value.manifest.documents)).toEqual([]);
	expect(compareManifest(after.value.manifest, before.value.manifest.documents)).toEqual([]);
	harness.close();
});

it.each(CALL_FAULTS)(
	'ends with one manifest if for any call %s, and it is run again',
	async (_what, fault) => {
		const trial: Trial<SavedManifest> = {
			begin: createWorld,
			run: async ({ dropboxOver, clock }, through) =>
				await runOn(dropboxOver(through), { clock }, [CASE, SAVE_IN]),
			// What they hold says when they were saved.
			look: async ({ dropbox }) => Object.keys(await treeOf(dropbox)),
		};
		await forEveryCall(trial, fault);
	},
);

it('saves what the script of the documentation finds to be as it was', async () => {
	const world = await createWorld();
	for (const name of ['c', 'd', 'e', 'f']) await world.save(`${CASE}/${name}.txt`, name);
	const [outcome] = await runOn(world.dropbox, world, [CASE, SAVE_IN]);
	if (outcome?.ok !== true) throw new Error('it was not saved');
	const { result } = await world.person.filesDownload({ path: outcome.value.file.path ?? '' });
	const text = (result as unknown as { fileBinary: Buffer }).fileBinary.toString();
	const [, script = ''] = /```js\n(.*?)```/s.exec(readFileSync('docs/case-manifest.md', 'utf8')) ?? [];
	const check = (content: string) => {
		const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
		writeFileSync(join(folder, 'check.js'), script);
		writeFileSync(join(folder, 'manifest.json'), content);
		const said = execFileSync(process.execPath, ['check.js', 'manifest.json'], { cwd: folder }).toString();
		rmSync(folder, { recursive: true });
		return said.trim();
	};
	expect(check(text)).toBe(`true ${outcome.value.manifest.root}`);
	expect(check(text.replace('c.txt', 'x.txt'))).toMatch(/^false /);
	const { root, documents } = outcome.value.manifest;
	expect(check(text.replace(/"count": \d+/, '"count": 3'))).toBe(`false ${root}`);
	// The lines that fit the root under another name, and a list of one's own where others read it.
	const own = JSON.stringify({ ...documents[0], path: 'own.pdf' }, null, '\t');
	const misleading = text
		.replace('"documents": [', '"genuine": [')
		.replace(/\n\t\]\n\}\n$/, `\n\t],\n\t"documents": [\n\t\t${own}\n\t]\n}\n`);
	expect((JSON.parse(misleading) as { documents: unknown[] }).documents).toHaveLength(1);
	expect(check(misleading)).toMatch(/^false /);
	expect(check(misleading)).not.toContain(root);
	expect(check(text.replace('"documents": [', `"documents": [${own}],\n\t"documents": [`))).toMatch(
		/^false /,
	);
	expect(check(text.replace('{"id":"', '{"id":"id:own","id":"'))).toMatch(/^false /);
	world.close();
});

it('reads the panel', () => {
	const given = {
		caseFolder: { mode: 'id', value: 'id:abc' },
		saveIn: { mode: 'path', value: '/Closed/2026/' },
	};
	const read = (options: object) => createManifest.read(createItemContext({ ...given, options }), 0);
	expect(read({})).toEqual({ caseFolder: 'id:abc', saveIn: '/Closed/2026', dryRun: false });
	expect(read({ dryRun: true })).toMatchObject({ dryRun: true });
});
