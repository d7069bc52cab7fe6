/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Entry } from '@/nodes/shared/domain/entry';
import { CaseFiles } from '@/nodes/shared/domain/privilege/CaseFiles';

const file = (name: string, rev = '1') => ({ kind: 'file', id: `id:${name}`, name, size: 5, rev }) as Entry;
const shared = (id: string) => ({ kind: 'folder', id, name: id, ownNamespaceId: `ns-${id}` }) as Entry;

it('Files of a case are kept once, with the folder that they are in and the shared folder around that', () => {
	const files = new CaseFiles();
	files.visit(shared('the case'), '', undefined);
	files.visit(file('a.txt'), '/a.txt', undefined);
	files.visit(file('b.txt'), '/experts/drafts/b.txt', undefined);
	files.visit(shared('drafts'), '/experts/drafts', undefined);
	files.visit(shared('experts'), '/experts', undefined);
	// A listing that starts over.
	files.visit(file('a.txt', '2'), '/a.txt', undefined);
	expect(files.files).toMatchObject([
		{ file: { name: 'a.txt', rev: '2' }, folder: '' },
		{ file: { name: 'b.txt' }, folder: 'experts/drafts' },
	]);
	const around = ['', 'experts', 'experts/drafts/2026', 'experts/other', 'experts 2'];
	expect(around.map((folder) => files.sharedAround(folder)?.id)).toEqual([
		...[undefined, 'experts', 'drafts', 'experts', undefined],
	]);
});
