/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import type { IDataObject } from 'n8n-workflow';
import { createLink } from '@/nodes/DropboxCaseFolders/actions/casePage/createLink.operation';
import { createCaseFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/createCaseFolders';
import { readPageRequest } from '@/nodes/DropboxCaseFolders/actions/casePage/shared/readPageRequest';
import { createItemContext } from '@/test/support/createItemContext';
import type { FolderEntry } from '@/nodes/shared/domain/entry';
import { markerContent, markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import { readPageLink } from '@/nodes/shared/domain/casePage/PageLink';
import { request as caseRequest } from '../caseFolder/caseFolderHarness';
import { CASE, createCasePageHarness, reasonOf, rowsOf, type CasePageHarness } from './casePageHarness';

let world: CasePageHarness;
beforeEach(async () => {
	world = await createCasePageHarness();
});
afterEach(() => world.close());

const PAGE = 'https://n8n.example.org/webhook/case-page';
const create = async (more: IDataObject = {}) =>
	await world.run(createLink, {
		...{ caseFolder: { mode: 'id', value: world.caseFolder.id }, pageUrl: PAGE },
		...{ access: 'view', validFor: '168', options: {} },
		...more,
	});
const requestContext = (request: IDataObject) => createItemContext({ request });
const linkIn = (row: IDataObject | undefined) =>
	readPageLink(String(row?.['url']).slice(PAGE.length + 1), world.keys, world.clock.now());

describe('Create Link', () => {
	it('makes a link whose token stands after the #, where no server sees it', async () => {
		const [row] = rowsOf(await create());
		const expires = world.clock.now() + 7 * 86_400_000;
		expect(row).toEqual({
			...{
				url: expect.stringMatching(
					/^https:\/\/n8n\.example\.org\/webhook\/case-page#[\w-]+\.[\w-]+\.[\w-]+$/,
				),
			},
			...{ folderId: world.caseFolder.id, access: 'view', includesPrivileged: false, person: null },
			expires: new Date(expires).toISOString(),
		});
		expect(linkIn(row)).toEqual({
			...{ folder: world.caseFolder.id, canAdd: false, includesPrivileged: false },
			...{ person: undefined, caseId: undefined, expires: Math.floor(expires / 1000) * 1000 },
		});
	});

	it('signs all that it is told', async () => {
		const options = { includePrivileged: true, person: ' jane@example.org ', secondListCase: '22-107' };
		const [row] = rowsOf(await create({ access: 'add', validFor: '1', options }));
		expect(row).toMatchObject({ access: 'add', includesPrivileged: true, person: 'jane@example.org' });
		expect(linkIn(row)).toMatchObject({
			...{ canAdd: true, includesPrivileged: true, person: 'jane@example.org', caseId: '22-107' },
			expires: Math.floor(world.clock.now() / 1000) * 1000 + 3_600_000,
		});
	});

	it.each(['person', 'secondListCase'])('makes no link too long to be read (%s)', async (option) => {
		const of = (text: string) => create({ options: { [option]: text } });
		expect(reasonOf(await of('ä'.repeat(2000)))).toMatch(/^invalid_input/);
		const [row] = rowsOf(await of('ä'.repeat(1000)));
		const [, token] = String(row?.['url']).split('#');
		expect(readPageRequest(requestContext(world.requestOf(token ?? '')), 0)).toMatchObject({ link: token });
	});

	it('takes a date until which it is valid, its last moment included', async () => {
		const [row] = rowsOf(await create({ validFor: 'date', expiresOn: '2099-12-31' }));
		expect(row?.['expires']).toBe('2100-01-01T04:59:59.000Z'); // New York
	});

	it('finds the folder by its path, and links to its ID', async () => {
		const [row] = rowsOf(await create({ caseFolder: { mode: 'path', value: CASE } }));
		expect(row?.['folderId']).toBe(world.caseFolder.id);
	});
});

describe('Create Link refuses', () => {
	it.each([
		[
			'a date in the past',
			{ validFor: 'date', expiresOn: '2001-01-01' },
			/Expires On.*in the past|in the past/,
		],
		['no date', { validFor: 'date', expiresOn: '' }, /empty/],
		['plain http', { pageUrl: 'http://n8n.example.org/webhook/x' }, /“Page URL” is not an address/],
		['no address', { pageUrl: 'case-page' }, /“Page URL” is not an address/],
		['an empty address', { pageUrl: '' }, /“Page URL” is not an address/],
		['a script for an address', { pageUrl: 'javascript:alert(1)' }, /“Page URL” is not an address/],
		[
			'a password in the address',
			{ pageUrl: 'https://a:b@n8n.example.org/x' },
			/“Page URL” is not an address/,
		],
		['n8n itself', { pageUrl: 'https://n8n.example.org/' }, /address of n8n itself/],
		['the test URL', { pageUrl: 'https://n8n.example.org/webhook-test/x' }, /test URL/],
		['the top of the Dropbox', { caseFolder: { mode: 'path', value: '/' } }, /top of a Dropbox/],
		['a folder that is not there', { caseFolder: { mode: 'path', value: '/Matters/No' } }, /./],
		['no folder', { caseFolder: { mode: 'id', value: '' } }, /./],
	])('%s', async (_, more, message) => {
		const outcome = await create(more);
		expect(outcome.ok).toBe(false);
		expect(reasonOf(outcome)).toMatch(message);
	});

	it.each(['id', 'path'])('a folder of several cases, given by its %s', async (mode) => {
		await world.dropbox.createFolders(['/Matters/Open']);
		const made = await createCaseFolders(
			['31-1', '31-2'].map((id) => caseRequest(id, { destination: '/Matters/Open', marker: 'file' })),
			world.dropbox,
		);
		expect(made.map((each) => reasonOf(each as never))).toEqual(['done', 'done']);
		const value = mode === 'id' ? (await world.dropbox.find('/Matters/Open')).id : '/Matters/Open';
		expect(reasonOf(await create({ caseFolder: { mode, value } }))).toMatch(/^belongs_to_another_case/);
	});

	it('a subfolder of a case, whose closing and privileged folders it would not know', async () => {
		const folder = await world.dropbox.find(CASE);
		await world.put(`${CASE}/${markerFileName('22-1')}`, markerContent('22-1', folder.id).toString());
		await world.put(`${CASE}/Privileged/Notes/x.txt`, 'x');
		for (const path of [`${CASE}/Privileged`, `${CASE}/Privileged/Notes`]) {
			const outcome = await create({ caseFolder: { mode: 'path', value: path } });
			expect(reasonOf(outcome)).toMatch(/^belongs_to_another_case: .* inside a case folder/);
		}
		expect(reasonOf(await create())).toBe('done');
	});

	it('a shared folder by its namespace, by which neither paths nor a closing are found', async () => {
		await world.person.sharingShareFolder({ path: CASE });
		const folder = (await world.dropbox.find(CASE)) as FolderEntry;
		const value = `ns:${folder.ownNamespaceId}`;
		expect(reasonOf(await create({ caseFolder: { mode: 'id', value } }))).toMatch(/^invalid_input/);
		expect(reasonOf(await create())).toBe('done');
	});

	it('http is fine on the machine itself, and what follows a # is dropped', async () => {
		const [row] = rowsOf(await create({ pageUrl: 'http://localhost:5678/webhook/case-page#old' }));
		expect(row?.['url']).toMatch(/^http:\/\/localhost:5678\/webhook\/case-page#[^#]+$/);
	});
});
