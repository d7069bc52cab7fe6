import { ZodError } from 'zod';
import { refusal, World } from './World';

let world: World;
let call: ReturnType<World['as']>;
beforeEach(() => {
	world = new World();
	call = world.as('owner');
	world.state.seedFolder(world.namespace('home'), '/Cases/26-001');
});
afterEach(() => world.close());

const add = (tag_text: string, path = '/Cases/26-001') => call('tags/add', { path, tag_text });
const remove = (tag_text: string) => call('tags/remove', { path: '/Cases/26-001', tag_text });
const get = (...paths: string[]) => call('tags/get', { paths });

test('added in lower case, once, and told per path', async () => {
	expect(await add('Case_26_001')).toBeNull();
	await add('case_26_001');
	expect(await get('/Cases/26-001', '/Cases')).toEqual({
		paths_to_tags: [
			{ path: '/Cases/26-001', tags: [{ '.tag': 'user_generated_tag', tag_text: 'case_26_001' }] },
			{ path: '/Cases', tags: [] },
		],
	});
});

test('they move along', async () => {
	await add('open');
	await call('move_v2', { from_path: '/Cases/26-001', to_path: '/Moved' });
	expect(await get('/Moved')).toMatchObject({ paths_to_tags: [{ tags: [{ tag_text: 'open' }] }] });
});

test('at most twenty', async () => {
	for (let number = 1; number <= 20; number++) await add(`tag${number}`);
	expect(await refusal(add('one_more'))).toEqual({ '.tag': 'too_many_tags' });
	expect(await add('tag7')).toBeNull();
});

test('removed, if there', async () => {
	await add('open');
	expect(await remove('OPEN')).toBeNull();
	expect(await refusal(remove('open'))).toEqual({ '.tag': 'tag_not_present' });
});

test('what is not there, and what is no tag', async () => {
	expect(await refusal(add('open', '/Nothing'))).toEqual({ '.tag': 'path', path: { '.tag': 'not_found' } });
	for (const tag of ['', 'with-hyphen', 'with space', 'x'.repeat(33)]) {
		await expect(add(tag)).rejects.toBeInstanceOf(ZodError);
	}
	await expect(add('open', 'id:x')).rejects.toBeInstanceOf(ZodError);
});
