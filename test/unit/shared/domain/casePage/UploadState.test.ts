/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { signPageLink, type PageLink } from '@/nodes/shared/domain/casePage/PageLink';
import {
	PIECE,
	readUploadState,
	requireUploadable,
	requireWholePiece,
	rewindUpload,
	signUploadState,
	type UploadState,
} from '@/nodes/shared/domain/casePage/UploadState';
import { BLOCK_DIGEST, HASH_BLOCK } from '@/nodes/shared/domain/contentHash';

const KEY = 'the key of the credential, long enough';
const KEYS = { current: KEY, former: undefined };
const NOW = Date.UTC(2026, 2, 14, 9);
const HOUR = 60 * 60_000;

const LINK: PageLink = {
	...{ folder: 'id:AAA', canAdd: true, includesPrivileged: false, person: 'Ann', caseId: '22-1' },
	expires: NOW + HOUR,
};
const STATE: UploadState = {
	...{ sessionId: 'pid_upload_session:1', offset: 3 * PIECE, size: 5 * PIECE + 1 },
	...{ blocks: Buffer.alloc(6 * BLOCK_DIGEST, 'digests'), name: 'Depositions – März.mp4' },
	...{ folderId: 'id:BBB', path: 'Scans/2026', started: NOW },
};

const refusalOf = (work: () => unknown) => {
	try {
		return work();
	} catch (thrown) {
		return (thrown as { reason: string }).reason;
	}
};

describe('the state of an upload', () => {
	it('comes back as it was handed out', () => {
		expect(readUploadState(signUploadState(STATE, LINK, KEY), LINK, KEYS, NOW)).toEqual(STATE);
		const atTop = { ...STATE, folderId: null, path: '', offset: 0, blocks: Buffer.alloc(0) };
		expect(readUploadState(signUploadState(atTop, LINK, KEY), LINK, KEYS, NOW)).toEqual(atTop);
	});

	it('holds for 24 hours, however long its link', () => {
		const state = signUploadState(STATE, LINK, KEY);
		const at = (now: number) => refusalOf(() => readUploadState(state, LINK, KEYS, now).sessionId);
		expect(at(NOW + 24 * HOUR - 1)).toBe(STATE.sessionId);
		expect(at(NOW + 24 * HOUR)).toBe('source_incomplete');
	});

	it('counts for links with the rights of its own only', () => {
		const state = signUploadState(STATE, LINK, KEY);
		const by = (more: Partial<PageLink>) =>
			refusalOf(() => readUploadState(state, { ...LINK, ...more }, KEYS, NOW).sessionId);
		expect(by({ expires: NOW + 9 * HOUR })).toBe(STATE.sessionId);
		expect(by({ folder: 'id:CCC' })).toBe('link_not_valid');
		expect(by({ canAdd: false })).toBe('link_not_valid');
		expect(by({ includesPrivileged: true })).toBe('link_not_valid');
	});

	it('counts while keys rotate, and not when it was signed with another, changed, or is a link', () => {
		const state = signUploadState(STATE, LINK, KEY);
		const read = (token: string, current = KEY, former?: string) =>
			refusalOf(() => readUploadState(token, LINK, { current, former }, NOW).sessionId);
		const other = 'another key, just as long as the first one';
		expect(read(state, other, KEY)).toBe(STATE.sessionId);
		expect(read(state, other)).toBe('link_not_valid');
		expect(read(signPageLink(LINK, KEY))).toBe('link_not_valid');
		expect(read('')).toBe('link_not_valid');
		const [header = '', , signature = ''] = state.split('.');
		const claims = { aud: 'case-page-upload', ...STATE, link: '', blocks: '' };
		const forged = Buffer.from(JSON.stringify(claims)).toString('base64url');
		expect(read(`${header}.${forged}.${signature}`)).toBe('link_not_valid');
	});

	it('can be handed back for the longest document', () => {
		const size = 20 * 1024 ** 3;
		const blocks = Buffer.alloc((size / HASH_BLOCK) * BLOCK_DIGEST, 7);
		const state = { ...STATE, size, offset: size, blocks, name: 'ß'.repeat(8192), path: 'ß'.repeat(8192) };
		expect(readUploadState(signUploadState(state, LINK, KEY), LINK, KEYS, NOW)).toEqual(state);
	});

	it('goes back to the beginning of a piece', () => {
		const rewound = (arrived: number) => {
			const { offset, blocks } = rewindUpload(STATE, arrived);
			return [offset, blocks.length / BLOCK_DIGEST];
		};
		expect(rewound(2 * PIECE)).toEqual([2 * PIECE, 4]);
		expect(rewound(2 * PIECE - 1)).toEqual([PIECE, 2]);
		expect(rewound(0)).toEqual([0, 0]);
		expect(rewound(9 * PIECE)).toEqual([3 * PIECE, 6]);
	});
});

describe('a piece', () => {
	const reasonFor = (length: number, offset: number, size: number) =>
		refusalOf(() => requireWholePiece(length, { offset, size }));

	it('is 8 MiB long, or as long as the rest', () => {
		expect(PIECE).toBe(8_388_608);
		expect(reasonFor(PIECE, 0, 2 * PIECE)).toBeUndefined();
		expect(reasonFor(PIECE, PIECE, 2 * PIECE)).toBeUndefined();
		expect(reasonFor(1, PIECE, PIECE + 1)).toBeUndefined();
		expect(reasonFor(0, PIECE, PIECE)).toBeUndefined();
	});

	it.each([
		[PIECE - 1, 0, 2 * PIECE],
		[PIECE + 1, 0, 2 * PIECE],
		[0, 0, 2 * PIECE],
		[2, PIECE, PIECE + 1],
		[0, PIECE, PIECE + 1],
		[1, PIECE, PIECE],
	])('of %i bytes at %i of %i is refused', (length, offset, size) => {
		expect(reasonFor(length, offset, size)).toBe('source_incomplete');
	});

	it('belongs to a document of 20 GB at most', () => {
		const most = 20 * 1024 ** 3;
		expect(refusalOf(() => requireUploadable(most))).toBeUndefined();
		expect(refusalOf(() => requireUploadable(most + 1))).toBe('too_large');
	});
});
