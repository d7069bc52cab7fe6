/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Document } from '@/nodes/shared/clio/port';
import { documentRow } from '@/packages/clio-matters/nodes/ClioMatters/actions/shared/rows';

const none = { externalProperties: [] } as unknown as Document;
const reference = (isHidden: boolean) => ({
	id: isHidden ? undefined : 7,
	name: isHidden ? '' : 'Memo',
	isHidden,
});

it('tells a document without a category from one whose category is hidden, which may be privileged', () => {
	expect(documentRow(none)).not.toHaveProperty('hidden');
	expect(documentRow({ ...none, category: reference(false) })).not.toHaveProperty('hidden');
	expect(documentRow({ ...none, category: reference(true) })).toMatchObject({
		...{ category: '', categoryId: null, hidden: ['category'] },
	});
	const folder = { ...reference(true), type: 'Folder' };
	expect(documentRow({ ...none, folder })).toMatchObject({ folderName: '', hidden: ['folder'] });
});
