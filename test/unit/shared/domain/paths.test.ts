/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { joinPath, pathKey, baseName, parentPath } from '@/nodes/shared/domain/paths';

describe('comparable', () => {
	it.each([
		['/Cases/DOE', '/cases/doe'],
		['Cafe\u0301', 'café'],
		['ΟΔΟΣ', 'οδοσ'],
	])('%j is compared as %j', (path, form) => {
		expect(pathKey(path)).toBe(form);
	});
});

describe('paths', () => {
	it('are put together and taken apart', () => {
		expect(joinPath('/Cases', '22/Pleadings')).toBe('/Cases/22/Pleadings');
		expect(joinPath('', '22')).toBe('/22');
		expect(parentPath('/Cases/22')).toBe('/Cases');
		expect(parentPath('/Cases')).toBe('');
		expect(baseName('/Cases/22')).toBe('22');
	});

	it.each(['Agreement.pdf', 'README', 'x.tar.gz', ''])(
		'of %j, which stands alone, is a name in no folder',
		(name) => {
			expect(parentPath(name)).toBe('');
			expect(baseName(name)).toBe(name);
		},
	);

	const names = fc.string({ minLength: 1 }).filter((name) => !name.includes('/'));

	it('come apart as they were put together, whatever the names', () => {
		fc.assert(
			fc.property(fc.array(names), names, fc.constantFrom('/', 'id:a/', ''), (above, name, start) => {
				const path = start + [...above, name].join('/');
				expect(baseName(path)).toBe(name);
				const parent = parentPath(path);
				expect(path).toBe(path.includes('/') ? joinPath(parent, name) : name);
				if (!path.includes('/')) expect(parent).toBe('');
			}),
		);
	});

	it('lead to no folder after as many steps as there are names', () => {
		fc.assert(
			fc.property(fc.array(names), (parts) => {
				expect(parts.reduce(parentPath, parts.join('/'))).toBe('');
			}),
		);
	});
});
