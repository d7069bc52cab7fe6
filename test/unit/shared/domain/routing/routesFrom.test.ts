import fc from 'fast-check';
import { routesFrom } from '@/nodes/shared/domain/routing/routesFrom';

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
		[{ 'Motion ': { to: 'Pleadings' } }, 'The subfolder of the category “Motion” is not a text'],
		['{"Motion": 1}', 'The subfolder of the category “Motion” is not a text'],
	])('are refused for %j', (given, message) => {
		expect(() => routesFrom(given)).toThrow(expect.objectContaining({ reason: 'invalid_input', message }));
	});
});
