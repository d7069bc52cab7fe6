/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { CallLog } from '@/test/emulators/core/CallLog';
import type { FilesView } from '@/test/emulators/core/dashboard/files/Files';
import { CONTENT_CALLS } from '@/test/emulators/dropbox/dashboard/contentCalls';
import { filesAt } from '@/test/emulators/dropbox/dashboard/files/filesAt';
import { SHARING_CALLS } from '@/test/emulators/dropbox/dashboard/sharingCalls';
import { DropboxWorld } from '@/test/emulators/dropbox/DropboxWorld';
import type { FixtureName } from '@/test/emulators/dropbox/state/fixtures';

let world: DropboxWorld;

const start = (fixture: FixtureName = 'teamSpace'): void => {
	world = new DropboxWorld(fixture, { seed: 1 }, new CallLog());
};
const call = (name: string, body: object): unknown =>
	({ ...CONTENT_CALLS, ...SHARING_CALLS })[name]?.(world, body, new URLSearchParams());
const seed = (namespace: string, more: object): unknown => call('POST /seed', { namespace, ...more });

const names = ({ folders }: FilesView): string[] => folders.at(-1)!.items.map(({ name }) => name);
const badges = (path: string): Record<string, string[]> =>
	Object.fromEntries(
		filesAt(world, path)
			.folders.at(-1)!
			.items.map((item) => [item.name, item.badges.map(({ text }) => text)]),
	);

beforeEach(() => start());
afterEach(() => world.close());

it('starts at the top of a team, and goes through what is mounted there', () => {
	seed('matters', { folders: ['/Cases/Doe'], files: [{ path: '/Cases/Doe/a.txt', text: 'hello' }] });
	expect(names(filesAt(world, ''))).toEqual(expect.arrayContaining(['Finance', 'Jane Doe', 'Matters']));
	const view = filesAt(world, '/Matters/Cases/Doe');
	expect(view.folders.map(({ name, path }) => [name, path])).toEqual([
		['Dropbox', ''],
		['Matters', '/Matters'],
		['Cases', '/Matters/Cases'],
		['Doe', '/Matters/Cases/Doe'],
	]);
	expect(view).toMatchObject({ chosen: '/Matters/Cases/Doe', isFound: true });
	expect(view.folders.at(-1)).toMatchObject({
		count: 1,
		items: [{ kind: 'file', name: 'a.txt', path: '/Matters/Cases/Doe/a.txt', size: 5, badges: [] }],
	});
	expect(view.folders[2]!.items).toMatchObject([{ kind: 'folder', name: 'Doe', holds: 1 }]);
});

it('has the root of each member where there is no common one, and one’s own home', () => {
	start('memberHomes');
	seed('matters', { folders: ['/Cases'] });
	expect(names(filesAt(world, ''))).toContain('Jane Doe');
	expect(names(filesAt(world, '/Jane Doe/Matters'))).toEqual(['Cases']);
	expect(filesAt(world, '/Nobody')).toMatchObject({ chosen: '', isFound: false });
	start('personal');
	seed('home', { folders: ['/Cases'] });
	expect(names(filesAt(world, ''))).toEqual(['Cases']);
});

it('puts folders first, and numbers in names by their value', () => {
	seed('matters', {
		folders: ['/Z', '/b'],
		files: [{ path: '/Letter 10.docx' }, { path: '/Letter 2.docx' }],
	});
	expect(names(filesAt(world, '/Matters'))).toEqual(['b', 'Z', 'Letter 2.docx', 'Letter 10.docx']);
});

it('has no more on a page than fits, and says how many there are', () => {
	seed('matters', { folders: Array.from({ length: 2_100 }, (_, number) => `/${number}`) });
	const { items, count } = filesAt(world, '/Matters').folders[1]!;
	expect([items.length, count]).toEqual([200, 2_100]);
});

it('finds names in whatever case, and shows them in their own', () => {
	seed('matters', { folders: ['/Cases'] });
	expect(filesAt(world, '/mAtters/cASES/')).toMatchObject({ chosen: '/Matters/Cases', isFound: true });
});

it('says what a file is: its versions, who can open it, and by which link', () => {
	const path = '/retainer.pdf';
	seed('matters', { by: 'jane@example.com', files: [{ path, size: 1_000_000 }] });
	seed('matters', { by: 'ravi@example.com', files: [{ path, size: 2_000_000 }] });
	call('POST /share-link', { namespace: 'matters', path, email: 'jane@example.com', audience: 'public' });
	const { facts, folders, chosen, isFound } = filesAt(world, '/Matters/retainer.pdf');
	expect({ chosen, isFound, open: folders.at(-1)!.path }).toEqual({
		...{ chosen: '/Matters/retainer.pdf', isFound: true, open: '/Matters' },
	});
	const said = Object.fromEntries(facts);
	expect(said.Versions).toEqual([
		expect.stringMatching(/ · 1\.9 MB · Ravi Roe$/),
		expect.stringMatching(/ · 977 KB · Jane Doe$/),
	]);
	expect(said['Who has access']).toContain('jane@example.com (editor)');
	expect(said.Links).toEqual([expect.stringMatching(/^https:.* \(anyone, to retainer\.pdf\)$/)]);
});

it('tells of the older versions that there are more', () => {
	for (let size = 0; size < 12; size++) seed('matters', { files: [{ path: '/a.txt', size }] });
	const versions = Object.fromEntries(filesAt(world, '/Matters/a.txt').facts).Versions!;
	expect([versions.length, versions.at(-1)]).toEqual([11, 'Older versions are not shown']);
});

it('marks what is special: cases, mounts, links', () => {
	const marker = 'casemarker 26-1 9f86d081884c7d65.json';
	seed('matters', {
		folders: ['/Doe', '/Roe'],
		files: [{ path: `/Doe/${marker}`, text: '{}' }, { path: '/Doe/casemarker.json' }],
	});
	const link = { namespace: 'matters', path: '/Roe', email: 'jane@example.com', audience: 'team' };
	call('POST /share-link', link);
	expect(badges('')).toMatchObject({ Matters: ['Team folder'], 'Jane Doe': ['Personal'] });
	expect(badges('/Matters')).toEqual({ Doe: ['Case folder'], Roe: ['Link: team'] });
	expect(badges('/Matters/Doe')).toEqual({ [marker]: ['Case marker'], 'casemarker.json': [] });
});

it('stays at the last folder on the way that is there', () => {
	seed('matters', { files: [{ path: '/a.txt' }] });
	expect(filesAt(world, '/Matters/gone/deeper')).toMatchObject({ chosen: '/Matters', isFound: false });
	const view = filesAt(world, '/Matters/a.txt/deeper');
	expect(view.isFound).toBe(false);
	expect(view.folders.at(-1)!.path).toBe('/Matters');
});
