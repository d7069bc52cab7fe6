/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { inspect } from 'node:util';
import type { INode } from 'n8n-workflow';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { createNodeError } from '@/nodes/shared/n8n/createNodeError';

const node = { name: 'Dropbox Case Folders', type: 'x', typeVersion: 1, parameters: {} } as unknown as INode;
const refusal = new Refusal('not_found', 'There is nothing there', 'Check the ID.');

describe('nodeRefusal', () => {
	it('shows what happened, what to do, and in which item', () => {
		const error = createNodeError(node, refusal, 3);
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: 'There is nothing there',
			description: 'Check the ID.',
			context: { itemIndex: 3 },
		});
	});

	it('says how far the run came, where there were several items', () => {
		const error = createNodeError(node, refusal, 3, { completed: 49, of: 50 });
		expect(error.description).toBe(
			'Check the ID. 49 of 50 items were finished. Running all of them again creates no duplicates.',
		);
		expect(createNodeError(node, refusal, 0, { completed: 0, of: 1 }).description).toBe('Check the ID.');
	});

	it('takes nothing along of what led to the refusal', () => {
		const cause = new Error('Authorization: Bearer sl.secret');
		const error = createNodeError(node, Object.assign(new Refusal('no_access', 'No', 'Ask.'), { cause }));
		expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('sl.secret');
		expect(error.context['itemIndex']).toBeUndefined();
	});
});
