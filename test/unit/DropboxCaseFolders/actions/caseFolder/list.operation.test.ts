/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { list } from '@/nodes/DropboxCaseFolders/actions/caseFolder/list.operation';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { createDropbox } from '@/nodes/shared/dropbox/createDropbox';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { listRows, noDocumentStore, people, relativePaths, listRequest } from './list/listHarness';

function caseFolder() {
	const world = createTestDropbox();
	const act = people(world.view);
	act.folders('/Case/Correspondence/Court', '/Case/Empty');
	act.files('/Case/Retainer.pdf', '/Case/Correspondence/Letter 10.docx', '/Case/Correspondence/Letter 2.pdf');
	act.fileOfSize('/Case/Correspondence/Court/Order.pdf', 1234);
	return { ...world, act };
}

const LISTED = [
	'Correspondence',
	'Correspondence/Court',
	'Correspondence/Court/Order.pdf',
	'Correspondence/Letter 2.pdf',
	'Correspondence/Letter 10.docx',
	'Empty',
	'Retainer.pdf',
];

test('everything, each folder before its contents, in natural order', async () => {
	const { dropbox } = caseFolder();
	expect(await relativePaths(dropbox)).toEqual(LISTED);
});

test('an entry says what it is, where it lies and how to open it', async () => {
	const { dropbox, act } = caseFolder();
	const rows = await listRows(dropbox, { simplify: false });
	expect(rows[2]).toEqual({
		fileId: act.idOf('/Case/Correspondence/Court/Order.pdf'),
		name: 'Order.pdf',
		type: 'file',
		relativePath: 'Correspondence/Court/Order.pdf',
		path: '/Case/Correspondence/Court/Order.pdf',
		depth: 3,
		size: 1234,
		modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as unknown,
		contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
		url: 'https://www.dropbox.com/home/Case/Correspondence/Court?preview=Order.pdf',
		clientModified: expect.any(String) as unknown,
		rev: expect.any(String) as unknown,
	});
});

test('one tree with totals', async () => {
	const { dropbox, act } = caseFolder();
	const [tree, ...others] = await listRows(dropbox, { output: 'tree' });
	expect(others).toEqual([]);
	expect(tree).toMatchObject({
		...{ folderId: act.idOf('/Case'), name: 'Case', path: '/Case', limitReached: false },
		...{ files: 4, folders: 3, bytes: 1264 },
		children: [
			{
				name: 'Correspondence',
				children: [{ name: 'Court' }, { name: 'Letter 2.pdf' }, { name: 'Letter 10.docx' }],
			},
			{ name: 'Empty', children: [] },
			{ name: 'Retainer.pdf' },
		],
	});
});

test.each([
	[1, ['Correspondence', 'Empty', 'Retainer.pdf']],
	[2, LISTED.filter((path) => path.split('/').length <= 2)],
	[9, LISTED],
])('down to depth %i', async (depth, expected) => {
	const { dropbox } = caseFolder();
	expect(await relativePaths(dropbox, { wanted: { depth } })).toEqual(expected);
});

test('filters', async () => {
	const { dropbox } = caseFolder();
	const filter = { kind: 'file', extensions: ['pdf'], name: '*er*' } as const;
	expect(await relativePaths(dropbox, { wanted: { filter } })).toEqual([
		'Correspondence/Court/Order.pdf',
		'Correspondence/Letter 2.pdf',
		'Retainer.pdf',
	]);
});

test('the folder is found by its ID after it was renamed and moved', async () => {
	const { dropbox, act } = caseFolder();
	const address = act.idOf('/Case');
	act.move('/Case', '/Closed/2026/Done');
	const rows = await listRows(dropbox, { address, wanted: { depth: 1 } });
	expect(rows.map(({ path }) => path)).toEqual([
		'/Closed/2026/Done/Correspondence',
		'/Closed/2026/Done/Empty',
		'/Closed/2026/Done/Retainer.pdf',
	]);
});

test('the whole Dropbox can be listed', async () => {
	const { dropbox } = caseFolder();
	expect(await relativePaths(dropbox, { address: '' })).toEqual([
		'Case',
		...LISTED.map((path) => `Case/${path}`),
	]);
	const [tree] = await listRows(dropbox, { address: '', output: 'tree', wanted: { depth: 1 } });
	expect(tree).toMatchObject({ folders: 1, url: 'https://www.dropbox.com/home' });
});

test('an empty folder has no entries, and an empty tree', async () => {
	const { dropbox } = caseFolder();
	expect(await listRows(dropbox, { address: '/Case/Empty' })).toEqual([]);
	expect(await listRows(dropbox, { address: '/Case/Empty', output: 'tree' })).toMatchObject([
		{ name: 'Empty', files: 0, folders: 0, bytes: 0, children: [] },
	]);
});

