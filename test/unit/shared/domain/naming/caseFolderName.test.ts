/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { caseFolderName, namesSameCase } from '@/nodes/shared/domain/naming/caseFolderName';
import { bytesOf } from '@/nodes/shared/domain/naming/safeName';
import { parseTemplate } from '@/nodes/shared/domain/naming/parseTemplate';
import { pathKey } from '@/nodes/shared/domain/paths';
import { Refusal } from '@/nodes/shared/core/Refusal';

const named = (template: string, caseId: string, fields: Record<string, string> = {}) =>
	caseFolderName({ template: parseTemplate(template), caseId, fields });

const GUIDE = '{matterNumber}-{clientLastName}-{practiceArea}';

describe('caseFolderName', () => {
	it('is the case ID alone', () => {
		expect(named('{caseId}', '22-0000107')).toEqual({ name: '22-0000107', warnings: [] });
	});

	it('is the client and the case ID, as LegalServer writes it', () => {
		expect(named('{client} - {caseId}', '22-0000107', { client: 'Doe, Jane' })).toEqual({
			name: 'Doe, Jane - 22-0000107',
			warnings: [],
		});
	});

	it('fills the template of the guide', () => {
		const fields = { clientLastName: 'Smith-Jones', practiceArea: 'Housing' };
		expect(named(GUIDE, '22-0000107', fields)).toEqual({
			name: '22-0000107-Smith-Jones-Housing',
			warnings: [],
		});
	});

	it('adds a reference where the ID holds what no name may hold', () => {
		const { name, warnings } = named('{caseId}', '22/107');
		expect(name).toMatch(/^22-107 \([0-9a-f]{8}\)$/);
		expect(warnings).toEqual([expect.stringMatching(/\(\/\)/), expect.stringMatching(/reference/)]);
	});

	it.each([
		['{caseId}', '22/107', '22:107'],
		['{caseId}', '22/107', '22-107'],
		['{caseId}', '22.', '22'],
		['{caseId}', '22 1', '22  1'],
		['{caseId}', 'CON', 'CON_'],
		['{caseId}', `${'9'.repeat(300)}1`, `${'9'.repeat(300)}2`],
		['{caseId}', '7\u200b', '7'],
	])('template %j keeps %j and %j apart', (template, one, other) => {
		expect(pathKey(named(template, one).name)).not.toBe(pathKey(named(template, other).name));
	});

	it('keeps cases apart whose names would read the same', () => {
		const one = named('{caseId}-{last}', '22', { last: '1-Smith' });
		const other = named('{caseId}-{last}', '22-1', { last: 'Smith' });
		expect(one.name).not.toBe(other.name);
		expect(other.name).toBe('22-1-Smith');
	});

	it('does not let an ID pass for another one with its reference', () => {
		const imitated = named('{caseId}', '22/107').name;
		expect(named('{caseId}', imitated).name).not.toBe(imitated);
	});

	it('reads names of many fields, all alike, without trying each way to divide them', () => {
		const fields = [...'abcdefghij'];
		const template = `${fields.map((field) => `{${field}}`).join('-')}-{caseId}`;
		const alike = Object.fromEntries(fields.map((field) => [field, 'x-x-x-x-x-x-x-x-x']));
		expect(named(template, '22-1', alike).name).toMatch(/^(x-)+22-1$/);
	});

	it('shortens the fields before the case ID', () => {
		const { name, warnings } = named('{caseId}-{last}', '22-0000107', { last: 'Ó'.repeat(300) });
		expect(bytesOf(name)).toBeLessThanOrEqual(255);
		expect(name).toMatch(/^22-0000107-Ó+$/);
		expect(warnings).toContain('The name was longer than 255 bytes and was shortened');
	});

	it.each([
		['', {}, /case ID is empty/],
		['22', {}, /\{last\}/],
		['22', { last: '  ' }, /\{last\}/],
	])('refuses case ID %j with fields %j', (caseId, fields, message) => {
		expect(() => named('{caseId}-{last}', caseId, fields)).toThrow(message);
	});

	it('does not take a property of every object for a field', () => {
		expect(() => named('{caseId}-{constructor}', '22')).toThrow(Refusal);
	});

	const id = fc.oneof(
		fc.stringMatching(/^[0-9]{1,3}(-[0-9]{1,3}){0,2}$/),
		fc.stringMatching(/^[a-cA-C0-2./ :()-]{1,6}$/),
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
	);
	const value = fc.oneof(fc.stringMatching(/^[a-c0-2-]{1,6}$/), fc.string({ minLength: 1, maxLength: 10 }));

	it('never gives two case IDs one name, but for upper and lower case, which adoption tells apart', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(
					'{caseId}',
					'{a}-{caseId}',
					'{caseId}-{a}',
					'{caseId}-{a}-{b}',
					'{a} ({caseId}) {b}',
					'{a}{caseId}',
				),
				id,
				id,
				fc.tuple(value, value, value, value),
				(template, one, other, [a1, b1, a2, b2]) => {
					fc.pre(one.trim().normalize('NFC') !== other.trim().normalize('NFC'));
					let first: string;
					let second: string;
					try {
						first = named(template, one, { a: a1, b: b1 }).name;
						second = named(template, other, { a: a2, b: b2 }).name;
					} catch (thrown) {
						expect(thrown).toBeInstanceOf(Refusal);
						return;
					}
					expect(first).not.toBe(second);
					if (pathKey(first) === pathKey(second)) {
						expect(namesSameCase(first, second, parseTemplate(template))).toBe(false);
					}
				},
			),
			{ numRuns: 20_000 },
		);
	});

	it('yields legal names of at most 255 bytes', () => {
		fc.assert(
			fc.property(id, fc.string({ unit: 'grapheme', maxLength: 400 }), (caseId, last) => {
				let name: string;
				try {
					({ name } = named('{last}, {caseId}', caseId, { last }));
				} catch (thrown) {
					expect(thrown).toBeInstanceOf(Refusal);
					return;
				}
				expect(bytesOf(name)).toBeLessThanOrEqual(255);
				expect(name).toBe(name.normalize('NFC'));
				expect(name).not.toMatch(/[\\/<>:"|?*]|^\s|[\s.]$/);
			}),
		);
	});
});

