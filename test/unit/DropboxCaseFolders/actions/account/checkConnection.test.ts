/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { checkConnection } from '@/nodes/DropboxCaseFolders/actions/account/checkConnection.operation';
import {
	createTestDropbox,
	type TestDropbox,
	type TestDropboxOptions,
} from '@/test/support/createTestDropbox';

let world: TestDropbox | undefined;
afterEach(() => world?.close());

const check = async (options: TestDropboxOptions) => {
	world = createTestDropbox(options);
	return await checkConnection.run([{}, {}], { dropbox: world.dropbox });
};

it('says whose Dropbox it is, once for all items, and writes nothing', async () => {
	const [first, second] = await check({ fixture: 'teamSpace', token: 'jane' });
	expect(first).toEqual({
		ok: true,
		value: {
			...{ name: 'Jane Doe', email: 'jane@example.com', plan: 'business' },
			...{ team: 'Sample Legal Aid', hasTeamSpace: true },
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
