/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Send } from '@/nodes/shared/http/types';
import { createTestDropbox } from '@/test/support/createTestDropbox';

const ROUTE = 'files/create_folder_batch';

describe('Folders, created in batches', () => {
	let world: ReturnType<typeof createTestDropbox>;
	afterEach(() => world.close());

	/** The emulator, whose answers to batches (or to the looks at their jobs) pass through `change`. */
	const answering = (suffix: string, change: (body: Body, paths: number) => Body | undefined) =>
		createTestDropbox({
			through:
				(send): Send =>
				async (request) => {
					const answer = await send(request);
					if (!request.url.endsWith(suffix) || answer.status !== 200) return answer;
					const asked = JSON.parse(request.body?.toString() ?? '{}') as { paths?: string[] };
					const body = change(JSON.parse(answer.body.toString()) as Body, asked.paths?.length ?? 0);
					return body === undefined
						? {
								...{ status: 409, headers: { 'content-type': 'application/json' } },
								body: Buffer.from('{"error_summary":"internal_error/","error":{".tag":"internal_error"}}'),
							}
						: { ...answer, body: Buffer.from(JSON.stringify(body)) };
				},
		});
	interface Body {
		'.tag': string;
		entries?: unknown[];
		failed?: unknown;
	}
	const made = async (...paths: string[]) =>
		(await world.dropbox.createFolders(paths)).map((outcome) =>
			outcome.ok ? outcome.value.path : outcome.refusal.reason,
		);

	it('are divided where the service finds too many in one batch', async () => {
		let jobs = 0;
		world = answering('create_folder_batch/check', (body) =>
			jobs++ === 0 ? { '.tag': 'failed', failed: { '.tag': 'too_many_files' } } : body,
		);
		world.state.switches.forceAsync = true;
		world.state.switches.jobPolls = 0;
		expect(await made('/a', '/b', '/c')).toEqual(['folder_exists', 'folder_exists', 'folder_exists']);
		expect(world.calls(ROUTE)).toBe(3);
	});

	it('are never taken for one another where the service answers for fewer than were asked for', async () => {
		world = answering('create_folder_batch', (body, paths) =>
			paths > 2 ? { ...body, entries: body.entries?.slice(1) ?? [] } : body,
		);
		expect(await made('/a', '/b', '/c')).toEqual(['folder_exists', 'folder_exists', 'folder_exists']);
	});

	it('are asked for again where the service lost the job', async () => {
		let looks = 0;
		world = answering('create_folder_batch/check', (body) => (looks++ === 0 ? undefined : body));
		world.state.switches.forceAsync = true;
		expect(await made('/a', '/b')).toEqual(['folder_exists', 'folder_exists']);
	});

	it('are waited for the longer the more they are, before the job is looked at', async () => {
		world = createTestDropbox();
		world.state.switches.forceAsync = true;
		await made('/a');
		await made(...Array.from({ length: 1000 }, (_, number) => `/${number}`));
		expect(world.clock.slept[2]).toBeGreaterThan(2 * (world.clock.slept[0] ?? 0));
	});

	it('are given up where it loses every job', async () => {
		world = answering('create_folder_batch/check', () => undefined);
		world.state.switches.forceAsync = true;
		expect(await made('/a')).toEqual(['unavailable']);
		expect(world.calls(ROUTE)).toBe(4);
	});

	it('stay done when the connection ends while others are still in the way of a lock', async () => {
		let batches = 0;
		world = createTestDropbox({
			through:
				(send): Send =>
				async (request) => {
					if (request.url.endsWith(ROUTE) && ++batches > 1)
						return { status: 403, headers: {}, body: Buffer.from('{}') };
					return await send(request);
				},
		});
		world.emulator.faults.set([{ route: ROUTE, fault: { kind: 'busy_entries', entries: [1] } }]);
		expect(await made('/a', '/b', '/c')).toEqual(['/a', 'no_access', '/c']);
	});

	it('of one batch stay done when the next batch is refused as a whole', async () => {
		let batches = 0;
		world = createTestDropbox({
			through:
				(send): Send =>
				async (request) => {
					if (request.url.endsWith(ROUTE) && ++batches > 1)
						return { status: 403, headers: {}, body: Buffer.from('{}') };
					return await send(request);
				},
		});
		const outcomes = await made(...Array.from({ length: 10_001 }, (_, number) => `/c/${number}`));
		expect([outcomes[9999], outcomes[10_000]]).toEqual(['/c/9999', 'no_access']);
	});
});
