/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { contentHash } from '@/test/emulators/dropbox/state/contentHash';
import { blockDigests, hashOfDigests } from '@/test/emulators/dropbox/state/blockDigests';
import { FolderEntry } from '@/test/emulators/dropbox/state/Entry';
import { hmacSha256 } from '@/test/emulators/dropbox/webhooks/hmacSha256';

/** What others computed: where the emulator could be as wrong as the package, neither is asked. */

describe('content hash', () => {
	/** Of so many letters A; from the tests of rclone's backend/dropbox/dbhash. */
	test.each([
		[0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
		[1, '1cd6ef71e6e0ff46ad2609d403dc3fee244417089aa4461245a4e4fe23a55e42'],
		[2, '01e0655fb754d10418a73760f57515f4903b298e6d67dda6bf0987fa79c22c88'],
		[4096, '8620913d33852befe09f16fff8fd75f77a83160d29f76f07e0276e9690903035'],
		[4194303, '647c8627d70f7a7d13ce96b1e7710a771a55d41a62c3da490d92e56044d311fa'],
		[4194304, 'd4d63bac5b866c71620185392a8a6218ac1092454a2d16f820363b69852befa3'],
		[4194305, '8f553da8d00d0bf509d8470e242888be33019c20c0544811f5b2b89e98360b92'],
		[8388607, '83b30cf4fb5195b04a937727ae379cf3d06673bf8f77947f6a92858536e8369c'],
		[8388608, 'e08b3ba1f538804075c5f939accdeaa9efc7b5c01865c94a41e78ca6550a88e7'],
		[8388609, '02c8a4aefc2bfc9036f89a7098001865885938ca580e5c9e5db672385edd303c'],
	])('of %d bytes', async (length, hash) => {
		const bytes = Buffer.alloc(length, 'A');
		expect(contentHash(bytes)).toBe(hash);
		expect(hashOfDigests(await blockDigests(bytes))).toBe(hash);
	});
});

describe('signatures', () => {
	/** RFC 4231, test cases 1, 2, 6 and 7. */
	test.each([
		['0b'.repeat(20), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
		[
			Buffer.from('Jefe').toString('hex'),
			'what do ya want for nothing?',
			'5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
		],
		[
			'aa'.repeat(131),
			'Test Using Larger Than Block-Size Key - Hash Key First',
			'60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
		],
		[
			'aa'.repeat(131),
			'This is a test using a larger than block-size key and a larger than block-size data. ' +
				'The key needs to be hashed before being used by the HMAC algorithm.',
			'9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
		],
	])('with the key %s', (key, message, signature) => {
		expect(hmacSha256(Buffer.from(key, 'hex'), Buffer.from(message)).toString('hex')).toBe(signature);
	});
});

describe('names in NFC', () => {
	/** Lines of Unicode's NormalizationTest.txt, part 1: the source and its NFC. */
	test.each([
		['\u1e0a\u0323', '\u1e0c\u0307'],
		['\u0044\u0307\u0323', '\u1e0c\u0307'],
		['\u0112', '\u0112'],
		['\u0045\u0304\u0300', '\u1e14'],
		['\u05b8\u05b9\u05b1\u0591\u05c3\u05b0\u05ac\u059f', '\u05b1\u05b8\u05b9\u0591\u05c3\u05b0\u05ac\u059f'],
		['\u1100\u1161\u11a8', '\uac01'],
		['\u2126', '\u03a9'],
		// Excluded from composition.
		['\u0958', '\u0915\u093c'],
	])('of %j', (source, composed) => {
		expect(new FolderEntry(0, source, '').name).toBe(composed);
	});
});
