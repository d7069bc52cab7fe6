/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { listFolderChoices } from '@/nodes/shared/dropboxNode/methods/listFolderChoices';
import { createFolderBrowsing } from '@/nodes/shared/dropbox/files/createFolderBrowsing';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { createTestDropbox, type TestDropboxOptions } from '@/test/support/createTestDropbox';
import { people } from '@/test/unit/DropboxCaseFolders/actions/caseFolder/list/listHarness';

function matters(as: TestDropboxOptions = {}) {
	const world = createTestDropbox(as);
	const act = people(world.view);
	return { ...world, act, browsing: createFolderBrowsing(world.api) };
}

function personal() {
	const world = matters();
	world.act.folders(
		'/Legal Matters/2026/26-0010 Doe',
		'/Legal Matters/2026/26-0009 Roe',
		'/Legal Matters/2025',
	);
	world.act.folders('/Templates');
	world.act.files('/Read me.pdf', '/Legal Matters/2026.pdf');
	return world;
}

async function names(world: { browsing: ReturnType<typeof createFolderBrowsing> }, typed?: string) {
	return (await listFolderChoices(world.browsing, typed)).results.map(({ name }) => name);
}

test('nothing typed: the folders of the top level, with a link and their ID', async () => {
	const world = personal();
	expect(await listFolderChoices(world.browsing)).toEqual({
		results: [
			{
				name: '/Legal Matters',
				value: world.act.idOf('/Legal Matters'),
				url: 'https://www.dropbox.com/home/Legal%20Matters',
			},
			{
				name: '/Templates',
				value: world.act.idOf('/Templates'),
				url: 'https://www.dropbox.com/home/Templates',
			},
		],
	});
});

test.each([
	['2026', ['/Legal Matters/2026']],
	['26-00', ['/Legal Matters/2026/26-0009 Roe', '/Legal Matters/2026/26-0010 Doe']],
	['doe', ['/Legal Matters/2026/26-0010 Doe']],
	['nobody', []],
])('text finds folders anywhere: %s', async (typed, expected) => {
	expect(await names(personal(), typed)).toEqual(expected);
});

test.each([
	['/', ['/Legal Matters', '/Templates']],
	['/legal matters/', ['/Legal Matters/2025', '/Legal Matters/2026']],
	['Legal Matters/', ['/Legal Matters/2025', '/Legal Matters/2026']],
	['/Legal Matters/26', ['/Legal Matters/2026']],
	['/Legal Matters/2026/', ['/Legal Matters/2026/26-0009 Roe', '/Legal Matters/2026/26-0010 Doe']],
	['/Legal Matt', ['/Legal Matters']],
	['/Nowhere/', []],
	['/Read me.pdf/', []],
	['//', ['/Legal Matters', '/Templates']],
	[' / Legal Matters / 2026', ['/Legal Matters/2026']],
])('a path goes down folder by folder: %s', async (typed, expected) => {
	expect(await names(personal(), typed)).toEqual(expected);
});

describe('many folders', () => {
	const COUNT = 130;

	function crowded() {
		const world = matters();
		world.act.folders(...Array.from({ length: COUNT }, (_, n) => `/Case ${n}`));
		return world;
	}

	async function pageByPage(world: ReturnType<typeof crowded>, typed?: string) {
		const sizes: number[] = [];
		const values = new Set<unknown>();
		for (let token: string | undefined, more = true; more; more = token !== undefined) {
			const page = await listFolderChoices(world.browsing, typed, token);
			token = page.paginationToken as string | undefined;
			sizes.push(page.results.length);
			page.results.forEach(({ value }) => values.add(value));
		}
		return { sizes, distinct: values.size };
	}

	test('come page by page, each once', async () => {
		const world = crowded();
		world.state.switches.pageSize = 50;
		expect(await pageByPage(world)).toEqual({ sizes: [50, 50, 30], distinct: COUNT });
	});

	test('come page by page when they are searched for', async () => {
		expect(await pageByPage(crowded(), 'case')).toEqual({ sizes: [100, 30], distinct: COUNT });
	});

	test('pages that show nothing are read past, but not for ever', async () => {
		const world = matters();
		world.act.files(...Array.from({ length: 12 }, (_, n) => `/${n}.pdf`));
		world.act.folders('/Last');
		world.state.switches.pageSize = 2;
		const first = await listFolderChoices(world.browsing);
		expect([first.results.length, world.calls()]).toEqual([0, 5]);
		const { results, paginationToken } = await listFolderChoices(
			world.browsing,
			'',
			first.paginationToken as string,
		);
		expect([results.map(({ name }) => name), paginationToken]).toEqual([['/Last'], undefined]);
	});
});

describe('an admin, who may not search', () => {
	function acting() {
		const adminId = 'dbmid:AAFadmin0000000000000000000000000';
		const world = matters({
			...{ fixture: 'teamSpace', token: 'team', account: 'admin', inTeamSpace: true },
			headers: { selectAdmin: adminId },
		});
		world.act.folders('/Matters/2026/26-0010 Doe', '/Matters/2025');
		return world;
	}

	test('gets the same by listing', async () => {
		const world = acting();
		expect(await names(world, '26-00')).toEqual(['/Matters/2026/26-0010 Doe']);
		expect(await names(world, '/matters/')).toEqual(['/Matters/2025', '/Matters/2026']);
	});

	test('goes on where the listing stopped', async () => {
		const world = acting();
		world.state.switches.pageSize = 1;
		const found: string[] = [];
		for (let token: string | undefined, more = true; more; more = token !== undefined) {
			const page = await listFolderChoices(world.browsing, '202', token);
			token = page.paginationToken as string | undefined;
			found.push(...page.results.map(({ name }) => name));
		}
		expect(found.sort()).toEqual(['/Matters/2025', '/Matters/2026']);
		expect(world.calls('files/search_v2')).toBe(1);
	});
});

test('a refusal that typing on cannot change is said', async () => {
	const world = matters({ token: 'ownerExpired', account: 'owner' });
	await expect(listFolderChoices(world.browsing, '/Legal Matters/')).rejects.toBeInstanceOf(Refusal);
	await expect(listFolderChoices(world.browsing, 'doe')).rejects.toBeInstanceOf(Refusal);
});
