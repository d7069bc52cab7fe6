/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { ListedFolder } from '@/nodes/shared/domain/listing/ListedFolder';
import { file, folder } from './entries';

const unmounted = { ...folder('/Case'), path: undefined, pathLower: undefined };

test('spots are paths below the folder, in the form they are compared by', () => {
	const listed = new ListedFolder(folder('/Legal/Case'));
	expect(listed.spotOf(file('/Legal/case/Letters/One.pdf'))).toBe('letters/one.pdf');
	expect(listed.spotOf(file('/Legal/Case 2/One.pdf'))).toBeUndefined();
	expect(listed.spotOf(folder('/Legal/Case'))).toBeUndefined();
});

test('everything lies below the root', () => {
	expect(new ListedFolder({ ...folder(''), id: '' }).spotOf(file('/Top.pdf'))).toBe('top.pdf');
});

test('entries are recognised where the folder lay and where it lies now', () => {
	const listed = new ListedFolder(folder('/Open/Case'));
	const closed = folder('/Closed/Case');
	listed.recordPlace(closed);
	listed.recordPlace(closed);
	expect(listed.folder).toBe(closed);
	expect(listed.spotOf(file('/Open/Case/a.pdf'))).toBe('a.pdf');
	expect(listed.spotOf(file('/Closed/Case/b.pdf'))).toBe('b.pdf');
});

test('a folder moved into itself as it was is read by its new place first', () => {
	const listed = new ListedFolder(folder('/Case'));
	listed.recordPlace(folder('/Case/Archive/Case'));
	expect(listed.spotOf(file('/Case/Archive/Case/b.pdf'))).toBe('b.pdf');
});

test('what has no path counts as directly inside, and levels cannot be told apart', () => {
	const listed = new ListedFolder(unmounted);
	expect(listed.spotOf({ ...file('/x/Letter.pdf'), path: undefined, pathLower: undefined })).toBe(
		'letter.pdf',
	);
	expect(() => listed.requirePaths()).toThrow(expect.objectContaining({ reason: 'wrong_path_root' }));
	expect(() => new ListedFolder(folder('/Case')).requirePaths()).not.toThrow();
});
