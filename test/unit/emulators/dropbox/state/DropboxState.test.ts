/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { existsSync, readdirSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { DropboxState } from '@/test/emulators/dropbox/state/DropboxState';
import { fixtures, type FixtureName } from '@/test/emulators/dropbox/state/fixtures';
import { ManualClock } from '@/test/unit/emulators/core/ManualClock';

describe.each(Object.keys(fixtures) as FixtureName[])('fixture %s', (name) => {
	const clock = new ManualClock();
	const state = new DropboxState({ clock });
	const fixture = fixtures[name](state);
	afterAll(() => state.close());

	test('every token belongs to the app and to somebody, and one of each kind is there', () => {
		const { registry } = state;
		for (const token of [...Object.values(fixture.tokens).map((each) => registry.accessTokens.get(each))]) {
			expect(token?.appKey).toBe(fixture.app.key);
			const { subject } = token!;
			expect(
				subject.kind === 'user'
					? registry.accounts.has(subject.accountId)
					: registry.teams.has(subject.teamId),
			).toBe(true);
			for (const scope of token!.scopes) expect(fixture.app.scopes).toContain(scope);
		}
		const all = [...registry.accessTokens.values()];
		expect(all.some(({ expiresAt }) => expiresAt !== null && expiresAt < clock.now())).toBe(true);
		expect(all.some(({ scopes }) => !scopes.includes('files.content.write'))).toBe(true);
		expect(registry.refreshTokens.get(fixture.refreshTokens.revoked!)?.revoked).toBe(true);
	});

	test('every account has its home, mounted where it says', () => {
		for (const account of Object.values(fixture.accounts)) {
			const [home, root] = [account.homeNamespaceId, account.rootNamespaceId].map((id) =>
				state.namespace(id),
			);
			expect(home!.members.get(account.accountId)).toBe('owner');
			if (home === root) continue;
			const mounts = [...home!.mounts].map((mount) => [mount.parent, `/${mount.name}`]);
			expect(mounts).toEqual([[root!.root, account.homePath]]);
		}
	});
});

test('two states with one seed give out the same IDs, with another other namespaces', () => {
	const ids = (seed: number) => {
		const state = new DropboxState({ seed });
		const { namespaces } = fixtures.personal(state);
		const home = namespaces.home!;
		state.seedTree(home, '/Cases', 50);
		state.close();
		return [home.id, ...state.snapshot(home).map(({ id }) => id)];
	};
	expect(ids(1)).toEqual(ids(1));
	expect(ids(1)[0]).not.toBe(ids(2)[0]);
});

test('bytes are on disk once, and gone on close', () => {
	const state = new DropboxState();
	const home = fixtures.personal(state).namespaces.home!;
	for (const path of ['/One', '/Two']) state.seedFile(home, path, 'the same'.repeat(10_000));
	state.seedFile(home, '/Zeros', 1e9);
	const folder = state.contents.folder ?? '';
	expect(readdirSync(folder)).toHaveLength(1);
	state.close();
	expect(existsSync(folder)).toBe(false);
});

test('few bytes need no disk', async () => {
	const state = new DropboxState();
	const { revision } = state.seedFile(fixtures.personal(state).namespaces.home!, '/One', 'the same');
	expect(await text(state.contents.read(revision.blob, 4, 5))).toBe('sa');
	expect(state.contents.folder).toBeUndefined();
});

test('a seeded tree has as many entries as asked for', () => {
	const state = new DropboxState();
	const home = fixtures.personal(state).namespaces.home!;
	for (const entries of [1, 2, 8, 21, 22, 23, 100]) {
		state.seedTree(home, `/${entries}`, entries);
		const within = state.snapshot(home).filter(({ path }) => path.startsWith(`/${entries}/`));
		expect(within).toHaveLength(entries);
	}
	state.close();
});
