/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { contentHash, ContentHasher } from '@/test/emulators/dropbox/state/contentHash';
import { DropboxState } from '@/test/emulators/dropbox/state/DropboxState';
import { fixtures, type FixtureName } from '@/test/emulators/dropbox/state/fixtures';
import { idOf, numberOfId, numberOfRev, revOf } from '@/test/emulators/dropbox/state/ids';
import { LOWER_CASINGS } from '@/test/emulators/dropbox/state/casing/lowerCase';
import { keyOf } from '@/test/emulators/dropbox/state/names';
import { ManualClock } from '@/test/unit/emulators/core/ManualClock';

const BLOCK = 4 * 1024 * 1024;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** Cut into blocks, hashed, the digests joined as bytes, hashed again. */
function hashByDefinition(bytes: Buffer): string {
	const starts = Array.from({ length: Math.ceil(bytes.length / BLOCK) }, (_, index) => index * BLOCK);
	return sha256(Buffer.concat(starts.map((start) => sha256(bytes.subarray(start, start + BLOCK))))).toString(
		'hex',
	);
}

describe('content hash', () => {
	test.each([0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 5])(
		'of %d bytes is what the documentation defines',
		(size) => {
			const bytes = Buffer.alloc(size, 'x');
			expect(contentHash(bytes)).toBe(hashByDefinition(bytes));
		},
	);

	test('does not depend on how the bytes come', () => {
		const bytes = Buffer.alloc(2 * BLOCK + 99, 'y');
		fc.assert(
			fc.property(fc.array(fc.nat(bytes.length), { maxLength: 4 }), (cuts) => {
				const hasher = new ContentHasher();
				const ends = [...cuts.sort((one, other) => one - other), bytes.length];
				ends.forEach((end, index) => hasher.update(bytes.subarray(ends[index - 1] ?? 0, end)));
				expect(hasher.digest()).toBe(contentHash(bytes));
			}),
			{ numRuns: 10 },
		);
	});
});

test('IDs and revs are read back as they were written, and nothing else is', () => {
	fc.assert(
		fc.property(fc.nat(), (number) => {
			expect(idOf(number)).toMatch(/^id:[\w-]{22}$/);
			expect(numberOfId(idOf(number))).toBe(number);
			expect(revOf(number)).toMatch(/^[0-9a-f]{9,}$/);
			expect(numberOfRev(revOf(number))).toBe(number);
		}),
	);
	for (const strange of ['id:', 'id:EmUlat0r_AA', 'id:EmUlat0r_AAx', `${idOf(1)}x`, idOf(1).toLowerCase()]) {
		expect(numberOfId(strange)).toBeUndefined();
	}
	for (const strange of ['', '0165', '0165zz', `${revOf(1)}0`]) expect(numberOfRev(strange)).toBeUndefined();
});

test.each(LOWER_CASINGS)(
	'keys by %s: normalising twice changes nothing, and neither does another form',
	(casing) => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(keyOf(keyOf(text, casing), casing)).toBe(keyOf(text, casing));
				expect(keyOf(text.normalize('NFD'), casing)).toBe(keyOf(text, casing));
			}),
		);
	},
);

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
	for (const path of ['/One', '/Two']) state.seedFile(home, path, 'the same');
	state.seedFile(home, '/Zeros', 1e9);
	expect(readdirSync(state.contents.folder)).toHaveLength(1);
	state.close();
	expect(existsSync(state.contents.folder)).toBe(false);
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
