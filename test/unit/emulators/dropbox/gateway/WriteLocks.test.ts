/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { ManualClock } from '@/test/unit/emulators/core/ManualClock';
import { ApiClient } from '../ApiClient';

describe('the write lock of a namespace', () => {
	let desk: ApiClient;
	let clock: ManualClock;

	beforeEach(() => {
		clock = new ManualClock();
		desk = new ApiClient('teamSpace', { clock });
		desk.dropbox.locks.settings.milliseconds = 50;
	});

	afterEach(() => desk.close());

	const atRoot = () => ({
		'dropbox-api-path-root': JSON.stringify({ '.tag': 'root', root: desk.fixture.namespaces.root?.id }),
	});
	const make = (path: string) =>
		desk.call('files/create_folder_v2', { argument: { path }, headers: atRoot() });
	/** Lets what has begun go on until it waits for the clock. */
	const settle = () => new Promise((resolve) => setImmediate(resolve));

	it('refuses a second write while the first is on', async () => {
		const first = make('/Matters/A');
		await settle();
		expect(await make('/Matters/B')).toMatchObject({
			status: 429,
			json: { error: { reason: { '.tag': 'too_many_write_operations' } } },
		});
		clock.advance(50);
		expect((await first).status).toBe(200);
		const third = make('/Matters/B');
		await settle();
		clock.advance(50);
		expect((await third).status).toBe(200);
	});

	it('leaves writes in other namespaces alone, and reading anywhere', async () => {
		const writes = [make('/Matters/A'), make('/Finance/A'), make('/Jane Doe/A')];
		await settle();
		expect((await desk.call('files/list_folder', { argument: { path: '' } })).status).toBe(200);
		clock.advance(50);
		expect((await Promise.all(writes)).map(({ status }) => status)).toEqual([200, 200, 200]);
	});

	it('is the same however the namespace is named', async () => {
		const first = make('/Matters/A');
		await settle();
		const byNamespace = await desk.call('files/create_folder_v2', {
			argument: { path: `ns:${desk.fixture.namespaces.matters?.id}/B` },
		});
		expect(byNamespace.status).toBe(429);
		clock.advance(50);
		await first;
	});

	it('covers every entry of a batch', async () => {
		const batch = desk.call('files/create_folder_batch', {
			argument: { paths: ['/Finance/A', '/Matters/A'] },
			headers: atRoot(),
		});
		await settle();
		expect([(await make('/Matters/B')).status, (await make('/Finance/B')).status]).toEqual([429, 429]);
		clock.advance(50);
		expect((await batch).status).toBe(200);
	});

	it('makes writes wait in line when told so', async () => {
		desk.dropbox.locks.settings.whenHeld = 'wait';
		const done: string[] = [];
		const writes = ['A', 'B', 'C'].map((name) =>
			make(`/Matters/${name}`).then(({ status }) => done.push(`${name} ${status}`)),
		);
		for (const expected of [['A 200'], ['A 200', 'B 200'], ['A 200', 'B 200', 'C 200']]) {
			await settle();
			clock.advance(50);
			await settle();
			expect(done).toEqual(expected);
		}
		await Promise.all(writes);
	});

	it('is let go when the write is refused', async () => {
		const refused = make('/Matters');
		await settle();
		clock.advance(50);
		expect((await refused).status).toBe(409);
		const next = make('/Matters/A');
		await settle();
		clock.advance(50);
		expect((await next).status).toBe(200);
	});
});
