/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { contentOf, hashOf } from '@/packages/case-folders-templates/src/sets/content';
import { makeSet } from '@/packages/case-folders-templates/src/sets/makeSet';
import { isMark, markOf, withMark } from '@/packages/case-folders-templates/src/sets/mark';
import { origin, testClient } from '../testClient';

const [first] = makeSet(testClient(), 'live', origin);
const workflow = first?.workflow ?? { name: '', nodes: [], connections: {} };
const note = (content: string) => ({
	...{ id: 'own', name: 'Our note', type: 'n8n-nodes-base.stickyNote', typeVersion: 1 },
	...{ position: [0, 0] as [number, number], parameters: { content } },
});

it('reads of a workflow exactly what was written on it, with the hash of its content', () => {
	expect(markOf(workflow)).toEqual({
		...{ client: 'smith-law', set: 'live', file: first?.file, version: origin.version },
		content: hashOf(contentOf(workflow)),
	});
});

it('takes no note for the mark in which a client wrote about the command, and keeps it', () => {
	const own = note('Installed with case-folders-templates set=live by IT');
	expect(isMark(own)).toBe(false);
	const mark = markOf(workflow);
	if (mark === undefined) throw new Error('no mark');
	const marked = withMark({ ...workflow, nodes: [own, ...workflow.nodes] }, mark, 'Smith Law');
	expect(marked.nodes).toContainEqual(own);
	expect(marked.nodes.filter(isMark)).toHaveLength(1);
	expect(markOf(marked)).toEqual(mark);
});
