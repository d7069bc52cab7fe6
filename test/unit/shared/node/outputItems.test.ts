/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IBinaryKeyData, IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import type { Operation } from '@/nodes/shared/node/Operation';
import { outputItems, showNotes } from '@/nodes/shared/node/outputItems';
import { done, refused } from '@/nodes/shared/core/outcome';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { inMemory } from '@/test/support/createItemContext';

interface Fetched {
	names: string[];
	files?: IBinaryKeyData;
}

const withoutMore: Operation<never, Fetched> = {
	fields: [],
	read: () => {
		throw new TypeError('not read here');
	},
	run: async () => [],
	rows: ({ names }) => names.map((name) => ({ name })),
};
const operation: Operation<never, Fetched> = {
	...withoutMore,
	binary: ({ files }) => files ?? {},
	notes: (results) => [`${results.length} documents were fetched`],
};
const plain = operation as unknown as Operation;
const bare = withoutMore as unknown as Operation;
const refusal = refused(new Refusal('deleted', 'It was deleted', 'Restore it.'));

describe('the output items of an input item', () => {
	it('carry the files beside their first row, and are all paired', () => {
		const files = { data: inMemory('a') };
		expect(outputItems(plain, done({ names: ['a', 'b'], files }), 3)).toEqual([
			{ json: { name: 'a' }, binary: files, pairedItem: { item: 3 } },
			{ json: { name: 'b' }, pairedItem: { item: 3 } },
		]);
	});

	it('carry the files of each row beside it, where they are told apart', () => {
		const [one, two] = [{ data: inMemory('a') }, { data: inMemory('b') }];
		const each = { ...withoutMore, binaries: () => [one, {}, two] } as unknown as Operation;
		expect(outputItems(each, done({ names: ['a', 'b', 'c'] }), 3)).toEqual([
			{ json: { name: 'a' }, binary: one, pairedItem: { item: 3 } },
			{ json: { name: 'b' }, pairedItem: { item: 3 } },
			{ json: { name: 'c' }, binary: two, pairedItem: { item: 3 } },
		]);
	});

	it('have no binary where there is no file, and may be none', () => {
		expect(outputItems(plain, done({ names: ['a'] }), 0)).toEqual([
			{ json: { name: 'a' }, pairedItem: { item: 0 } },
		]);
		expect(outputItems(bare, done({ names: ['a'] }), 0)).toEqual([
			{ json: { name: 'a' }, pairedItem: { item: 0 } },
		]);
		expect(outputItems(plain, done({ names: [] }), 0)).toEqual([]);
	});

	it('say why there is no result', () => {
		expect(outputItems(plain, refusal, 1)).toEqual([
			{
				json: { error: { message: 'It was deleted', reason: 'deleted', advice: 'Restore it.' } },
				pairedItem: { item: 1 },
			},
		]);
	});
});

describe('the notes of a run', () => {
	const shown = (operation_: Operation, outcomes: Parameters<typeof showNotes>[2]) => {
		const hints: NodeExecutionHint[] = [];
		const context = { addExecutionHints: (...more: NodeExecutionHint[]) => void hints.push(...more) };
		showNotes(context as unknown as IExecuteFunctions, operation_, outcomes);
		return hints;
	};

	it('stand above the output, and speak of what was done', () => {
		expect(shown(plain, [done({ names: [] }), refusal, done({ names: [] })])).toEqual([
			{ message: '2 documents were fetched', type: 'info', location: 'outputPane' },
		]);
	});

	it('are none where nothing was done, or the operation has none', () => {
		expect(shown(plain, [refusal])).toEqual([]);
		expect(shown(bare, [done({ names: [] })])).toEqual([]);
	});

	it('are left out by versions of n8n that have no place for them', () => {
		expect(() => showNotes({} as IExecuteFunctions, plain, [done({ names: [] })])).not.toThrow();
	});
});
