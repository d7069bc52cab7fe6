/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import type { Entry } from '@/nodes/shared/domain/entry';
import { gather, pageSizeFor, type ListingScope } from '@/nodes/shared/domain/listing/gather';
import { ListedFolder } from '@/nodes/shared/domain/listing/ListedFolder';
import { flatRows, nestedRows, totalsOf } from '@/nodes/shared/domain/listing/rows';
import { buildTree } from '@/nodes/shared/domain/listing/buildTree';
import { renderTreePage } from '@/nodes/shared/domain/tree/renderTreePage';
import { file, folder, pages } from './entries';

const all: ListingScope = { depth: Infinity, limit: Infinity, filter: {} };

const gathered = async (wanted: Partial<ListingScope>, ...contents: Entry[][]) =>
	await gather(pages(...contents), new ListedFolder(folder('/Case')), { ...all, ...wanted });

const spots = async (wanted: Partial<ListingScope>, ...contents: Entry[][]) =>
	(await gathered(wanted, ...contents)).hits.map(({ spot }) => spot);

const few = [folder('/Case/a'), file('/Case/a/1.pdf'), folder('/Case/a/b'), file('/Case/a/b/2.pdf')];

describe('depth', () => {
	test.each([
		[1, ['a']],
		[2, ['a', 'a/1.pdf', 'a/b']],
		[3, ['a', 'a/1.pdf', 'a/b', 'a/b/2.pdf']],
	])('%i levels', async (depth, expected) => {
		expect(await spots({ depth }, few)).toEqual(expected);
	});
});

test('empty and short pages change nothing', async () => {
	const [one, ...rest] = few;
	expect(await spots({}, [], [one as Entry], [], rest, [])).toEqual(await spots({}, few));
});

describe('limit', () => {
	test('no page is pulled after it is met', async () => {
		const source = pages([], few, few, few);
		const { hits, limitReached } = await gather(source, new ListedFolder(folder('/Case')), {
			...all,
			limit: 2,
		});
		expect([hits.length, limitReached, source.pulled()]).toEqual([2, true, 2]);
	});

	test('counts what passes the filter', async () => {
		const { hits, limitReached } = await gathered({ limit: 3, filter: { kind: 'file' } }, few);
		expect([hits.length, limitReached]).toEqual([2, false]);
	});

	test('an entry that comes twice counts once', async () => {
		const [one] = few as [Entry];
		expect(await spots({ limit: 2 }, [one], [one], [one, ...few])).toEqual(['a', 'a/1.pdf']);
	});

	test('what comes after the limit on the same page takes nothing away', async () => {
		const kept = file('/Case/kept.pdf', { id: 'id:kept' });
		const renamed = file('/Case/other.docx', { id: 'id:kept' });
		const filter = { extensions: ['pdf'] };
		expect(await spots({ limit: 1, filter }, [kept, file('/Case/2.pdf'), renamed])).toEqual(['kept.pdf']);
	});
});

describe('changes while it is listed', () => {
	const before = file('/Case/Draft.pdf', { id: 'id:letter' });

	test('an entry is taken once, as it was last seen', async () => {
		const after = file('/Case/Final.pdf', { id: 'id:letter' });
		const { hits } = await gathered({}, [before], [after]);
		expect(hits.map(({ entry }) => entry)).toEqual([after]);
	});

	test('one that does not pass any more is given up', async () => {
		const filter = { name: 'draft*' };
		expect(await spots({ filter }, [before], [file('/Case/Final.pdf', { id: 'id:letter' })])).toEqual([]);
	});

	test('one that was moved out of the folder is given up', async () => {
		expect(await spots({}, [before], [file('/Other/Draft.pdf', { id: 'id:letter' })])).toEqual([]);
	});
});

