/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createActingContext } from '@/nodes/shared/dropbox/account/createActingContext';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { toRefusal } from '@/nodes/shared/dropbox/errors/toRefusal';
import type { ActingSettings } from '@/nodes/shared/dropbox/port';
import type { Send } from '@/nodes/shared/http/types';
import { DropboxEmulator } from '@/test/emulators/dropbox/DropboxEmulator';
import { DropboxState } from '@/test/emulators/dropbox/state/DropboxState';
import { fixtures, type FixtureName } from '@/test/emulators/dropbox/state/fixtures';
import { createEmulatorSend } from '@/test/support/createTestDropbox';
import { VirtualClock } from '@/test/support/VirtualClock';

const automatic: ActingSettings = { actAs: { kind: 'connected account' }, pathRoot: { kind: 'automatic' } };

/** An emulated Dropbox, and whom the settings make of a token there. */
function scene(name: FixtureName, token: string, settings: Partial<ActingSettings> = {}) {
	const clock = new VirtualClock();
	const state = new DropboxState({ clock });
	const fixture = fixtures[name](state);
	const emulator = new DropboxEmulator(state);
	const send = createEmulatorSend(emulator, fixture.tokens[token] ?? token);
	const acting = createActingContext(send, clock, { ...automatic, ...settings });
	const api = createApi(send, clock, acting.headers);
	return {
		...{ fixture, emulator, acting, state },
		calls: (route: string) => emulator.log.calls.filter((call) => call.route === route),
		/** Names at the top of what is acted on. */
		top: async () => {
			const page = await api
				.call(async (sdk) => await sdk.filesListFolder({ path: '' }))
				.catch((thrown: unknown) => {
					throw toRefusal(thrown);
				});
			return page.entries.map((entry) => entry.name).sort();
		},
		close: () => state.close(),
	};
}

type Scene = ReturnType<typeof scene>;
let open: Scene[] = [];
const opened = (...given: Parameters<typeof scene>): Scene => {
	const made = scene(...given);
	open.push(made);
	return made;
};
afterEach(() => {
	for (const each of open) each.close();
	open = [];
});

const asMember = (who: string): Partial<ActingSettings> => ({ actAs: { kind: 'member', who } });
const asAdmin = (who: string): Partial<ActingSettings> => ({ actAs: { kind: 'admin', who } });
const homes = ['Ada Sample', 'Jane Doe', 'Mia Moe', 'Ravi Roe'];

describe('where paths start', () => {
	it('is the home of an account without a team, and needs no header', async () => {
		const { acting, fixture } = opened('personal', 'owner');
		const home = fixture.accounts['owner']?.homeNamespaceId;
		expect(await acting.headers()).toEqual({});
		expect(await acting.whoAmI()).toEqual({
			accountId: fixture.accounts['owner']?.accountId,
			rootNamespaceId: home,
			homeNamespaceId: home,
		});
	});

	it('is the team space that a team shares', async () => {
		const { acting, fixture, top } = opened('teamSpace', 'jane');
		const { rootNamespaceId: root } = fixture.accounts['jane'] ?? {};
		expect(await acting.headers()).toEqual({ pathRoot: JSON.stringify({ '.tag': 'root', root }) });
		expect(await acting.whoAmI()).toMatchObject({ rootNamespaceId: root });
		expect(await top()).toEqual(expect.arrayContaining(['Finance', 'Jane Doe', 'Matters']));
	});

	it('is each member’s own root in a team of the other layout', async () => {
		const jane = opened('memberHomes', 'jane');
		const ravi = opened('memberHomes', 'ravi');
		expect(await jane.top()).toEqual(['Finance', 'Jane Doe', 'Matters']);
		expect(await ravi.top()).toEqual(['Matters', 'Ravi Roe']);
		expect((await jane.acting.whoAmI()).rootNamespaceId).toBe(jane.fixture.accounts['jane']?.rootNamespaceId);
	});

	it('is the home folder where the credential says so', async () => {
		const { acting, fixture, top } = opened('teamSpace', 'jane', { pathRoot: { kind: 'home' } });
		expect(await acting.headers()).toEqual({});
		expect((await acting.whoAmI()).rootNamespaceId).toBe(fixture.accounts['jane']?.homeNamespaceId);
		expect(await top()).toEqual([]);
	});

	it('is the namespace that the credential names', async () => {
		const { fixture } = opened('teamSpace', 'jane');
		const id = fixture.namespaces['matters']?.id ?? '';
		const { acting, top } = opened('teamSpace', 'jane', { pathRoot: { kind: 'namespace', id } });
		expect((await acting.whoAmI()).rootNamespaceId).toBe(id);
		expect(await top()).toEqual([]);
	});

	it('cannot be a namespace that the account may not see', async () => {
		const { fixture } = opened('teamSpace', 'ravi');
		const id = fixture.namespaces['finance']?.id ?? '';
		const { top } = opened('teamSpace', 'ravi', { pathRoot: { kind: 'namespace', id } });
		await expect(top()).rejects.toMatchObject({ reason: 'wrong_path_root' });
	});

	it('cannot be a namespace that was mistyped', async () => {
		const { top } = opened('teamSpace', 'ravi', { pathRoot: { kind: 'namespace', id: 'Matters!' } });
		await expect(top()).rejects.toMatchObject({ reason: 'wrong_path_root' });
	});
});

