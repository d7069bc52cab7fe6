/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { checkConnection } from '@/nodes/DropboxCaseFolders/actions/account/checkConnection.operation';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { createTestDropbox } from '@/test/support/createTestDropbox';

let world: ReturnType<typeof createTestDropbox>;
beforeEach(() => {
	world = createTestDropbox();
});
afterEach(() => world.close());

it('says who is connected, for all items by one call, and reads the token after it', async () => {
	const order: string[] = [];
	const dropbox = {
		...world.dropbox,
		async whoAmI() {
			order.push('call');
			return await world.dropbox.whoAmI();
		},
	};
	const readTokenMark = async () => {
		order.push('mark');
		return '0123456789abcdef';
	};
	const outcomes = await checkConnection.run([{}, {}], { dropbox, readTokenMark });
	const { accountId } = await world.dropbox.whoAmI();
	expect(accountId).toMatch(/^dbid:/);
	expect(outcomes).toEqual(Array(2).fill({ ok: true, value: { accountId, tokenMark: '0123456789abcdef' } }));
	expect(order).toEqual(['call', 'mark']);
});

it('is refused where the connection has ended, and speaks of no token then', async () => {
	const refusal = new Refusal('not_connected', 'Dropbox was disconnected', 'Connect it again.');
	const dropbox = { ...world.dropbox, whoAmI: async () => await Promise.reject(refusal) };
	const readTokenMark = jest.fn(async () => 'a mark');
	expect(await checkConnection.run([{}], { dropbox, readTokenMark })).toEqual([{ ok: false, refusal }]);
	expect(readTokenMark).not.toHaveBeenCalled();
});
