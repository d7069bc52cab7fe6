/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import {
	assertOutside,
	hasPrefix,
	matterFolder,
	safePrefix,
	withPrefix,
} from '@/nodes/shared/domain/closing/places';

describe('the places of closed cases', () => {
	it('are made of the year and the matter number', () => {
		expect(matterFolder('/Closed', '2026', 'M/1')).toBe('/Closed/2026/M-1');
		expect(matterFolder('', '2026', 'M-1')).toBe('/2026/M-1');
		expect(() => matterFolder('/Closed', '2026', '..')).toThrow();
	});

	it('know a prefix that is there', () => {
		expect(withPrefix('Closed', '22-1')).toBe('Closed - 22-1');
		expect(hasPrefix('Closed', 'CLOSED - 22-1')).toBe(true);
		expect(hasPrefix('Closed', 'Closed 22-1')).toBe(false);
		expect(hasPrefix('Closed', 'Closed')).toBe(false);
		expect(safePrefix(' Closed: ')).toBe('Closed-');
	});

	it('never have a prefix twice, nor a name that is too long', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1, maxLength: 300 }), (name) => {
				const prefixed = withPrefix('Closed', name);
				expect(hasPrefix('Closed', prefixed) || prefixed.length < 10).toBe(true);
				expect(Buffer.byteLength(prefixed)).toBeLessThanOrEqual(255);
			}),
		);
	});

	it.each([
		['/Cases/22-1', '/Cases/22-1/Closed/2026/22-1', 'closed'],
		['/Cases/22-1', '/cases/22-1', 'restored'],
	] as const)('%s does not go into %s', (path, place, to) => {
		expect(() => assertOutside(path, place, to)).toThrow(
			expect.objectContaining({ reason: 'invalid_input' }),
		);
	});

	it('may begin alike', () => {
		expect(() => assertOutside('/Cases/22-1', '/Cases/22-10')).not.toThrow();
	});
});
