/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import type { files } from 'dropbox';
import { ZodError } from 'zod';
import { CallRefused } from '@/test/emulators/dropbox/route';
import { ManualClock } from '@/test/unit/emulators/core/ManualClock';
import { refusal, World } from './World';

let world: World;
let call: ReturnType<World['as']>;
let clock: ManualClock;
beforeEach(() => {
	clock = new ManualClock();
	world = new World('personal', { clock });
	call = world.as('owner');
	world.state.seedFolder(world.namespace('home'), '/Cases');
});
afterEach(() => world.close());

const cursorOf = async (argument: object = {}) =>
	(await call<files.ListFolderResult>('list_folder', { path: '/Cases', ...argument })).cursor;
const poll = (cursor: string, more: object = {}) =>
	call<files.ListFolderLongpollResult>('list_folder/longpoll', { cursor, ...more });

test('a change that concerns the cursor ends the wait, others do not', async () => {
	const waiting = poll(await cursorOf());
	let isOver = false;
	void waiting.then(() => (isOver = true));
	await call('upload', { path: '/Elsewhere.txt' }, 'x');
	await new Promise(setImmediate);
	expect(isOver).toBe(false);
	await call('upload', { path: '/Cases/Brief.pdf' }, 'x');
	expect(await waiting).toEqual({ changes: true });
});

test('changes from before are told at once', async () => {
	const cursor = await cursorOf();
	await call('upload', { path: '/Cases/Brief.pdf' }, 'x');
	expect(await poll(cursor)).toEqual({ changes: true });
});

test('nothing happens until the timeout', async () => {
	const waiting = poll(await cursorOf(), { timeout: 40 });
	await new Promise(setImmediate);
	clock.advance(40_000);
	expect(await waiting).toEqual({ changes: false });
});

test('the listed folder going away is a change', async () => {
	const waiting = poll(await cursorOf());
	await call('delete_v2', { path: '/Cases' });
	expect(await waiting).toEqual({ changes: true });
});

test('reset, made-up cursors, and those it does not support', async () => {
	const cursor = await cursorOf();
	world.state.switches.cursorGeneration++;
	expect(await refusal(poll(cursor))).toEqual({ '.tag': 'reset' });
	await expect(poll('x')).rejects.toBeInstanceOf(CallRefused);
	await expect(poll(await cursorOf({ include_media_info: true }))).rejects.toBeInstanceOf(CallRefused);
	await expect(poll(cursor, { timeout: 29 })).rejects.toBeInstanceOf(ZodError);
	await expect(poll(cursor, { timeout: 481 })).rejects.toBeInstanceOf(ZodError);
});
