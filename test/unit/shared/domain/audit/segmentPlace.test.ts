/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { isSegmentFolder, segmentAt, segmentPath } from '@/nodes/shared/domain/audit/segmentPlace';

it('has a thousand segments a folder', () => {
	const places: Array<[number, string]> = [
		[1, '00001/000000001.jsonl'],
		[1000, '00001/000001000.jsonl'],
		[1001, '00002/000001001.jsonl'],
		[99_999_000, '99999/099999000.jsonl'],
		[99_999_001, '100000/099999001.jsonl'],
		[999_999_999, '1000000/999999999.jsonl'],
		[1_000_000_001, '1000001/1000000001.jsonl'],
	];
	expect(places.map(([number]) => [number, segmentPath(number)])).toEqual(places);
	expect(places.map(([, path]) => segmentAt(path))).toEqual(places.map(([number]) => number));
});

it.each([
	...['', '000000001.jsonl', '00002/000000001.jsonl', '00001/000000000.jsonl', '00001/1.jsonl'],
	...[
		'00001/000000001 (1).jsonl',
		'00001/000000001.json',
		'x/00001/000000001.jsonl',
		'00000/000000000.jsonl',
		'00001/0000000001.jsonl',
	],
])('takes %j for the place of none', (path) => expect(segmentAt(path)).toBeUndefined());

it('knows the folders', () => {
	const names = ['00001', '99999', '100000', '1', '000001', '0000a', '', '1'.repeat(13)];
	expect(names.filter(isSegmentFolder)).toEqual(['00001', '99999', '100000']);
});
