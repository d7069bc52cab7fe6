import { CategoryMap } from '@/nodes/shared/domain/routing/CategoryMap';
import { subfolderFor } from '@/nodes/shared/domain/routing/subfolderFor';

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