describe('namesSameCase', () => {
	const parts = parseTemplate('{client} - {caseId}');

	it('takes a client whose name was rewritten in other letters for the same', () => {
		expect(namesSameCase('DOE, Jane - 22-A1', 'Doe, Jane - 22-A1', parts)).toBe(true);
	});

	it('does not take an ID written in other letters for the same', () => {
		expect(namesSameCase('Doe, Jane - 22-a1', 'Doe, Jane - 22-A1', parts)).toBe(false);
	});

	it('compares decomposed names as composed ones', () => {
		expect(namesSameCase('Doe\u0301 - 1', 'Do\u00e9 - 1', parts)).toBe(true);
	});
});

describe('templateParts', () => {
	it.each([
		['{clientLastName}', /does not contain/],
		['', /does not contain/],
		['{caseId}-{caseNumber}', /more than once/],
		['{caseId', /brace/],
		['caseId}-{caseId}', /brace/],
	])('refuses %j', (template, message) => {
		expect(() => parseTemplate(template)).toThrow(message);
	});

	it.each(['{caseId}', '{caseNumber}', '{ matterNumber }'])(
		'takes %j for the case identifier',
		(template) => {
			expect(parseTemplate(template)).toEqual([{ kind: 'case ID' }]);
		},
	);
});

describe('a name with a reference', () => {
	const template = parseTemplate('{client} - {caseId}');
	const fields = { client: 'Doe' };

	it.each(['x'.repeat(300), `${'é'.repeat(200)}/1`, `22/${'9'.repeat(236)}`, '漢/'.repeat(90)])(
		'is never longer than 255 bytes (%#)',
		(caseId) => {
			const { name } = caseFolderName({ caseId, template, fields });
			expect(name).toMatch(/ \([0-9a-f]{8}\)$/);
			expect(bytesOf(name)).toBeLessThanOrEqual(255);
		},
	);

	it('is known as the folder of its case, in whatever way its letters are written', () => {
		const { name } = caseFolderName({ caseId: 'é/1', template, fields });
		expect(namesSameCase(name, name, template)).toBe(true);
		expect(namesSameCase(name.normalize('NFD'), name, template)).toBe(true);
		expect(namesSameCase(name.toUpperCase(), name, template)).toBe(false);
	});
});

describe('a name that is too long', () => {
	const template = parseTemplate('{client} {area} {caseId}');
	const long = { client: 'c'.repeat(300), area: 'a'.repeat(200) };

	it('keeps the whole case ID: fields are shortened, the longest first', () => {
		const { name, warnings } = caseFolderName({ caseId: '22-0000107', template, fields: long });
		expect(name).toMatch(/^c{43} a{200} 22-0000107$/);
		expect(bytesOf(name)).toBeLessThanOrEqual(255);
		expect(warnings).toEqual([expect.stringMatching(/shortened/)]);
	});

	it('keeps short fields as they are', () => {
		const caseId = `22-${'0'.repeat(100)}`;
		const { name } = caseFolderName({ caseId, template, fields: { ...long, area: 'Housing' } });
		expect(name).toMatch(new RegExp(`^c+ Housing ${caseId}$`));
		expect(bytesOf(name)).toBe(255);
	});

	it('has the reference where fields are as short as they may be and the ID is cut', () => {
		const caseId = '9'.repeat(300);
		const { name } = caseFolderName({ caseId, template, fields: long });
		expect(name).toMatch(/^c{8} a{8} 9+ \([0-9a-f]{8}\)$/);
		expect(bytesOf(name)).toBe(255);
	});
});