describe.each<FixtureName>(['teamSpace', 'memberHomes'])('acting for somebody in a team (%s)', (layout) => {
	it('finds a member by e-mail address, in one call', async () => {
		const { acting, fixture, calls } = opened(layout, 'team', asMember('jane@example.com'));
		expect((await acting.headers()).selectUser).toBe(fixture.accounts['jane']?.teamMemberId);
		expect((await acting.whoAmI()).accountId).toBe(fixture.accounts['jane']?.accountId);
		expect(calls('team/members/get_info_v2')).toHaveLength(1);
	});

	it('takes a member ID as it is', async () => {
		const { fixture } = opened(layout, 'team');
		const id = fixture.accounts['ravi']?.teamMemberId ?? '';
		const { acting, calls } = opened(layout, 'team', asMember(id));
		expect((await acting.headers()).selectUser).toBe(id);
		expect(calls('team/members/get_info_v2')).toHaveLength(0);
	});

	it('sees what the member sees', async () => {
		const { top } = opened(layout, 'team', asMember('ravi@example.com'));
		expect((await top()).filter((name) => !homes.includes(name))).toEqual(['Matters']);
	});

	it('acts as an admin', async () => {
		const { acting, fixture, top } = opened(layout, 'team', asAdmin('admin@example.com'));
		const headers = await acting.headers();
		expect(headers.selectAdmin).toBe(fixture.accounts['admin']?.teamMemberId);
		expect(headers.selectUser).toBeUndefined();
		expect(await top()).toEqual(expect.arrayContaining(['Finance', 'Matters']));
	});

	it('looks up once, also when eight ask together', async () => {
		const { acting, calls } = opened(layout, 'team', asMember('jane@example.com'));
		await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(async () => await acting.headers()));
		await acting.whoAmI();
		expect(calls('team/members/get_info_v2')).toHaveLength(1);
		expect(calls('users/get_current_account')).toHaveLength(1);
	});

	it.each([
		['an address that nobody has', 'team', asMember('nobody@example.com'), /No member of the Dropbox team/],
		['what is neither address nor ID', 'team', asMember('Jane Doe'), /neither an email address nor/],
		['an address with a slip in it', 'team', asMember('jané@example.com'), /neither an email address nor/],
		['an address without an end', 'team', asMember('jane@localhost'), /neither an email address nor/],
		[
			'an ID that no header can hold',
			'team',
			asMember('dbmid:née'),
			/neither an email address nor a member ID/,
		],
		[
			'a member ID that nobody has',
			'team',
			asMember('dbmid:nobody'),
			/is not in the Dropbox team, or is no longer/,
		],
		['an admin who is none', 'team', asAdmin('jane@example.com'), /not an admin of the Dropbox team/],
		['the token of one account', 'jane', asMember('ravi@example.com'), /token is for one account/],
		['nobody, with the token of a team', 'team', {}, /token is for a whole Dropbox team/],
	])('refuses %s', async (_what, token, settings, message) => {
		const { acting } = opened(layout, token, settings);
		await expect(acting.headers()).rejects.toMatchObject({ reason: 'not_connected' });
		await expect(acting.whoAmI()).rejects.toThrow(message);
	});

	it('names the permission that it takes', async () => {
		const { acting } = opened(layout, 'teamReadOnly', asMember('jane@example.com'));
		await expect(acting.headers()).rejects.toMatchObject({
			reason: 'missing_scope',
			message: 'The connection lacks the permission team_data.member',
		});
	});

	it('says that the member is suspended', async () => {
		const { acting, fixture } = opened(layout, 'team', asMember('jane@example.com'));
		Object.assign(fixture.accounts['jane'] ?? {}, { suspended: true });
		await expect(acting.headers()).rejects.toMatchObject({ reason: 'no_access' });
	});

	it('shows the address in no message', async () => {
		const { acting } = opened(layout, 'team', asMember('nobody@example.com'));
		const refusal: unknown = await acting.headers().catch((thrown: unknown) => thrown);
		expect(JSON.stringify(refusal) + String(refusal)).not.toContain('nobody@example.com');
	});
});

it('waits out a busy moment while it looks up, and remembers what it found', async () => {
	const { acting, emulator, calls } = opened('personal', 'owner');
	emulator.faults.set([{ route: 'users/get_current_account', nth: 1, fault: { kind: 'too_many_requests' } }]);
	await acting.whoAmI();
	await acting.headers();
	expect(calls('users/get_current_account')).toHaveLength(2);
});

it('is refused the same to all when the connection is gone', async () => {
	const send: Send = async () => ({
		status: 401,
		headers: { 'content-type': 'application/json' },
		body: Buffer.from('{"error_summary":"expired_access_token/","error":{".tag":"expired_access_token"}}'),
	});
	const acting = createActingContext(send, new VirtualClock(), automatic);
	await expect(acting.headers()).rejects.toMatchObject({ reason: 'not_connected' });
	await expect(acting.whoAmI()).rejects.toMatchObject({ reason: 'not_connected' });
});
