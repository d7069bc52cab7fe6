/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { CategoryMap, subfolderFor, routesFrom } from '@/nodes/shared/domain/routing/CategoryMap';

const letters = fc
	.string({ unit: fc.constantFrom(...'abcdeéöÅŁñ Ωσς-1'), minLength: 1, maxLength: 12 })
	.filter((text) => text.trim() !== '');

describe('the subfolders for categories', () => {
	it('are found however the category is written', () => {
		fc.assert(
			fc.property(
				letters,
				fc.constantFrom('NFC', 'NFD'),
				fc.constantFrom('', ' ', '\n\t'),
				(category, form, space) => {
					const map = new CategoryMap([{ category, subfolder: 'Pleadings' }]);
					const written = [category, category.toUpperCase(), category.toLowerCase()];
					for (const each of written) {
						expect(map.subfolderOf(`${space}${each.normalize(form)}${space}`)).toBe('Pleadings');
					}
				},
			),
		);
	});

	it('are those of their own category only', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(letters, { selector: (text) => text.trim().normalize('NFC').toUpperCase() }),
				(all) => {
					const map = new CategoryMap(all.map((category, index) => ({ category, subfolder: `F${index}` })));
					expect(all.map((category) => map.subfolderOf(category))).toEqual(
						all.map((_, index) => `F${index}`),
					);
					expect(map.subfolderOf('zz')).toBeUndefined();
				},
			),
		);
	});

	it('may stand twice where both mean one folder, and stay as the first writes it', () => {
		const map = new CategoryMap([
			{ category: 'Motion', subfolder: 'Pleadings' },
			{ category: 'MOTION ', subfolder: ' pleadings/' },
		]);
		expect(map.subfolderOf('motion')).toBe('Pleadings');
	});

	it('know nothing of what objects inherit', () => {
		expect(new CategoryMap([]).subfolderOf('constructor')).toBeUndefined();
	});

	it.each([
		[[{ category: ' ', subfolder: 'In' }], 'The subfolders for categories have a line without a category'],
		[[{ category: 'Motion ', subfolder: ' ' }], 'The category “Motion” has no subfolder'],
		[
			[
				{ category: 'Motion', subfolder: 'A' },
				{ category: 'motion', subfolder: 'B' },
			],
			'The category “motion” appears twice, with different subfolders',
		],
	])('are refused: %j', (routes, message) => {
		expect(() => new CategoryMap(routes)).toThrow(
			expect.objectContaining({ reason: 'invalid_input', message }),
		);
	});
});

const map = new CategoryMap([
	{ category: 'Motion', subfolder: 'Pleadings/Motions' },
	{ category: 'Letter', subfolder: 'Correspondence: all' },
	{ category: 'Cover', subfolder: '/' },
]);

describe('the place for documents of a category', () => {
	it.each<[string[], string]>([
		[['motion'], 'Pleadings/Motions'],
		[['Billing', ' MOTION ', 'Letter'], 'Pleadings/Motions'],
		[['Cover'], ''],
	])('for %j is %j, without a word', (categories, path) => {
		expect(subfolderFor(categories, map, 'Unsorted')).toEqual({ path, warnings: [] });
	});

	it('is the default subfolder where no category was given, and says so', () => {
		expect(subfolderFor([], map, 'Unsorted')).toEqual({
			path: 'Unsorted',
			warnings: ['No category was given, so the default subfolder was used'],
		});
		expect(subfolderFor(['', ' '], map, '')).toEqual({
			path: '',
			warnings: ['No category was given, so the document is in the case folder itself'],
		});
	});

	it('is the default subfolder for a category that is not in the map, and says so', () => {
		expect(subfolderFor([' Billing '], map, 'Unsorted/In')).toEqual({
			path: 'Unsorted/In',
			warnings: ['No subfolder is set for the category “Billing”, so the default subfolder was used'],
		});
		expect(subfolderFor(['Billing', 'Fees'], map, '')).toEqual({
			path: '',
			warnings: [
				'No subfolder is set for the category “Billing” or “Fees”, so the document is in the case folder itself',
			],
		});
	});

	it('is made safe, and says what was changed', () => {
		expect(subfolderFor(['letter'], map, '')).toEqual({
			path: 'Correspondence- all',
			warnings: [expect.stringMatching(/^In “Correspondence- all”: /)],
		});
	});

	it('is refused where nothing of its name is left', () => {
		expect(() => subfolderFor([], map, '???')).toThrow(
			expect.objectContaining({ reason: 'name_not_allowed' }),
		);
	});
});

describe('subfolders for categories as an object', () => {
	it('are read alike from the object and from its JSON', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.string()), (map) => {
				const routes = Object.entries(map).map(([category, subfolder]) => ({ category, subfolder }));
				expect(routesFrom(map)).toEqual(routes);
				expect(routesFrom(JSON.stringify(map))).toEqual(routes);
			}),
		);
	});

	it.each<[unknown, string]>([
		['', 'The subfolders for categories are not valid JSON'],
		['{"Motion":', 'The subfolders for categories are not valid JSON'],
		['["Motion"]', 'The subfolders for categories are not a JSON object'],
		['"Motion"', 'The subfolders for categories are not a JSON object'],
		['null', 'The subfolders for categories are not a JSON object'],
		[undefined, 'The subfolders for categories are not a JSON object'],
		[7, 'The subfolders for categories are not a JSON object'],
		[{ 'Motion ': { to: 'Pleadings' } }, 'The subfolder of the category “Motion” is not text'],
		['{"Motion": 1}', 'The subfolder of the category “Motion” is not text'],
	])('are refused for %j', (given, message) => {
		expect(() => routesFrom(given)).toThrow(expect.objectContaining({ reason: 'invalid_input', message }));
	});
});
