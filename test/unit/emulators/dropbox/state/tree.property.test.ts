/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import type { files } from 'dropbox';
import { RouteError } from '@/test/emulators/dropbox/route';
import { allPages, World, type RouteCall } from '../routes/files/World';

/** Few names, so that calls meet each other; in two casings, so that they meet although written differently. */
const name = fc.constantFrom('a', 'A', 'b', 'c', 'É', 'e\u0301');
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => `/${names.join('/')}`);

type Step = { route: string; argument: object; body: string };
const step = (route: string, argument: fc.Arbitrary<object>, body: fc.Arbitrary<string> = fc.constant('')) =>
	fc.record({ route: fc.constant(route), argument, body });
const contents = fc.constantFrom('', 'one', 'two');
const flag = fc.boolean();

const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.oneof(
		step('create_folder_v2', fc.record({ path, autorename: flag })),
		step(
			'upload',
			fc.record({ path, mode: fc.constantFrom('add', 'overwrite'), autorename: flag }),
			contents,
		),
		step('move_v2', fc.record({ from_path: path, to_path: path, autorename: flag })),
		step('copy_v2', fc.record({ from_path: path, to_path: path, autorename: flag })),
		step('delete_v2', fc.record({ path })),
	),
	{ maxLength: 40, size: 'max' },
);

interface Row {
	path: string;
	id: string;
}

async function listing(call: RouteCall, limit: number): Promise<Row[]> {
	const first = await call<files.ListFolderResult>('list_folder', { path: '', recursive: true, limit });
	return rowsOf((await allPages(call, first)).entries);
}

function rowsOf(entries: files.ListFolderResult['entries']): Row[] {
	return entries.map((entry) => ({ path: entry.path_display ?? '', id: 'id' in entry ? entry.id : '' }));
}

/** Does a step; refusals are part of the game, anything else is a slip. */
async function attempt(call: RouteCall, { route, argument, body }: Step): Promise<void> {
	await call(route, argument, body).catch((error: unknown) => {
		if (!(error instanceof RouteError)) throw error;
	});
}

/** A client's copy of the tree, kept as the documentation of list_folder says. */
class Mirror {
	readonly ids = new Map<string, string>();

	apply(entries: files.ListFolderResult['entries']): void {
		for (const entry of entries) {
			const at = entry.path_lower ?? '';
			if (entry['.tag'] !== 'folder') this.forgetBelow(at);
			if (entry['.tag'] === 'deleted') this.ids.delete(at);
			else this.ids.set(at, entry.id);
		}
	}

	private forgetBelow(path: string): void {
		for (const known of this.ids.keys()) if (known.startsWith(`${path}/`)) this.ids.delete(known);
	}
}

async function inWorld(check: (world: World, call: RouteCall) => Promise<void>): Promise<void> {
	const world = new World();
	try {
		await check(world, world.as('owner'));
	} finally {
		world.close();
	}
}

test('after any calls: one entry per path, every child has its parent, IDs are unique, listing is the tree', () =>
	fc.assert(
		fc.asyncProperty(steps, fc.integer({ min: 1, max: 5 }), (all, limit) =>
			inWorld(async (world, call) => {
				for (const each of all) await attempt(call, each);
				const rows = await listing(call, limit);
				const lower = rows.map((row) => row.path.normalize('NFC').toLowerCase());
				expect(new Set(lower).size).toBe(rows.length);
				expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
				for (const each of lower) {
					const parent = each.slice(0, each.lastIndexOf('/'));
					if (parent) expect(lower).toContain(parent);
				}
				const tree = world.state.snapshot(world.namespace('home'));
				const byPath = (one: Row, other: Row) => (one.path < other.path ? -1 : 1);
				expect([...rows].sort(byPath)).toEqual(tree.map((entry) => ({ path: entry.path, id: entry.id })));
				const bytes = tree.reduce((sum, { size = 0 }) => sum + size, 0);
				expect(world.namespace('home').usedBytes).toBe(bytes);
			}),
		),
		{ numRuns: 150 },
	));

test('IDs are stable: each still leads to the path it is listed at, and moved entries keep theirs', () =>
	fc.assert(
		fc.asyncProperty(steps, path, (all, to) =>
			inWorld(async (_, call) => {
				for (const each of all) await attempt(call, each);
				for (const { path: at, id } of await listing(call, 2000)) {
					expect(await call('get_metadata', { path: id })).toMatchObject({ path_display: at, id });
				}
				const [first] = await listing(call, 2000);
				if (!first) return;
				const move = await call<files.RelocationResult>('move_v2', {
					...{ from_path: first.path, to_path: `/moved${to}`, autorename: true },
				}).catch(() => undefined);
				if (move) expect(move.metadata).toMatchObject({ id: first.id });
			}),
		),
		{ numRuns: 60 },
	));

test('a client that follows its cursor, in pages of any size, ends with the tree as it is', () =>
	fc.assert(
		fc.asyncProperty(steps, steps, fc.integer({ min: 1, max: 4 }), (before, after, limit) =>
			inWorld(async (world, call) => {
				for (const each of before) await attempt(call, each);
				const mirror = new Mirror();
				let page = await call<files.ListFolderResult>('list_folder', { path: '', recursive: true, limit });
				mirror.apply(page.entries);
				// One call between any two pages, also while the first listing is still under way.
				for (const each of after) {
					await attempt(call, each);
					page = await call<files.ListFolderResult>('list_folder/continue', { cursor: page.cursor });
					mirror.apply(page.entries);
				}
				mirror.apply((await allPages(call, { ...page, entries: [], has_more: true })).entries);
				const tree = world.state.snapshot(world.namespace('home'));
				const expected = tree.map((entry) => [entry.path.normalize('NFC').toLowerCase(), entry.id]);
				expect([...mirror.ids].sort()).toEqual(expected.sort());
			}),
		),
		{ numRuns: 150 },
	));
