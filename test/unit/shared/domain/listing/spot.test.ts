/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { depthOf, spotsAbove } from '@/nodes/shared/domain/listing/ListedFolder';

test('depth counts from 1, for what lies directly in the folder', () => {
	expect(['a', 'a/b', 'a/b/c'].map(depthOf)).toEqual([1, 2, 3]);
});

test('the folders on the way come outermost first', () => {
	expect(spotsAbove('a/b/c.pdf')).toEqual(['a', 'a/b']);
	expect(spotsAbove('c.pdf')).toEqual([]);
});
