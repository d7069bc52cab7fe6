/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { receive } from '@/nodes/DropboxCaseFolders/actions/casePage/receive.operation';
import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import { refused } from '@/nodes/shared/core/outcome';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { RECORD_NAME } from '@/nodes/shared/domain/closing/ClosingRecord';
import type { Entry } from '@/nodes/shared/domain/entry';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import type { PageLink } from '@/nodes/shared/domain/casePage/PageLink';
import { markerContent, markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import { inMemory } from '@/test/support/createItemContext';
import { prefixRequest } from '../caseFolder/close/closeHarness';
import { restrictRequest } from '../document/restrict/privilegeHarness';
import { CASE, createCasePageHarness, MEMO, reasonOf, rowsOf, type CasePageHarness } from './casePageHarness';

const UNAVAILABLE = new Refusal('unavailable', 'Dropbox is down', 'Try again.');

let world: CasePageHarness;
beforeEach(async () => {
	world = await createCasePageHarness();
});
afterEach(() => world.close());

const files = (...given: string[]) => given.map((name, index) => ({ field: `file${index}`, name }));
const binary = { file0: inMemory('one', { fileName: 'blob' }), file1: inMemory('two') };
const add = (more: IDataObject = {}): IDataObject => ({
	...{ folderId: null, path: '', files: files('a.pdf') },
	...more,
});
const send = async (
	action: string,
	details: IDataObject,
	link: Partial<PageLink> = {},
	dropbox?: DropboxPort,
) =>
	await world.run(
		receive,
		{ request: world.requestOf(world.token(link), action, details), privilegedFolders: 'Privileged' },
		{ json: {}, binary },
		dropbox,
	);
const folderAt = async (path: string): Promise<string> => (await world.dropbox.find(path)).id;

describe('Receive, of files', () => {
	it('hands each on as an item with its file and its own name, for the folder that it was dropped on', async () => {
		await world.put(`${CASE}/Discovery/Incoming/x.txt`, 'x');
		const dropped = { folderId: await folderAt(`${CASE}/Discovery`), path: 'Scans/2026' };
		const outcome = await send('add', add({ ...dropped, files: files('Ledger.xlsx', 'Ärztebrief.pdf') }), {
			person: 'jane@example.org',
		});
		const row = {
			...{ action: 'add', folderId: world.caseFolder.id, subfolder: 'Discovery/Scans/2026' },
			...{ includesPrivileged: false, person: 'jane@example.org' },
		};
		expect(rowsOf(outcome)).toEqual([
			{ ...row, name: 'Ledger.xlsx' },
			{ ...row, name: 'Ärztebrief.pdf' },
		]);
		expect(outcome).toMatchObject({
			value: {
				binaries: [
					{ data: { ...binary.file0, fileName: 'Ledger.xlsx', fileExtension: 'xlsx' } },
					{ data: { ...binary.file1, fileName: 'Ärztebrief.pdf', fileExtension: 'pdf' } },
				],
			},
		});
	});

	it('never hands the link on', async () => {
		const outcome = await send('add', add());
		expect(JSON.stringify(outcome)).not.toContain(world.token().split('.')[2]);
	});

	it('goes by the folder’s ID: people may rename it while the page is open', async () => {
		await world.put(`${CASE}/Discovery/x.txt`, 'x');
		const folderId = await folderAt(`${CASE}/Discovery`);
		await world.person.filesMoveV2({ from_path: `${CASE}/Discovery`, to_path: `${CASE}/Evidence` });
		expect(rowsOf(await send('add', add({ folderId })))).toMatchObject([{ subfolder: 'Evidence' }]);
		await world.person.filesMoveV2({ from_path: CASE, to_path: '/Matters/Doe' });
		expect(rowsOf(await send('add', add({ folderId })))).toMatchObject([{ subfolder: 'Evidence' }]);
	});

	it.each([
		['another case’s folder', '/Matters/22-10'],
		['the folder of all cases', '/Matters'],
		['a folder that was moved out of the case', '/Matters/Moved out'],
	])('takes none for %s', async (_, path) => {
		await world.put(`${path}/x.txt`, 'x');
		expect(reasonOf(await send('add', add({ folderId: await folderAt(path) })))).toMatch(
			/^not_found: The folder .* is not in this case/,
		);
	});

	it.each([
		['an ID with a path', 'id:abc/../x'],
		['a path', '/Matters/22-10'],
		['a namespace', 'ns:1'],
		['nothing', ''],
	])('takes %s for no folder', async (_, folderId) => {
		expect(reasonOf(await send('add', add({ folderId })))).toMatch(/^invalid_input/);
	});

	it.each(['../../22-10', '/..', 'a/../../b', '. .', '%2e%2e'])(
		'stays in the case with the path %s',
		async (path) => {
			const outcome = await send('add', add({ path }));
			if (outcome.ok) {
				const subfolder = String(rowsOf(outcome)[0]?.['subfolder']);
				expect(subfolder.split('/').filter((part) => /^\.*$/.test(part))).toEqual([]);
				expect(subfolder).not.toMatch(/^\//);
			} else {
				expect(outcome.refusal.reason).toBe('name_not_allowed');
			}
		},
	);

	it.each<[string, IDataObject, Partial<PageLink>, RegExp]>([
		['a link for viewing', {}, { canAdd: false }, /^no_access: This link is for viewing only/],
		['an expired link', {}, { expires: 1000 }, /^link_expired/],
		['no files', { files: [] }, {}, /^invalid_input/],
		['a file that did not arrive', { files: files('a', 'b', 'c') }, {}, /^source_incomplete/],
		[
			'more files than a page sends',
			{ files: Array.from({ length: 101 }, () => files('a')[0]) },
			{},
			/^invalid_input/,
		],
		['a case marker', { files: files(markerFileName('22-107')) }, {}, /^name_not_allowed/],
		['a name without letters', { files: files('///') }, {}, /^name_not_allowed/],
	])('refuses %s', async (_, more, link, expected) => {
		expect(reasonOf(await send('add', add(more), link))).toMatch(expected);
	});

	it('takes none once the case is closed', async () => {
		const [closed] = await closeCaseFolders([prefixRequest(CASE)], world.dropbox);
		expect(closed?.ok).toBe(true);
		expect(reasonOf(await send('add', add()))).toMatch(/^case_closed/);
	});
});

describe('Receive, of requests that no page makes', () => {
	const item = (more: IDataObject, file: Partial<IBinaryData> = {}) => ({
		json: more,
		binary: { file0: inMemory('{}', file) },
	});
	const receiveFrom = async (details: IDataObject, given: INodeExecutionData) =>
		await world.run(
			receive,
			{ request: world.requestOf(world.token(), 'add', details), privilegedFolders: 'Privileged' },
			given,
		);

	it.each(['query', 'body', 'params', 'headers'])(
		'takes for a file what came as a file, not what the address or a field says of one (%s)',
		async (field) => {
			const stored = { mimeType: 'text/plain', id: 'filesystem-v2:workflows/1/executions/2/binary_data/3' };
			const outcome = await receiveFrom(
				add({ files: [{ field, name: 'a.txt' }] }),
				item({ [field]: stored }),
			);
			expect(reasonOf(outcome)).toMatch(/^invalid_input/);
		},
	);

	it.each([
		['_Closed (needed to reopen)', 'x.json', 'json', 'text/x-any'],
		['casemarker 22-2 0123456789abcdef', 'x.json', 'json', 'text/x-any'],
		['CASEMARKER 22-2 0123456789ABCDEF.json', 'x.json', 'json', 'application/json'],
	])(
		'takes none that Upload Document would call as a marker: %s',
		async (name, fileName, fileExtension, mimeType) => {
			const given = item({}, { fileName, fileExtension, mimeType });
			const outcome = await receiveFrom(add({ files: files(name) }), given);
			expect(reasonOf(outcome)).toMatch(/^name_not_allowed/);
		},
	);

	it('gives each the name that Upload Document keeps', async () => {
		const outcome = await receiveFrom(
			add({ files: files('Statement') }),
			item({}, { fileName: 'x', mimeType: 'application/pdf' }),
		);
		expect(rowsOf(outcome)).toMatchObject([{ name: 'Statement.pdf' }]);
	});

	it.each([
		['a closing record', '_Closed (needed to reopen).json/x'],
		['a case marker', markerFileName('22-2')],
	])('makes no folder with the name of %s, which could not be written then', async (_, path) => {
		expect(reasonOf(await send('add', add({ path })))).toMatch(/^name_not_allowed/);
	});

	it('makes no folders so deep that the case could not be listed any more', async () => {
		const path = (levels: number) => Array.from({ length: levels }, () => 'a').join('/');
		expect(reasonOf(await send('add', add({ path: path(101) })))).toMatch(/^invalid_input/);
		expect(reasonOf(await send('add', add({ path: path(100) }), { includesPrivileged: true }))).toBe('done');
	});
});

describe('Receive, of folders with names that Upload would change', () => {
	it.each(['Scans  2', 'Con', 'Q: answers', 'Etc.'])('says by its ID which is meant: %s', async (name) => {
		await world.put(`${CASE}/${name}/x.txt`, 'x');
		const folderId = await folderAt(`${CASE}/${name}`);
		expect(rowsOf(await send('add', add({ folderId, path: 'New' })))).toMatchObject([
			{ folderId, subfolder: 'New' },
		]);
	});
});

describe('Receive, of folders of other cases in this one', () => {
	const OTHER = `${CASE}/From another desk/22-2`;
	beforeEach(async () => {
		await world.put(`${OTHER}/${markerFileName('22-2')}`, markerContent('22-2', 'id:22-2').toString());
		await world.put(`${OTHER}/Letters/x.txt`, 'x');
	});

	it.each([
		['its folder', OTHER, ''],
		['a folder in it', `${OTHER}/Letters`, ''],
		['one that is not there yet', OTHER, 'New/Deep'],
		['one by its path', CASE, 'from another desk/22-2/New'],
	])('takes none for %s', async (_, at, path) => {
		const folderId = await folderAt(at);
		for (const includesPrivileged of [false, true]) {
			const outcome = await send('add', add({ folderId, path }), { includesPrivileged });
			expect(reasonOf(outcome)).toMatch(/^belongs_to_another_case/);
		}
	});

	it('takes none where that cannot be told of the folder alone', async () => {
		const unsure = { ...world.dropbox, areCaseFolders: async () => [refused(UNAVAILABLE)] };
		const folderId = await folderAt(OTHER);
		expect(reasonOf(await send('add', add({ folderId }), {}, unsure))).toMatch(/^belongs_to_another_case/);
	});

	it('takes them for the other folders of this case', async () => {
		expect(rowsOf(await send('add', add({ path: 'From another desk' })))).toHaveLength(1);
	});

	it('takes them for a copy of this case’s own folder in it', async () => {
		const marker = markerFileName('22-1');
		await world.put(`${CASE}/${marker}`, markerContent('22-1', 'id:22-1').toString());
		await world.put(`${CASE}/Copy/${marker}`, markerContent('22-1', 'id:22-1').toString());
		await world.person.filesDeleteV2({ path: OTHER });
		expect(rowsOf(await send('add', add({ path: 'Copy/New' })))).toHaveLength(1);
	});
});

describe('Receive, of what Dropbox says otherwise', () => {
	/** Dropbox, with another answer to what lies at some addresses. */
	const dropboxSaying = (other: (address: string) => Promise<Entry | undefined>): DropboxPort => ({
		...world.dropbox,
		find: async (address) => (await other(address)) ?? (await world.dropbox.find(address)),
	});

	it('takes none where it cannot be told whether the case is closed', async () => {
		const fail = async () => await Promise.reject(UNAVAILABLE);
		const found = dropboxSaying(async (address) =>
			address.endsWith(RECORD_NAME) ? await fail() : undefined,
		);
		const dropbox: DropboxPort = { ...found, download: fail };
		expect(reasonOf(await send('add', add(), {}, dropbox))).toMatch(/^unavailable/);
	});

	it('takes none for a name that Dropbox takes for that of a privileged folder', async () => {
		await world.put(`${CASE}/Privileged/x.txt`, 'x');
		const dropbox = dropboxSaying(async (address) =>
			address.endsWith('/Alias') ? await world.dropbox.find(`${CASE}/Privileged`) : undefined,
		);
		expect(reasonOf(await send('add', add({ path: 'Alias' }), {}, dropbox))).toMatch(/^privileged/);
	});

	it('finds the folder in the case by its names, also where those above are spelled longer', async () => {
		await world.put(`${CASE}/Discovery/x.txt`, 'x');
		const folder = await world.dropbox.find(`${CASE}/Discovery`);
		const spelled = { ...folder, path: folder.path?.replace('Matters', 'Mat\u0307ters') };
		const dropbox = dropboxSaying(async (address) => (address === folder.id ? spelled : undefined));
		const outcome = await send('add', add({ folderId: folder.id }), {}, dropbox);
		expect(rowsOf(outcome)).toMatchObject([{ subfolder: 'Discovery' }]);
	});
});

describe('Receive, of privileged documents', () => {
	const inRestricted = async () => {
		const place = { of: 'case folder', caseFolder: CASE, path: 'Blue binder' } as const;
		await world.restrict(restrictRequest(MEMO, { place }));
	};

	it.each([
		['a folder of the name that is not there yet', { path: 'Privileged/Notes' }],
		['the name in other capitals', { path: 'privileged' }],
		['the name on another level', { path: 'Scans/Privileged' }],
	])('takes nothing for %s', async (_, more) => {
		expect(reasonOf(await send('add', add(more)))).toMatch(/^privileged/);
		expect(reasonOf(await send('add', add(more), { includesPrivileged: true }))).toBe('done');
	});

	it('takes nothing for a folder that only some can open, by its ID or by its path, nor below it', async () => {
		await inRestricted();
		const folderId = await folderAt(`${CASE}/Blue binder`);
		for (const more of [
			{ folderId },
			{ path: 'Blue binder' },
			{ path: 'blue binder/New/Deep' },
			{ folderId, path: 'New' },
		]) {
			expect(reasonOf(await send('add', add(more)))).toMatch(/^privileged/);
			expect(reasonOf(await send('add', add(more), { includesPrivileged: true }))).toBe('done');
		}
	});

	it('takes them for a folder that is shared with more people than the case', async () => {
		await world.put(`${CASE}/For the client/Letter.pdf`, 'letter');
		await world.person.sharingShareFolder({ path: `${CASE}/For the client` });
		expect(reasonOf(await send('add', add({ path: 'For the client' })))).toBe('done');
	});
});

describe('Receive, for the second list', () => {
	const caseId = 'f2b5-22';

	it('hands on which case its documents are wanted of, also by a link for viewing', async () => {
		const outcome = await send('documents', {}, { caseId, canAdd: false });
		expect(rowsOf(outcome)).toEqual([
			{
				...{ action: 'documents', folderId: world.caseFolder.id, caseId },
				...{ includesPrivileged: false, person: null },
			},
		]);
	});

	it.each([
		['documents', {}],
		['send', { id: 1 }],
	])('says nothing of a case whose folder was deleted (%s)', async (action, details) => {
		await world.person.filesDeleteV2({ path: CASE });
		expect(reasonOf(await send(action, details, { caseId }))).toMatch(/^(deleted|not_found)/);
	});

	it.each(['8f3c-11', 'id.1:x', 4711])('hands on that the document %s is to be sent', async (id) => {
		expect(rowsOf(await send('send', { id }, { caseId }))).toEqual([
			{
				...{ action: 'send', folderId: world.caseFolder.id, person: null, subfolder: '', caseId },
				includesPrivileged: false,
				documentId: id,
			},
		]);
	});

	it.each<[string, string, IDataObject, Partial<PageLink>, RegExp]>([
		['no case in the link', 'documents', {}, {}, /^invalid_input: This link does not say which case/],
		['no case in the link', 'send', { id: 1 }, {}, /^invalid_input: This link does not say which case/],
		['a link for viewing', 'send', { id: 1 }, { caseId, canAdd: false }, /^no_access/],
		['an ID that is a path', 'send', { id: '../7' }, { caseId }, /^invalid_input/],
		['no ID', 'send', {}, { caseId }, /^invalid_input/],
		['an unknown action', 'delete', {}, { caseId }, /^invalid_input: Receive takes the actions/],
		['Open’s action', 'open', {}, { caseId }, /^invalid_input: Receive takes the actions/],
	])('refuses %s (%s)', async (_, action, details, link, expected) => {
		expect(reasonOf(await send(action, details, link))).toMatch(expected);
	});
});
