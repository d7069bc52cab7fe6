/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { documentKey, readMatterKey } from '@/nodes/shared/legalserverNode/readParameters';

const UUID = '09a13536-6a55-11e2-818e-00188b3e7804';
const PAGE = 'https://riverside.legalserver.org/matter/dynamic-profile/view';

describe('what names a case', () => {
	it.each([
		['22-0000107', { caseNumber: '22-0000107' }],
		[' 22-0000107\n', { caseNumber: '22-0000107' }],
		['107', { id: 107 }],
		[UUID.toUpperCase(), { uuid: UUID }],
		[`${PAGE}/107`, { id: 107 }],
		[`${PAGE}/107/?tab=1#notes`, { id: 107 }],
	])('is read from %j', (given, key) => {
		expect(readMatterKey(given)).toEqual(key);
	});

	it.each([
		// The end of a case number: ID 107 is another case.
		...['0000107', '007', '0', '00', `${PAGE}/00107`, `${PAGE}/107abc`, `${PAGE}/107.5`],
		...['', 'Miller', '1e3', '1.5', '-107', '+107', '１０７', '9'.repeat(16)],
		...[`${UUID}x`, `x${UUID}`, UUID.replaceAll('-', ''), '22-0000107-1', '22 - 107', '22–0000107'],
		...['https://riverside.legalserver.org.evil.example/matter/dynamic-profile/view/107'],
		...['http://riverside.legalserver.org/matter/dynamic-profile/view/107', '../matters/107'],
	])('is not guessed from %j', (given) => {
		expect(readMatterKey(given)).toBeUndefined();
	});

	it('is no document where an ID begins with zeros', () => {
		expect(documentKey.safeParse('12').data).toEqual({ id: 12 });
		expect(documentKey.safeParse('0012').success).toBe(false);
	});
});
