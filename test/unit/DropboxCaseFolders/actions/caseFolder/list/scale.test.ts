/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { FileEntry } from '@/test/emulators/dropbox/state/Entry';
import { createFolder } from '@/test/emulators/dropbox/state/createFolder';
import { newRevision } from '@/test/emulators/dropbox/state/revisions';
import { attach } from '@/test/emulators/dropbox/state/tree';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { listRows, relativePaths } from './listHarness';

const FOLDERS = 1000;
const FILES_EACH = 99;

/** A hundred thousand entries below /Case. */
function huge() {
	const world = createTestDropbox();
	const view = world.view();
	const blob = world.state.contents.ofSize(3);
	for (let number = 0; number < FOLDERS; number++) {
		const folder = createFolder(view, `/Case/${number}`, { autorename: false });
		for (let each = 0; each < FILES_EACH; each++) {
			const fileNumber = world.state.entries.length;
			const revision = newRevision(world.state, { fileNumber, blob, clientModified: undefined });
			const name = `${number}-${each}.pdf`;
			const file = new FileEntry(fileNumber, name, name, revision);
			world.state.entries.push(file);
			attach(world.state, file, folder);
		}
	}
	return world;
}

const world = huge();
beforeEach(() => world.emulator.log.clear());

test('a hundred thousand entries take at most sixty calls', async () => {
	const [tree] = await listRows(world.dropbox, { output: 'tree' });
	expect(tree).toMatchObject({
		folders: FOLDERS,
		files: FOLDERS * FILES_EACH,
		bytes: 3 * FOLDERS * FILES_EACH,
	});
	expect(world.calls()).toBeLessThanOrEqual(60);
});

test('every one of them comes out once', async () => {
	const shown = await relativePaths(world.dropbox);
	expect(new Set(shown).size).toBe(FOLDERS * (FILES_EACH + 1));
	expect(shown).toHaveLength(FOLDERS * (FILES_EACH + 1));
});

test('under a limit two calls are made and little more than the limit is read', async () => {
	expect(await relativePaths(world.dropbox, { wanted: { limit: 50 } })).toHaveLength(50);
	expect(world.calls()).toBe(2);
	const bytes = world.emulator.log.calls.reduce((sum, call) => sum + call.bytesOut, 0);
	expect(bytes).toBeLessThan(50 * 1000);
});

test('a filter is met on as many pages as it takes, and not one more', async () => {
	const filter = { name: '0-5?.pdf' };
	expect(await relativePaths(world.dropbox, { wanted: { limit: 10, filter } })).toHaveLength(10);
	expect(world.calls()).toBe(2);
});