describe('the folders above a hit', () => {
	const deep = file('/case/LETTERS/in/1.pdf');
	const letters = folder('/Case/Letters');

	const names = async (wanted: Partial<ListingScope>, ...contents: Entry[][]) =>
		(await gathered({ filter: { kind: 'file' }, ...wanted }, ...contents)).hits.map(({ above }) =>
			above.map((entry) => entry?.name),
		);

	test.each<[string, Entry[][]]>([
		['before it', [[letters, deep]]],
		['after it on the page', [[deep, letters]]],
		['on an earlier page', [[letters], [deep]]],
		['on a later page', [[deep], [letters]]],
	])('are known when they come %s', async (_, contents) => {
		expect(await names({}, ...contents)).toEqual([['Letters', undefined]]);
	});

	test('are known under a limit when they come on its last page', async () => {
		expect(await names({ limit: 1 }, [deep, letters])).toEqual([['Letters', undefined]]);
	});

	test('are remembered for a rare hit among very many entries, within a bound', async () => {
		const others = Array.from({ length: 50_000 }, (_, n) => folder(`/Case/Letters/${n}`));
		expect(await names({ limit: 10 }, [letters], others, [deep])).toEqual([['Letters', undefined]]);
		// One that nothing was seen in for so long is forgotten: only so its number stays bounded.
		const aside = Array.from({ length: 50_000 }, (_, n) => folder(`/Case/${n}`));
		expect(await names({ limit: 10 }, [letters], aside, [deep])).toEqual([[undefined, undefined]]);
		expect(await names({}, [letters], aside, [deep])).toEqual([['Letters', undefined]]);
	});
});

test('whatever the order and the pages, each entry is taken exactly once', async () => {
	const entries = Array.from({ length: 12 }, (_, n) => [folder(`/Case/${n}`), file(`/Case/${n}/f`)]).flat();
	const anyOrder = fc.shuffledSubarray(entries, { minLength: entries.length });
	await fc.assert(
		fc.asyncProperty(anyOrder, fc.array(fc.nat(entries.length), { maxLength: 5 }), async (order, cuts) => {
			const marks = [0, ...cuts.sort((a, b) => a - b), order.length];
			const contents = marks.slice(1).map((end, index) => order.slice(marks[index], end));
			const repeated = [...contents, contents[0] ?? []];
			const { hits } = await gathered({}, ...repeated);
			expect(new Set(hits.map(({ entry }) => entry))).toEqual(new Set(entries));
			expect(hits).toHaveLength(entries.length);
			for (const { entry, above } of hits.filter((hit) => hit.entry.kind === 'file')) {
				expect(above.map((parent) => parent?.path)).toEqual([entry.path?.slice(0, -2)]);
			}
		}),
	);
});

describe('page size', () => {
	test.each<[string, Partial<ListingScope>, number | undefined]>([
		['one more than a small limit', { limit: 50 }, 51],
		['the same for one level', { limit: 50, depth: 1 }, 51],
		['the service’s largest without a limit', {}, undefined],
		['the largest for a large limit', { limit: 2000 }, undefined],
		['the largest under a filter', { limit: 50, filter: { name: '*a*' } }, undefined],
		['the largest where levels are left out', { limit: 50, depth: 2 }, undefined],
	])('is %s', (_, wanted, size) => {
		expect(pageSizeFor({ ...all, ...wanted })).toBe(size);
	});
});

describe('folders that lie in each other', () => {
	const deep = (levels: number) => file(`/Case/${'a/'.repeat(levels - 1)}x.pdf`);

	test('may be 500 levels deep, all in each form of the result', async () => {
		const { hits } = await gathered({}, [deep(500)]);
		const top = buildTree(hits);
		const listed = folder('/Case');
		expect(flatRows(top, listed).map(({ depth }) => depth)).toEqual([500]);
		expect(totalsOf(top)).toEqual({ files: 1, folders: 499, bytes: 10 });
		expect(JSON.stringify(nestedRows(top, listed, ({ depth }) => ({ depth })))).toContain('{"depth":500}');
		const page = { folder: listed, contents: top, wanted: { depth: Infinity, filter: {} }, timeZone: 'UTC' };
		expect(renderTreePage(page)).toContain('x.pdf');
	});

	test.each([501, 4000])('%i levels deep are refused, if they were asked for', async (levels) => {
		const asked = gathered({}, [deep(levels)]);
		await expect(asked).rejects.toMatchObject({
			reason: 'too_large',
			message: expect.stringContaining('500 levels'),
		});
		const byName = gathered({ filter: { name: 'none' } }, [deep(levels)]);
		await expect(byName).rejects.toMatchObject({ reason: 'too_large' });
		expect(await spots({ depth: 3 }, [deep(levels), file('/Case/a.pdf')])).toEqual(['a.pdf']);
	});
});
