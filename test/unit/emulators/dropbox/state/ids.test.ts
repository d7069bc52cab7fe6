/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { idOf, numberOfId, numberOfRev, revOf } from '@/test/emulators/dropbox/state/ids';

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
