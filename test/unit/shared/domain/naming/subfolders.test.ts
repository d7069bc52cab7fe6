import { safeRelativePath, subfoldersFrom } from '@/nodes/shared/domain/naming/subfolders';

describe('subfoldersFrom', () => {
	it('names the folders in between, parents first, none twice', () => {
		expect(subfoldersFrom(['Discovery/Incoming', 'Pleadings', 'discovery/Outgoing', 'Pleadings'])).toEqual({
			paths: ['Discovery', 'Discovery/Incoming', 'Pleadings', 'discovery/Outgoing'],
			warnings: [],
		});
	});

	it('makes every level safe and says what it changed', () => {
		expect(subfoldersFrom(['A?/ /con/'])).toEqual({
			paths: ['A-', 'A-/con_'],
			warnings: [expect.stringMatching(/“A-”.*\(\?\)/), expect.stringMatching(/“con_”.*reserved/)],
		});
	});

	it('refuses a level of which nothing is left', () => {
		expect(() => subfoldersFrom(['Pleadings/???'])).toThrow(/Nothing of the name/);
	});
});

describe('safeRelativePath', () => {
	it('takes nothing for the folder itself', () => {
		expect(safeRelativePath(' / ')).toEqual({ path: '', warnings: [] });
	});
});
