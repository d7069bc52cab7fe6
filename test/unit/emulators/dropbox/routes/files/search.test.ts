/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { files } from 'dropbox';
import { ZodError } from 'zod';
import { ManualClock } from '@/test/unit/emulators/core/ManualClock';
import { refusal, World } from './World';

let world: World;
let call: ReturnType<World['as']>;
const clock = new ManualClock();
beforeEach(() => {
	world = new World('personal', { clock });
	call = world.as('owner');
	for (const path of [
		'/Cases/Doe, Jane/Motion to dismiss.pdf',
		'/Cases/Roe/Motion.docx',
		'/Motions/List.xlsx',
	]) {
		world.state.seedFile(world.namespace('home'), path, path);
	}
});
afterEach(() => world.close());

const search = (query: string, options?: object, more: object = {}) =>
	call<files.SearchV2Result>('search_v2', { query, ...(options && { options }), ...more });
const names = ({ matches }: files.SearchV2Result) =>
	matches.map(({ metadata }) => (metadata['.tag'] === 'metadata' ? metadata.metadata.name : undefined));

test('trap 4: metadata.metadata, with its tag', async () => {
	const { matches, has_more } = await search('dismiss');
	expect(has_more).toBe(false);
	expect(matches[0]).toEqual({
		metadata: {
			'.tag': 'metadata',
			metadata: expect.objectContaining({ '.tag': 'file', name: 'Motion to dismiss.pdf' }),
		},
		match_type: { '.tag': 'filename' },
	});
});

test('words of the name, the last one a beginning', async () => {
	expect(names(await search('jane do'))).toEqual(['Doe, Jane']);
	expect(names(await search('moti dismiss'))).toEqual([]);
	expect(names(await search('MOTI'))).toEqual(['Motion to dismiss.pdf', 'Motion.docx', 'Motions']);
});

test('within a folder, by extension, by category', async () => {
	expect(names(await search('motion', { path: '/Cases/Roe' }))).toEqual(['Motion.docx']);
	expect(names(await search('motion', { file_extensions: ['PDF'] }))).toEqual(['Motion to dismiss.pdf']);
	expect(names(await search('motion', { file_categories: ['folder', 'document'] }))).toEqual([
		'Motion.docx',
		'Motions',
	]);
});

test('deleted ones on demand', async () => {
	await call('delete_v2', { path: '/Cases/Roe' });
	expect(names(await search('motion', { file_status: 'deleted' }))).toEqual(['Motion.docx']);
	expect(names(await search('motion'))).toEqual(['Motion to dismiss.pdf', 'Motions']);
});

test('pages by cursor', async () => {
	const first = await search('motion', { max_results: 2 });
	expect([names(first).length, first.has_more]).toEqual([2, true]);
	const second = await call<files.SearchV2Result>('search/continue_v2', { cursor: first.cursor });
	expect(names(second)).toEqual(['Motions']);
	expect(second).toMatchObject({ has_more: false });
});

test('the index may lag behind', async () => {
	clock.advance(60_000);
	world.state.switches.searchDelay = 30_000;
	await call('upload', { path: '/Motion new.pdf' }, 'x');
	expect(names(await search('new'))).toEqual([]);
	clock.advance(30_000);
	expect(names(await search('new'))).toEqual(['Motion new.pdf']);
});

test('newest first', async () => {
	clock.advance(60_000);
	await call('upload', { path: '/Cases/Roe/Motion.docx', mode: 'overwrite' }, 'x');
	expect(names(await search('motion', { order_by: 'last_modified_time' }))[0]).toBe('Motion.docx');
});

test('highlights', async () => {
	const { matches } = await search('dismiss', undefined, {
		match_field_options: { include_highlights: true },
	});
	expect(matches[0]?.highlight_spans?.filter((span) => span.is_highlighted)).toEqual([
		{ highlight_str: 'dismiss', is_highlighted: true },
	]);
});

test('no more than 10,000 matches', async () => {
	world.state.seedTree(world.namespace('home'), '/Many', 30_000);
	let page = await search('correspondence', { max_results: 1000 });
	let found = page.matches.length;
	while (page.has_more) {
		page = await call<files.SearchV2Result>('search/continue_v2', { cursor: page.cursor });
		found += page.matches.length;
	}
	expect(found).toBeLessThanOrEqual(10_000);
	expect(found).toBeGreaterThan(5_000);
});

test('what cannot be searched', async () => {
	expect(await refusal(search('x', { path: '/Nothing' }))).toEqual({
		'.tag': 'path',
		path: { '.tag': 'not_found' },
	});
	expect(await refusal(search(' '))).toMatchObject({ '.tag': 'invalid_argument' });
	await expect(search('x'.repeat(1001))).rejects.toBeInstanceOf(ZodError);
	await expect(search('x', { max_results: 1001 })).rejects.toBeInstanceOf(ZodError);
	await expect(search('x', { limit: 1 })).rejects.toBeInstanceOf(ZodError);
});

test('a folder is found late, too, and late again after a move', async () => {
	world.state.switches.searchDelay = 30_000;
	await call('create_folder_v2', { path: '/Newcomer' });
	expect(names(await search('newcomer'))).toEqual([]);
	clock.advance(30_000);
	expect(names(await search('newcomer'))).toEqual(['Newcomer']);
	await call('move_v2', { from_path: '/Newcomer', to_path: '/Newcomer moved' });
	expect(names(await search('newcomer'))).toEqual([]);
});
