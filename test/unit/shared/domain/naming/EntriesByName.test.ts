/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import type { FolderEntry } from '@/nodes/shared/domain/entry';
import { EntriesByName, isCalled, WantedEntries } from '@/nodes/shared/domain/naming/EntriesByName';
import { pathKey, hasCertainKey, looseKey } from '@/nodes/shared/domain/paths';
import { LOWER_CASINGS, lowerCase, type LowerCasing } from '@/test/emulators/dropbox/state/casing/lowerCase';

/** As a Dropbox says it that lower-cases so: by the emulator's own tables. */
const keyBy = (casing: LowerCasing, name: string) => lowerCase(name.normalize('NFC'), casing);
const folder = (name: string, casing: LowerCasing | undefined): FolderEntry => ({
	...{ kind: 'folder', id: `id:${name}`, name: name.normalize('NFC') },
	path: casing && `/Cases/${name}`,
	pathLower: casing && `/cases/${keyBy(casing, name)}`,
	...{ ownNamespaceId: undefined, parentNamespaceId: undefined },
});

const LETTERS = [...'aAiIıİßẞſsSéÉꙊꙋᎠꭰΣσǅǆȺⱥＡａ1', 'e\u0301', 'i\u0307', '\u0307'];
const name = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 4 });

describe.each(LOWER_CASINGS)('Entries of a Dropbox that lower-cases by %s', (casing) => {
	it('are never taken for one of another name, nor missed', () => {
		fc.assert(
			fc.property(fc.array(name, { maxLength: 6 }), name, (names, wanted) => {
				const entries = [
					...new Map(names.map((each) => [keyBy(casing, each), folder(each, casing)])).values(),
				];
				const there = entries.find((each) => keyBy(casing, each.name) === keyBy(casing, wanted));
				const index = new EntriesByName<FolderEntry>();
				entries.forEach((each) => index.add(each));
				expect([there, 'unsure']).toContain(index.get(wanted));
				const paths = new WantedEntries([`/Cases/${wanted}`]);
				const found = entries.filter((each) => paths.match(each).length > 0);
				if (!paths.unsure.has(`/Cases/${wanted}`)) expect(found).toEqual(there === undefined ? [] : [there]);
				else expect(found.every((each) => each === there)).toBe(true);
			}),
			{ numRuns: 2000 },
		);
	});

	it('are asked for only where letters are in dispute', () => {
		for (const [is, wanted] of [
			['Doe, Jane', 'DOE, jane'],
			['Müller', 'MU\u0308LLER'],
			['Straße', 'strasse'],
			['ΑΒΓ', 'αβγ'],
			['Дело', 'ДЕЛО'],
		] as const) {
			expect(isCalled(folder(is, casing), wanted)).toBe(is !== 'Straße');
			expect(isCalled(folder(is, undefined), wanted)).toBe(is !== 'Straße');
		}
		expect(isCalled(folder('straße', casing), 'STRAẞE')).toBeUndefined();
		expect(isCalled(folder('STRAẞE', casing), 'straße')).toBe(casing === 'modern');
		expect(isCalled(folder('İnce', casing), 'İnce')).toBe(true);
	});

	it('are compared by what it says itself, letter by letter, or the letter is in dispute', () => {
		const wrong: string[] = [];
		for (let point = 0x20; point <= 0xffff; point++) {
			if (point >= 0xd800 && point <= 0xdfff) continue;
			const letter = String.fromCharCode(point);
			const key = keyBy(casing, letter);
			if (hasCertainKey(letter) && pathKey(letter) !== key) wrong.push(`sure of ${point}`);
			if (looseKey(key) !== looseKey(letter)) wrong.push(`${point} is not alike`);
			if (casing === 'unicode 4.1' && letter !== 'ς' && pathKey(letter) !== key) wrong.push(`${point}`);
		}
		expect(wrong).toEqual([]);
	});
});
