/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { parseCaseId } from '@/nodes/shared/domain/naming/parseCaseId';
import { parseTemplate } from '@/nodes/shared/domain/naming/parseTemplate';

const hasDigits = (reading: string): boolean =>
	reading.split(/[^\p{L}\p{N}]+/u).every((word) => /\p{N}/u.test(word));

/** The longest reading in which every word has a digit, or else the only one: tried out one by one. */
function slowly(name: string): string | undefined {
	const characters = [...name];
	const readings: string[] = [];
	for (let start = 1; start < characters.length; start++) {
		for (let end = start + 1; end < characters.length; end++)
			readings.push(characters.slice(start, end).join(''));
	}
	const best = readings
		.filter(hasDigits)
		.reduce<string | undefined>(
			(longest, each) => (longest === undefined || [...each].length > [...longest].length ? each : longest),
			undefined,
		);
	return best ?? (readings.length === 1 ? readings[0] : undefined);
}

it('the case ID in a name between two fields is the longest reading in which every word has a digit', () => {
	const template = parseTemplate('{client}{caseId}{area}');
	const names = fc.array(fc.constantFrom('a', 'é', '1', '٣', '-', ' ', '.', '漢', '😀'), { maxLength: 14 });
	fc.assert(
		fc.property(names, (characters) => {
			const name = characters.join('');
			expect(parseCaseId(name, template)).toBe(slowly(name));
		}),
		{ numRuns: 2000 },
	);
});

it('a name that is longer than names can be tells no case', () => {
	const template = parseTemplate('{caseId}');
	expect(parseCaseId('1'.repeat(255), template)).toBe('1'.repeat(255));
	expect(parseCaseId('1'.repeat(256), template)).toBeUndefined();
});
