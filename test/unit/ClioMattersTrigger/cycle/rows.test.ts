/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Document } from '@/nodes/shared/clio/port';
import { rowOf } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/rows';
import type { Watch } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/Watch';

const watch = { workflowId: 'w', customFields: [] } as unknown as Watch;
const event = { event: 'documentCreated', distinction: '' } as const;
const told = (document: Partial<Document>) =>
	rowOf({ model: 'document', id: 1, event, document: document as Document }, watch);

it('says that the category of a document is hidden, since it may be a privileged one', () => {
	const category = { id: undefined, name: '', isHidden: true };
	expect(told({ category })).toMatchObject({ category: '', hidden: ['category'] });
	expect(told({ category: { id: 7, name: 'Memo', isHidden: false } })).not.toHaveProperty('hidden');
	expect(told({})).not.toHaveProperty('hidden');
});
