/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { betweenPages, listRows, people, relativePaths } from './listHarness';

/** A case folder of which one page shows two entries. */
function inShortPages() {
	const world = createTestDropbox();
	const act = people(world.view);
	act.files('/Case/Letters/1.pdf', '/Case/Letters/2.pdf', '/Case/Notes/3.pdf', '/Case/4.pdf');
	world.state.switches.pageSize = 2;
	return { ...world, act };
}

const UNCHANGED = ['Letters', 'Letters/1.pdf', 'Letters/2.pdf', 'Notes', 'Notes/3.pdf', '4.pdf'];

test('a folder that was renamed between two pages is listed once, under its new name', async () => {
	const { dropbox, act } = inShortPages();
	const port = betweenPages(dropbox, () => act.move('/Case/Letters', '/Case/Correspondence'));
	expect(await relativePaths(port)).toEqual([
		'Correspondence',
		'Correspondence/1.pdf',
		'Correspondence/2.pdf',
		'Notes',
		'Notes/3.pdf',
		'4.pdf',
	]);
});

test('a file that was moved between two pages is listed once, where it is now', async () => {
	const { dropbox, act } = inShortPages();
	const port = betweenPages(dropbox, () => act.move('/Case/Letters/1.pdf', '/Case/Notes/1.pdf'));
	const shown = await relativePaths(port);
	expect(shown.filter((path) => path.endsWith('1.pdf'))).toEqual(['Notes/1.pdf']);
	expect(shown).toHaveLength(UNCHANGED.length);
});

test('a file that was added between two pages is listed once', async () => {
	const { dropbox, act } = inShortPages();
	const port = betweenPages(dropbox, () => act.files('/Case/Notes/5.pdf'));
	expect((await relativePaths(port)).filter((path) => path === 'Notes/5.pdf')).toHaveLength(1);
});

test.each(['/Case', 'by ID'])('nothing is lost when the case folder itself is moved (%s)', async (given) => {
	const { dropbox, act } = inShortPages();
	const address = given === '/Case' ? given : act.idOf('/Case');
	const port = betweenPages(dropbox, () => act.move('/Case', '/Closed/Case A'));
	const rows = await listRows(port, { address });
	expect(rows.map(({ relativePath }) => relativePath)).toEqual(UNCHANGED);
	expect(rows[1]?.path).toBe('/Closed/Case A/Letters/1.pdf');
});

test('a listing that has to start over gives every entry once', async () => {
	const { dropbox, state } = inShortPages();
	const port = betweenPages(dropbox, () => state.switches.cursorGeneration++);
	expect(await relativePaths(port)).toEqual(UNCHANGED);
});

test('under a limit, an entry that comes again does not count twice', async () => {
	const { dropbox, state } = inShortPages();
	const port = betweenPages(dropbox, () => state.switches.cursorGeneration++);
	const shown = await relativePaths(port, { wanted: { limit: 4 } });
	expect([shown.length, new Set(shown).size]).toEqual([4, 4]);
});

describe('a case folder that goes away between two pages', () => {
	test('was deleted', async () => {
		const { dropbox, act } = inShortPages();
		const port = betweenPages(dropbox, () => act.remove('/Case'));
		await expect(listRows(port)).rejects.toMatchObject({ reason: 'deleted' });
	});

	test('was deleted, and another one stands in its place', async () => {
		const { dropbox, act } = inShortPages();
		const port = betweenPages(dropbox, () => {
			act.remove('/Case');
			act.folders('/Case');
		});
		await expect(listRows(port)).rejects.toMatchObject({ reason: 'deleted' });
	});

	test('is not the member’s to see any more', async () => {
		const { dropbox, view, fixture, state } = createTestDropbox({
			fixture: 'teamSpace',
			token: 'jane',
			inTeamSpace: true,
		});
		people(view).files('/Matters/Case/1.pdf', '/Matters/Case/2.pdf');
		state.switches.pageSize = 1;
		const address = '/Matters/Case';
		expect(await listRows(dropbox, { address })).toHaveLength(2);
		const port = betweenPages(dropbox, () =>
			fixture.namespaces.matters?.members.delete(fixture.accounts.jane?.accountId ?? ''),
		);
		await expect(listRows(port, { address })).rejects.toMatchObject({ reason: 'not_found' });
	});
});
