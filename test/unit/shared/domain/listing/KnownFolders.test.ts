/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { KnownFolders } from '@/nodes/shared/domain/listing/ListedFolder';
import { folder } from './entries';

const filled = (most: number, ...spots: string[]) => {
	const known = new KnownFolders(most);
	spots.forEach((spot) => known.remember(spot, folder(`/Case/${spot}`)));
	return known;
};

test('the last state of a folder is what is known of it', () => {
	const known = new KnownFolders(4);
	known.remember('letters', folder('/Case/LETTERS'));
	known.remember('other', folder('/Case/Other'));
	known.remember('letters', folder('/Case/Letters'));
	expect(known.at('letters')?.name).toBe('Letters');
	expect(known.at('never seen')).toBeUndefined();
});

test('beyond the bound the folders seen longest ago are forgotten, half of them stay', () => {
	const known = filled(4, 'a', 'b', 'c', 'd', 'e');
	expect(['a', 'b', 'c', 'd', 'e'].filter((spot) => known.at(spot))).toEqual(['c', 'd', 'e']);
});

test('a folder on the way to others stays', () => {
	const known = filled(6, 'a', 'b', 'c', 'a/1', 'a/2', 'a/3', 'a/4');
	expect(known.at('a')?.name).toBe('a');
	expect(known.at('b')).toBeUndefined();
});

test('there is no bound unless there is one', () => {
	const spots = Array.from({ length: 1000 }, (_, number) => String(number));
	const known = filled(Infinity, ...spots);
	expect(spots.every((spot) => known.at(spot)?.name === spot)).toBe(true);
});
