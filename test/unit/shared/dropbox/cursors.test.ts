/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { createCursorCheck } from '@/nodes/shared/dropbox/client/createCursorCheck';
import type { Api } from '@/nodes/shared/dropbox/client/Api';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { createChangesPort } from '@/nodes/shared/dropbox/changes/createChangesPort';
import { listFileRequests } from '@/nodes/shared/dropbox/fileRequests/createFileRequestsPort';
import { createFileSearch } from '@/nodes/shared/dropbox/files/createFileSearch';
import { createFolderBrowsing } from '@/nodes/shared/dropbox/files/createFolderBrowsing';
import { createListingsPort } from '@/nodes/shared/dropbox/files/createListingsPort';
import { createLookupsPort } from '@/nodes/shared/dropbox/files/createLookupsPort';
import { findPropertyMarkers } from '@/nodes/shared/dropbox/markers/readProperties';
import { searchMarkerFiles, searchMarkerFilesBelow } from '@/nodes/shared/dropbox/markers/searchMarkerFiles';
import { searchProperties } from '@/nodes/shared/dropbox/markers/searchProperties';
import { createMembersPort } from '@/nodes/shared/dropbox/sharing/createMembersPort';
import { createLinksPort } from '@/nodes/shared/dropbox/sharing/createLinksPort';
import { filesBelow, project } from '@/test/package/sources';
import { VirtualClock } from '@/test/support/VirtualClock';
import { folder } from '../domain/listing/entries';

const EMPTY = { entries: [], matches: [], links: [], file_requests: [], users: [], groups: [], invitees: [] };

/** A service whose listings never end; `next` gives the cursor of each page. */
function endless(next: (page: number) => string | undefined): { api: Api; calls: () => number } {
	let page = 0;
	const send = async () => {
		if (page > 5000) throw new TypeError('nobody gave up');
		const cursor = next(page++);
		const body = JSON.stringify({ ...EMPTY, has_more: true, ...(cursor === undefined ? {} : { cursor }) });
		return { status: 200, headers: {}, body: Buffer.from(body) };
	};
	return { api: createApi(send, new VirtualClock(), async () => ({})), calls: () => page };
}

async function drain(pages: AsyncIterable<unknown>): Promise<void> {
	for await (const page of pages) void page;
}

const listings = (api: Api) => createListingsPort(api, createLookupsPort(api));

const ROUTES: Array<[string, (api: Api) => Promise<unknown>]> = [
	['a folder', async (api) => await drain(listings(api).list('/a', 'one level'))],
	['all levels of a folder', async (api) => await drain(listings(api).list('/a', 'all levels'))],
	['changes', async (api) => await drain(createChangesPort(api).listEverything('id:a'))],
	['links', async (api) => await createLinksPort(api, createLookupsPort(api)).linksOf('/a')],
	['file requests', async (api) => await listFileRequests(api)],
	['marker files', async (api) => await searchMarkerFilesBelow(api, listings(api), '/a')],
	['marker files of a case', async (api) => await searchMarkerFiles(api, listings(api), ['22-1'], '/a')],
	[
		'marker files of cases',
		async (api) => await searchMarkerFiles(api, listings(api), ['22-1', '22-2'], '/a'),
	],
	['properties', async (api) => await searchProperties(api, ['22-1'], ['ptid:1'])],
	['members of a folder', async (api) => await createMembersPort(api, new VirtualClock()).members('7')],
	['members of a file', async (api) => await createMembersPort(api, new VirtualClock()).fileMembers('id:a')],
];

/** Where no cursor says that there is no more. */
const WITHOUT_HAS_MORE = ['properties', 'members of a folder', 'members of a file'];

describe.each(ROUTES)('a listing of %s that never ends', (name, list) => {
	it('is given up where it leads in a circle', async () => {
		const { api, calls } = endless((page) => ['a', 'b'][page % 2]);
		await expect(list(api)).rejects.toMatchObject({ reason: 'unexpected' });
		expect(calls()).toBeLessThan(30);
	});

	it('is given up where page after page is empty', async () => {
		const { api, calls } = endless((page) => `cursor ${page}`);
		await expect(list(api)).rejects.toMatchObject({ reason: 'unexpected' });
		expect(calls()).toBeLessThan(2100);
	});

	if (!WITHOUT_HAS_MORE.includes(name)) {
		it('is given up where it goes on and nobody says how', async () => {
			await expect(list(endless(() => undefined).api)).rejects.toMatchObject({ reason: 'unexpected' });
		});
	}
});

it('properties of siblings are looked up one by one where their listing leads in a circle', async () => {
	const siblings = Array.from({ length: 9 }, (_, index) => folder(`/Cases/${index}`));
	const { api, calls } = endless(() => 'a');
	await findPropertyMarkers(api, siblings, ['ptid:1']);
	expect(calls()).toBeLessThan(40);
});

describe('a list of the panel', () => {
	it.each<[string, (api: Api, next: string) => Promise<unknown>]>([
		['files by name', async (api, next) => await createFileSearch(api).searchFiles('a', next)],
		[
			'folders by name',
			async (api, next) => await createFolderBrowsing(api).searchFolders('a', `search:${next}`),
		],
		['folders in a folder', async (api, next) => await createFolderBrowsing(api).listFolders('/a', '', next)],
	])('of %s does not go on with the cursor that it came by', async (_what, list) => {
		await expect(list(endless(() => 'a').api, 'a')).rejects.toMatchObject({ reason: 'unexpected' });
	});
});

describe('the check of cursors', () => {
	it('takes whatever leads on, empty pages too', () => {
		const check = createCursorCheck();
		expect(Array.from({ length: 1000 }, (_, page) => check(`${page}`, 0))).toHaveLength(1000);
		check('full', 1);
		expect(Array.from({ length: 1000 }, (_, page) => check(`more ${page}`, 0))).toHaveLength(1000);
		expect(() => check('one more', 0)).toThrow(expect.objectContaining({ reason: 'unexpected' }));
	});

	it('takes a cursor once more, and no more often than ten times, where the page before was empty', () => {
		const check = createCursorCheck();
		check('a', 5);
		expect(() => check('a', 5)).toThrow(/continues/);
		for (let time = 0; time < 9; time++) check('a', 0);
		expect(() => check('a', 0)).toThrow(/continues/);
	});

	it.each([undefined, null, ''])('takes no cursor for none: %j', (cursor) => {
		expect(() => createCursorCheck()(cursor, 1)).toThrow(/continues/);
	});

	it('is used by whoever reads a next page', () => {
		const reading = filesBelow(project, project)
			.filter((path) => /^nodes\/.*\.ts$/.test(path))
			.map((path) => ({ path, text: readFileSync(`${project}/${path}`, 'utf8') }))
			.filter(({ text }) => /sdk\.\w+Continue(V2)?\(|has_more/.test(text));
		expect(reading.length).toBeGreaterThan(5);
		const unchecked = reading.filter(({ text }) => !/createCursorCheck|readAllPages/.test(text));
		expect(unchecked.map(({ path }) => path)).toEqual([]);
	});
});
