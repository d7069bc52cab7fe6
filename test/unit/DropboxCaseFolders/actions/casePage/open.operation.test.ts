/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import type { IDataObject } from 'n8n-workflow';
import { open } from '@/nodes/DropboxCaseFolders/actions/casePage/open.operation';
import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import type { CasePageContents } from '@/nodes/DropboxCaseFolders/actions/casePage/open/readCasePage';
import type { PageLink } from '@/nodes/shared/domain/casePage/PageLink';
import { createCaseFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/createCaseFolders';
import { request as caseRequest } from '../caseFolder/caseFolderHarness';
import { prefixRequest } from '../caseFolder/close/closeHarness';
import { restrictRequest } from '../document/restrict/privilegeHarness';
import {
	CASE,
	createCasePageHarness,
	KEY,
	MEMO,
	reasonOf,
	rowsOf,
	type CasePageHarness,
} from './casePageHarness';

let world: CasePageHarness;
beforeEach(async () => {
	world = await createCasePageHarness();
});
afterEach(() => world.close());

const openPage = async (request: IDataObject, more: IDataObject = {}) =>
	await world.run(open, { request, privilegedFolders: 'Privileged', options: {}, ...more });
const contents = async (link: Partial<PageLink> = {}, details: IDataObject = {}) =>
	rowsOf(
		await openPage(world.requestOf(world.token(link), 'open', details)),
	)[0] as unknown as CasePageContents & {
		documentsIn: string | null;
	};
const names = (entries: CasePageContents['children']): string[] =>
	entries.flatMap((entry) =>
		entry.type === 'folder'
			? [`${entry.name}/`, ...names(entry.children).map((name) => `  ${name}`)]
			: [entry.name],
	);

describe('Open', () => {
	it('gives the page without a word of any case to who comes without a link', async () => {
		world.emulator.log.clear();
		const [row] = rowsOf(await openPage(world.requestOf('')));
		expect(String(row?.['html'])).toMatch(/^<!doctype html>/);
		expect(world.calls()).toBe(0);
	});

	it('shows what is in the case, and what the link allows', async () => {
		await world.put(`${CASE}/Pleadings/Answer.pdf`, 'answer');
		const page = await contents({ person: 'jane@example.org' }, {});
		expect(page).toMatchObject({
			folder: {
				...{ folderId: world.caseFolder.id, name: '22-1' },
				url: expect.stringMatching(/^https:\/\/www\.dropbox\.com\/home/),
			},
			...{ canAdd: true, isClosed: false, includesPrivileged: false, person: 'jane@example.org' },
			...{ isCut: false, documentsIn: null },
			children: [
				{ type: 'folder', name: 'Pleadings', children: [{ type: 'file', name: 'Answer.pdf', size: 6 }] },
				{ type: 'file', name: 'Memo.txt', fileId: world.memo.id, modified: expect.stringMatching(/Z$/) },
			],
		});
		expect((await contents({ canAdd: false })).canAdd).toBe(false);
	});

	it('says that nothing has changed, for as long as nothing has', async () => {
		const { version } = await contents();
		expect(await contents({}, { version })).toEqual({ unchanged: true });
		await world.put(`${CASE}/New.txt`, 'new');
		const changed = await contents({}, { version });
		expect(names(changed.children)).toEqual(['Memo.txt', 'New.txt']);
		expect(changed.version).not.toBe(version);
	});

	it('does not show the package’s own files', async () => {
		const [made] = await createCaseFolders(
			[caseRequest('30-1', { destination: '/Matters', marker: 'file' })],
			world.dropbox,
		);
		if (made?.ok !== true) throw made?.refusal ?? new Error();
		expect((await contents({ folder: made.value.folderId })).children).toEqual([]);
	});

	it('works on where the folder is, after people renamed and moved it', async () => {
		await world.person.filesMoveV2({ from_path: CASE, to_path: '/Matters/Elsewhere/Doe, Jane' });
		const page = await contents();
		expect(page.folder.name).toBe('Doe, Jane');
		expect(names(page.children)).toEqual(['Memo.txt']);
	});
});

describe('What is privileged', () => {
	it.each([['Privileged'], ['privileged'], ['Discovery/Privileged']])(
		'is not shown in %s',
		async (folder) => {
			await world.put(`${CASE}/${folder}/Advice.docx`, 'advice');
			expect(names((await contents()).children).join()).not.toMatch(/Advice|rivileged/);
			expect(names((await contents({ includesPrivileged: true })).children).join()).toContain('Advice.docx');
		},
	);

	it('is not shown in a folder that only some can open, whatever it is called', async () => {
		const place = { of: 'case folder', caseFolder: CASE, path: 'Blue binder' } as const;
		const [restricted] = await world.restrict(restrictRequest(MEMO, { place }));
		expect(restricted?.ok).toBe(true);
		expect(names((await contents()).children)).toEqual([]);
		expect(names((await contents({ includesPrivileged: true })).children)).toEqual([
			'Blue binder/',
			'  Memo.txt',
		]);
	});

	it('is everything in a folder of which Dropbox does not tell who can open it', async () => {
		const place = { of: 'case folder', caseFolder: CASE, path: 'Blue binder' } as const;
		await world.restrict(restrictRequest(MEMO, { place }));
		const unsure = {
			...world.dropbox,
			sharedFolder: async () => {
				throw new Error('unreachable');
			},
		};
		await expect(
			world.run(
				open,
				{ request: world.requestOf(world.token(), 'open'), privilegedFolders: '', options: {} },
				{ json: {} },
				unsure,
			),
		).rejects.toThrow('unreachable');
	});

	it('is not a folder that is shared with more people than the case', async () => {
		await world.put(`${CASE}/For the client/Letter.pdf`, 'letter');
		await world.person.sharingShareFolder({ path: `${CASE}/For the client` });
		expect(names((await contents()).children)).toContain('For the client/');
	});
});

describe('A link that is not right', () => {
	it.each<[string, () => string, string]>([
		['has expired', () => world.token({ expires: world.clock.now() }), 'link_expired: This link has expired'],
		['is altered', () => `${world.token().slice(0, -4)}AAAA`, 'link_not_valid: This link is not valid'],
		['is of nobody', () => 'x', 'link_not_valid: This link is not valid'],
		['is missing', () => '', 'link_not_valid: This link is not valid'],
	])('that %s shows nothing and asks Dropbox nothing', async (_, link, expected) => {
		const token = link();
		world.emulator.log.clear();
		expect(reasonOf(await openPage(world.requestOf(token, 'open')))).toBe(expected);
		expect(world.calls()).toBe(0);
	});

	it('signed with the former key works while that stands in the credential', async () => {
		const request = world.requestOf(world.token(), 'open');
		Object.assign(world.keys, { current: 'n'.repeat(32) });
		expect(reasonOf(await openPage(request))).toMatch(/^link_not_valid/);
		Object.assign(world.keys, { former: KEY });
		expect(reasonOf(await openPage(request))).toBe('done');
	});

	it('to another folder of the firm shows that folder alone', async () => {
		await world.put('/Matters/22-2/Other.txt', 'other');
		const other = await world.dropbox.find('/Matters/22-2');
		expect(names((await contents({ folder: other.id })).children)).toEqual(['Other.txt']);
	});
});

describe('A case that is not as it was', () => {
	const reason = async (link: Partial<PageLink> = {}) =>
		reasonOf(await openPage(world.requestOf(world.token(link), 'open')));

	it('is said to be deleted', async () => {
		await world.person.filesDeleteV2({ path: CASE });
		expect(await reason()).toMatch(/^deleted/);
	});

	it('is not found where the account does not see it', async () => {
		expect(await reason({ folder: 'id:nobodyKnowsThisOne0000' })).toMatch(/^not_found/);
	});

	it('is refused once another case lies in it: that one’s documents are not this link’s to show', async () => {
		await createCaseFolders([caseRequest('30-2', { destination: CASE, marker: 'file' })], world.dropbox);
		expect(await reason()).toMatch(/^belongs_to_another_case/);
	});

	it('that is closed is shown, and takes nothing more', async () => {
		const [made] = await createCaseFolders([caseRequest('30-3', { destination: '/Matters' })], world.dropbox);
		if (made?.ok !== true) throw made?.refusal ?? new Error();
		const folder = made.value.folderId;
		await world.put(`${folder}/Order.pdf`, 'order');
		const [closed] = await closeCaseFolders([prefixRequest(folder)], world.dropbox);
		expect(reasonOf(closed as never)).toBe('done');
		const page = await contents({ folder });
		expect(page).toMatchObject({ isClosed: true, canAdd: false });
		expect(names(page.children)).toEqual(['Order.pdf']);
	});
});

it.each([
	['no request', undefined],
	['a text', 'hello'],
	['no object', 5],
	['details that are no JSON', { headers: {}, body: { action: 'open', request: '{' } }],
	[
		'details that are too long',
		{ headers: {}, body: { action: 'open', request: `"${'x'.repeat(1_000_001)}"` } },
	],
])('Open refuses %s and names the field', async (_, request) => {
	expect(reasonOf(await openPage(request as never))).toMatch(/^invalid_input: .*Request/);
});

it('takes three calls for the page of a case that is open', async () => {
	world.emulator.log.clear();
	await contents();
	expect(world.emulator.log.calls.map(({ route }) => route)).toEqual([
		...['files/get_metadata', 'file_properties/templates/list_for_user', 'files/list_folder'],
	]);
});
