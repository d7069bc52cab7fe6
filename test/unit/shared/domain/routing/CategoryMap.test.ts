import fc from 'fast-check';
import { CategoryMap } from '@/nodes/shared/domain/routing/CategoryMap';

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
			'The category “motion” stands twice, with different subfolders',
		],
	])('are refused: %j', (routes, message) => {
		expect(() => new CategoryMap(routes)).toThrow(
			expect.objectContaining({ reason: 'invalid_input', message }),
		);
	});
});
