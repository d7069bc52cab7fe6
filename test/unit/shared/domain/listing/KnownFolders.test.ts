import { KnownFolders } from '../../../../../nodes/shared/domain/listing/KnownFolders';
import { folder } from './entries';

test('the last state of a folder is what is known of it', () => {
	const known = new KnownFolders(Infinity);
	known.remember('letters', folder('/Case/LETTERS'));
	known.remember('letters', folder('/Case/Letters'));
	expect(known.at('letters')?.name).toBe('Letters');
	expect(known.at('other')).toBeUndefined();
});

test('beyond the bound the folder seen longest ago is forgotten', () => {
	const known = new KnownFolders(2);
	known.remember('a', folder('/Case/A'));
	known.remember('b', folder('/Case/B'));
	known.remember('c', folder('/Case/C'));
	expect(['a', 'b', 'c'].map((spot) => known.at(spot)?.name)).toEqual([undefined, 'B', 'C']);
});

test('a folder on the way to others stays', () => {
	const known = new KnownFolders(3);
	known.remember('a', folder('/Case/A'));
	known.remember('b', folder('/Case/B'));
	known.remember('a/1', folder('/Case/A/1'));
	known.remember('a/2', folder('/Case/A/2'));
	expect(known.at('a')?.name).toBe('A');
	expect(known.at('b')).toBeUndefined();
});
