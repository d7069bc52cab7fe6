/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { selfAndDescendants, KnownEntry, KnownTree } from '@/nodes/shared/domain/changes/KnownTree';
import { TreeUpdate } from '@/nodes/shared/domain/changes/TreeUpdate';
import { parseTree, serializeTree } from '@/nodes/shared/domain/changes/serializeTree';
import type { Entry } from '@/nodes/shared/domain/entry';
import { file, folder } from './entries';

type Step = Entry | string;

function read(memory: string, steps: readonly Step[]): TreeUpdate {
	const update = new TreeUpdate(parseTree(memory), '/top');
	for (const step of steps) {
		if (typeof step === 'string') update.removePath(step);
		else update.addEntry(step);
	}
	return update;
}

const before = [
	folder('/Top', 'T'),
	folder('/Top/A', 'A'),
	file('/Top/A/a.txt', 'a'),
	folder('/Top/A/Sub', 'S'),
	file('/Top/A/Sub/s.txt', 's'),
	folder('/Top/Empty', 'E'),
];
const memory = serializeTree(read('', before).tree);
const unsureAfter = (steps: readonly Step[]): string[] =>
	read(memory, steps)
		.uncertainFolders()
		.map(({ id }) => id);

describe('folders whose contents may have gone unsaid', () => {
	const whole = [
		'/top/a',
		folder('/Top/A2', 'A'),
		file('/Top/A2/a.txt', 'a'),
		folder('/Top/A2/Sub', 'S'),
		file('/Top/A2/Sub/s.txt', 's'),
	];

	it('are none where everything in a moved folder was told of again', () => {
		expect(unsureAfter(whole)).toEqual([]);
	});

	it.each([
		['a document', 2, ['id:A']],
		['a document further down', 4, ['id:A']],
	])('are those that moved and lack %s', (_what, left, expected) => {
		expect(unsureAfter(whole.filter((_, index) => index !== left))).toEqual(expected);
	});

	it('are those that moved without a word of what is in them, not empty ones', () => {
		expect(unsureAfter(['/top/a', folder('/Top/A2', 'A')])).toEqual(['id:A']);
		expect(unsureAfter(['/top/empty', folder('/Top/Empty2', 'E')])).toEqual([]);
	});

	it('are not those that stayed, or were only told of again', () => {
		expect(unsureAfter([folder('/Top/A', 'A')])).toEqual([]);
		expect(unsureAfter([file('/Top/A/new.txt', 'n')])).toEqual([]);
	});

	it('are not those that moved and then went', () => {
		expect(unsureAfter(['/top/a', folder('/Top/A2', 'A'), '/top/a2'])).toEqual([]);
	});

	it('are those whose contents were told of before the move alone', () => {
		const early = [file('/Top/A/a.txt', 'a'), folder('/Top/A/Sub', 'S'), file('/Top/A/Sub/s.txt', 's')];
		expect(unsureAfter([...early, '/top/a', folder('/Top/A2', 'A')])).toEqual(['id:A']);
	});

	it('are not new ones, however little is known of what is in them', () => {
		expect(unsureAfter([file('/Top/N/n.txt', 'n'), folder('/Top/N', 'N')])).toEqual([]);
	});

	it('are not those in which something new lies in a folder that nobody told of yet', () => {
		expect(unsureAfter([...whole, file('/Top/A2/New/n.txt', 'n')])).toEqual([]);
	});

	it('are not empty ones that were moved into one and moved again with it', () => {
		const steps = ['/top/empty', folder('/Top/A/Empty', 'E'), '/top/a', folder('/Top/A2', 'A')];
		expect(unsureAfter(steps)).toEqual(['id:A']);
	});

	it('lose what was not seen when they are listed', () => {
		const update = read(memory, ['/top/a', folder('/Top/A2', 'A')]);
		const [moved] = update.uncertainFolders();
		update.addEntry(file('/Top/A2/a.txt', 'a'));
		update.removeUnseen(moved);
		expect(update.tree.at(['a2', 'a.txt'])).toBeDefined();
		expect(update.tree.at(['a2', 'sub'])).toBeUndefined();
		expect(update.uncertainFolders()).toEqual([]);
	});
});

it('a folder that a listing of everything shows at another place is not taken for gone', () => {
	const update = read(memory, [
		folder('/Top/A2', 'A'),
		file('/Top/A2/a.txt', 'a'),
		folder('/Top/A2/Sub', 'S'),
		file('/Top/A2/Sub/s.txt', 's'),
		folder('/Top/Empty', 'E'),
	]);
	update.removeUnseen();
	expect(update.tree.at(['a2'])?.id).toBe('id:A');
	expect(update.tree.at(['a2', 'sub', 's.txt'])?.id).toBe('id:s');
	expect(update.tree.at(['a'])).toBeUndefined();
});

it('what lies in a folder is gone through however much it is', () => {
	const tree = new KnownTree();
	for (let number = 0; number < 150_000; number++) {
		tree.put(new KnownEntry('file', `id:${number}`, `${number}`), tree.root);
	}
	let count = 0;
	for (const known of selfAndDescendants(tree.root)) count += Number(known !== tree.root);
	expect(count).toBe(150_000);
});
