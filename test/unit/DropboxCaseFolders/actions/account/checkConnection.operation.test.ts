/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { checkConnection } from '@/nodes/DropboxCaseFolders/actions/account/checkConnection.operation';
import { Refusal } from '@/nodes/shared/core/Refusal';
import {
	createTestDropbox,
	type TestDropbox,
	type TestDropboxOptions,
} from '@/test/support/createTestDropbox';

let world: TestDropbox | undefined;
afterEach(() => world?.close());

const MARK = '0123456789abcdef';
const readTokenMark = async () => await Promise.resolve(MARK);

const check = async (options: TestDropboxOptions) => {
	world = createTestDropbox(options);
	return await checkConnection.run([{}, {}], { dropbox: world.dropbox, readTokenMark });
};

it('says whose Dropbox it is, once for all items, and writes nothing', async () => {
	const [first, second] = await check({ fixture: 'teamSpace', token: 'jane' });
	expect(first).toEqual({
		ok: true,
		value: {
			accountId: world?.fixture.accounts['jane']?.accountId,
			...{ name: 'Jane Doe', email: 'jane@example.com', plan: 'business' },
			...{ team: 'Sample Legal Aid', hasTeamSpace: true },
			tokenMark: MARK,
		},
	});
	expect(second).toBe(first);
	const calls = world?.emulator.log.calls ?? [];
	expect(calls.filter(({ route }) => route === 'users/get_current_account')).toHaveLength(1);
});

it('says of an account without a team that it has none', async () => {
	const [report] = await check({});
	expect(report).toMatchObject({ ok: true, value: { team: '', hasTeamSpace: false } });
});

it('names permissions that are missing', async () => {
	const [refused] = await check({ token: 'ownerReadOnly', account: 'owner' });
	expect(refused).toMatchObject({
		ok: false,
		refusal: { reason: 'missing_scope', message: expect.stringContaining('files.content.write') as string },
	});
});

it('reads the token after the call, and speaks of none where the connection has ended', async () => {
	world = createTestDropbox();
	const { dropbox } = world;
	const order: string[] = [];
	const readMark = async () => {
		order.push('mark');
		return await Promise.resolve(MARK);
	};
	const describeAccount = async () => {
		order.push('call');
		return await dropbox.describeAccount();
	};
	await checkConnection.run([{}], { dropbox: { ...dropbox, describeAccount }, readTokenMark: readMark });
	expect(order).toEqual(['call', 'mark']);
	const refusal = new Refusal('not_connected', 'Dropbox was disconnected', 'Connect it again.');
	const ended = { ...dropbox, describeAccount: async () => await Promise.reject(refusal) };
	expect(await checkConnection.run([{}], { dropbox: ended, readTokenMark: readMark })).toEqual([
		{ ok: false, refusal },
	]);
	expect(order).toEqual(['call', 'mark']);
});