describe('names', () => {
	const HOSTILE = [
		'__proto__',
		'constructor',
		'100% #1 & more?.pdf',
		'%2Fetc%2Fpasswd',
		'=cmd|A1',
		'O\'Brien "quoted" <b>.pdf',
		'...hidden',
		'abc\u202Efdp.exe',
		'e\u0301 decomposed',
		'line\nbreak.pdf',
		'ΟΔΟΣ',
		'İstanbul',
		'n'.repeat(250),
		'{{ $json.secret }}',
	];

	test('that mean something elsewhere come out as they are, as folders and as files', async () => {
		const { dropbox, view } = createTestDropbox();
		people(view).files(...HOSTILE.flatMap((name) => [`/Case/${name}/inside`, `/Case/file ${name}`]));
		// What Dropbox keeps of a name is its own business (it composes accents), so that is what is compared.
		const kept = HOSTILE.map((name) => name.normalize('NFC'));
		const expected = kept.flatMap((name) => [name, `${name}/inside`, `file ${name}`]);
		const shown = (await relativePaths(dropbox)).map((path) => path.normalize('NFC'));
		expect(shown.sort()).toEqual(expected.sort());
	});

	test('of folders are those they have, whatever the paths of their contents say', async () => {
		const { dropbox, state } = caseFolder();
		state.switches.lowerCasedParents = true;
		state.switches.pageSize = 2;
		expect(await relativePaths(dropbox)).toEqual(LISTED);
	});
});

test('folders that come after their contents change nothing', async () => {
	const { dropbox, state } = caseFolder();
	const tree = await listRows(dropbox, { output: 'tree' });
	state.switches.childrenFirst = true;
	expect(await relativePaths(dropbox)).toEqual(LISTED);
	expect(await listRows(dropbox, { output: 'tree' })).toEqual(tree);
	state.switches.pageSize = 3;
	expect(await relativePaths(dropbox)).toEqual(LISTED);
});

test('short and empty pages change nothing', async () => {
	const { dropbox, state } = caseFolder();
	state.switches.pageSize = 1;
	state.switches.emptyPages = 3;
	expect(await relativePaths(dropbox)).toEqual(LISTED);
});

describe('what cannot be listed', () => {
	test.each([
		['deleted', 'deleted', '/Case/Empty'],
		['never there', 'not_found', '/Nowhere'],
		['a file', 'not_a_folder', '/Case/Retainer.pdf'],
	])('is told apart: %s', async (_, kind, address) => {
		const { dropbox, act } = caseFolder();
		act.remove('/Case/Empty');
		await expect(listRows(dropbox, { address })).rejects.toMatchObject({ reason: kind });
	});
});

describe('a folder that is not mounted for the acting member', () => {
	function seenFromHome() {
		const { view, send, clock, dropbox, calls } = createTestDropbox({
			...{ fixture: 'teamSpace', token: 'jane', inTeamSpace: true },
		});
		const act = people(view);
		act.files('/Matters/Case/Letters/1.pdf', '/Matters/Case/2.pdf');
		const api = createApi(send, clock, async () => ({}));
		return { fromHome: createDropbox(api, clock, dropbox), address: act.idOf('/Matters/Case'), calls };
	}

	test('is listed on one level, without paths and links', async () => {
		const { fromHome, address } = seenFromHome();
		const rows = await listRows(fromHome, { address, wanted: { depth: 1 } });
		expect(rows.map(({ relativePath, path, url }) => [relativePath, path, url])).toEqual([
			['Letters', null, null],
			['2.pdf', null, null],
		]);
	});

	test('is not listed deeper, since nothing says what lies where', async () => {
		const { fromHome, address, calls } = seenFromHome();
		await expect(listRows(fromHome, { address })).rejects.toMatchObject({ reason: 'wrong_path_root' });
		expect(calls('files/list_folder')).toBe(0);
	});
});

describe('many items', () => {
	test('the same folder is listed once, whatever the output, and every item gets it', async () => {
		const { dropbox, calls } = caseFolder();
		const requests = Array.from({ length: 30 }, (_, n) =>
			listRequest({ output: n % 2 ? 'tree' : 'entries' }),
		);
		const outcomes = await list.run(requests, { dropbox, documents: noDocumentStore });
		expect(calls()).toBe(2);
		const rows = outcomes.map((outcome) => (outcome.ok ? list.rows(outcome.value).length : 0));
		expect(rows).toEqual(requests.map(({ output }) => (output === 'tree' ? 1 : LISTED.length)));
	});

	test('items do not share the objects they get', async () => {
		const { dropbox } = caseFolder();
		const [one, other] = await list.run([listRequest(), listRequest()], {
			dropbox,
			documents: noDocumentStore,
		});
		if (!one?.ok || !other?.ok) throw new Error('refused');
		expect(list.rows(one.value)[0]).not.toBe(list.rows(other.value)[0]);
	});

	test('what is wrong with one item is that item’s alone', async () => {
		const { dropbox } = caseFolder();
		const addresses = ['/Case/Empty', '/Nowhere', '/Case', '/Nowhere'];
		const outcomes = await list.run(
			addresses.map((address) => listRequest({ address })),
			{ dropbox, documents: noDocumentStore },
		);
		expect(
			outcomes.map((outcome) => (outcome.ok ? list.rows(outcome.value).length : outcome.refusal.reason)),
		).toEqual([0, 'not_found', LISTED.length, 'not_found']);
	});
});
