import { below, comparable, lastName, parentPath } from '../../../../nodes/shared/domain/paths';

describe('comparable', () => {
	it.each([
		['/Cases/DOE', '/cases/doe'],
		['Cafe\u0301', 'café'],
		['ΟΔΟΣ', 'οδοσ'],
	])('%j is compared as %j', (path, form) => {
		expect(comparable(path)).toBe(form);
	});
});

describe('paths', () => {
	it('are put together and taken apart', () => {
		expect(below('/Cases', '22/Pleadings')).toBe('/Cases/22/Pleadings');
		expect(below('', '22')).toBe('/22');
		expect(parentPath('/Cases/22')).toBe('/Cases');
		expect(parentPath('/Cases')).toBe('');
		expect(lastName('/Cases/22')).toBe('22');
	});
});
