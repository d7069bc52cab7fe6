/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { FileRequestInput } from '@/nodes/shared/dropbox/port';
import type { Send } from '@/nodes/shared/http/types';
import { createTestDropbox } from '@/test/support/createTestDropbox';

let world: ReturnType<typeof createTestDropbox>;
afterEach(() => world.close());

const wish = (more: Partial<FileRequestInput> = {}): FileRequestInput => ({
	...{ title: 'Documents', destination: '/In', deadline: undefined, description: undefined, ...more },
});
const begin = async (through?: (send: Send) => Send) => {
	world = createTestDropbox(through === undefined ? {} : { through });
	await world.person.filesCreateFolderV2({ path: '/In' });
};
const summarize = async (...wishes: FileRequestInput[]) =>
	(await world.dropbox.requestFiles(wishes)).map((outcome) =>
		outcome.ok ? outcome.value.created : outcome.refusal.reason,
	);

describe('file requests', () => {
	it('are read page by page, each once', async () => {
		const small =
			(send: Send): Send =>
			async (call) =>
				await send(call.url.endsWith('/list_v2') ? { ...call, body: [Buffer.from('{"limit":2}')] } : call);
		await begin(small);
		for (let n = 0; n < 5; n++) await world.person.fileRequestsCreate({ title: `${n}`, destination: '/In' });
		world.emulator.log.clear();
		const all = await world.dropbox.fileRequests();
		expect(all.map(({ title }) => title).sort()).toEqual(['0', '1', '2', '3', '4']);
		expect(world.calls('file_requests/list/continue')).toBe(2);
		expect(all[0]).toMatchObject({ destination: '/In', isOpen: true, fileCount: 0, deadline: undefined });
	});

	it('are made once, whatever the case of the folder’s name, and read once for all', async () => {
		await begin();
		world.emulator.log.clear();
		expect(await summarize(wish(), wish({ destination: '/IN' }), wish({ title: 'Other' }))).toEqual([
			true,
			false,
			true,
		]);
		expect(await summarize(wish({ title: ' Documents ' }))).toEqual([false]);
		expect(world.calls('file_requests/list_v2')).toBe(2);
		expect(await summarize()).toEqual([]);
	});

	it.each([
		[{ '.tag': 'disabled_for_team' }, 'no_access'],
		[{ '.tag': 'email_unverified' }, 'no_access'],
		[{ '.tag': 'invalid_location' }, 'no_access'],
		[{ '.tag': 'rate_limit' }, 'too_large'],
		[{ '.tag': 'validation_error' }, 'invalid_input'],
	])('are refused with what to do: %o', async (tag, kind) => {
		await begin();
		world.emulator.faults.set([
			{ route: 'file_requests/create', nth: 1, fault: { kind: 'route_error', error: tag } },
		]);
		expect(await summarize(wish(), wish({ title: 'Other' }))).toEqual([kind, true]);
	});

	it('are refused a deadline on plans without', async () => {
		await begin();
		expect(await summarize(wish({ deadline: '2026-06-01T00:00:00.123Z' }))).toEqual(['invalid_input']);
	});

	it('have a deadline to the second on plans for teams', async () => {
		world = createTestDropbox({ fixture: 'teamSpace', token: 'jane' });
		await world.dropbox.createFolders(['/In']);
		const [outcome] = await world.dropbox.requestFiles([wish({ deadline: '2026-06-01T00:00:00.123Z' })]);
		expect(outcome).toMatchObject({ ok: true, value: { request: { deadline: '2026-06-01T00:00:00Z' } } });
	});
});
