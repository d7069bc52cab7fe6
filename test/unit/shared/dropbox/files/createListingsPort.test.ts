/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Entry } from '@/nodes/shared/domain/entry';
import { createTestDropbox } from '@/test/support/createTestDropbox';

describe('listings', () => {
	let world: ReturnType<typeof createTestDropbox>;
	beforeEach(async () => {
		world = createTestDropbox();
		await world.dropbox.createFolders(Array.from({ length: 25 }, (_, number) => `/Case/${number}`));
		world.emulator.log.clear();
	});
	afterEach(() => world.close());

	const names = async (address: string, pageSize?: number, onPage: (page: number) => void = () => {}) => {
		const entries: Entry[] = [];
		let pages = 0;
		for await (const page of world.dropbox.list(address, 'all levels', pageSize)) {
			entries.push(...page);
			onPage(++pages);
		}
		return entries.map((entry) => entry.name);
	};
	const all = Array.from({ length: 25 }, (_, number) => String(number)).sort();

	it('pass over empty pages', async () => {
		world.state.switches.emptyPages = 3;
		expect((await names('/Case', 10)).sort()).toEqual(all);
	});

	it('do not mind how the listed folder was written', async () => {
		expect((await names('/CASE')).sort()).toEqual(all);
	});

	it('start over when the cursor was called off', async () => {
		const found = await names('/Case', 10, (page) => {
			if (page === 1) world.state.switches.cursorGeneration++;
		});
		expect([...new Set(found)].sort()).toEqual(all);
		expect(world.calls('files/list_folder')).toBe(2);
	});

	it('give up when that never ends', async () => {
		const listing = names('/Case', 1, () => {
			world.state.switches.cursorGeneration++;
		});
		await expect(listing).rejects.toMatchObject({ name: 'Refusal', reason: 'unavailable' });
		expect(world.calls('files/list_folder')).toBe(4);
	});

	it('say that the folder was deleted in the midst of it', async () => {
		const { id } = await world.dropbox.find('/Case');
		await world.person.filesDeleteV2({ path: '/Case' });
		await expect(names('/Case')).rejects.toMatchObject({ reason: 'not_found' });
		await expect(names(id)).rejects.toMatchObject({ reason: 'not_found' });
	});

	it('ask only as often as entries are read', async () => {
		for await (const page of world.dropbox.list('/Case', 'one level', 5)) {
			expect(page.length).toBeGreaterThan(0);
			break;
		}
		expect(world.calls()).toBe(1);
	});
});
