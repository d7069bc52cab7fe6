/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { listFileChoices } from '@/nodes/shared/dropboxNode/methods/listFileChoices';
import type { FileEntry } from '@/nodes/shared/domain/entry';

const file = (path: string | undefined, name: string) =>
	({ kind: 'file', id: `id:${name}`, name, path }) as FileEntry;

const found = (...files: FileEntry[]) => ({
	searchFiles: async () => await Promise.resolve({ files, next: undefined }),
});

const names = async (...files: FileEntry[]) =>
	(await listFileChoices(found(...files), 'agreement')).results.map(({ name }) => name);

test('documents are shown by their own names, then by where they are, in the order that people expect', async () => {
	expect(
		await names(
			file('/Matters/Doe/Agreement 10.pdf', 'Agreement 10.pdf'),
			file('/Matters/Doe/Agreement 9.pdf', 'Agreement 9.pdf'),
			file('/Agreement 1.pdf', 'Agreement 1.pdf'),
			file(undefined, 'Agreement 2.pdf'),
		),
	).toEqual([
		'Agreement 1.pdf (/)',
		'Agreement 2.pdf',
		'Agreement 9.pdf (/Matters/Doe)',
		'Agreement 10.pdf (/Matters/Doe)',
	]);
});
