/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { FileEntry } from '@/nodes/shared/domain/entry';
import type { CaseFile } from '@/nodes/shared/domain/privilege/CaseFiles';
import { CaseCopies, type KeptApart } from '@/nodes/shared/domain/privilege/CaseCopies';

type Of = Partial<Omit<KeptApart, 'size' | 'contentHash'>> & { content?: string };

const copiesIn = (...given: Parameters<typeof findIn>) => {
	const { documents, versions, doubtful } = findIn(...given);
	return { documents, versions, doubtful };
};

/** @param files by their paths, with what they hold, if that is known */
function findIn(files: Record<string, string | undefined>, of: Of = {}) {
	const copies = new CaseCopies('_Archive');
	for (const [path, content] of Object.entries(files)) {
		const cut = path.lastIndexOf('/');
		const file = { id: path, name: path.slice(cut + 1), contentHash: content, size: content?.length ?? 1 };
		copies.add({ file: file as FileEntry, folder: path.slice(0, Math.max(cut, 0)).toLowerCase() });
	}
	const { name = 'Letter.pdf', content = 'now', places = ['Letters'], ...known } = of;
	const found = copies.copiesOf({ name, size: content.length, contentHash: content, places, ...known });
	const idsOf = (all: readonly CaseFile[]) => all.map(({ file }) => file.id);
	return {
		...{
			documents: idsOf(found.documents),
			versions: idsOf(found.versions),
			doubtful: idsOf(found.doubtful),
			shared: idsOf(found.shared),
		},
	};
}

const NONE = { documents: [], versions: [], doubtful: [] };

describe('Copies in a case folder', () => {
	it.each([
		[
			'under any name, anywhere, by their content',
			{ 'Old/Draft.pdf': 'now' },
			{ documents: ['Old/Draft.pdf'] },
		],
		['edited, where it was filed', { 'Letters/letter.PDF': 'edited' }, { documents: ['Letters/letter.PDF'] }],
		[
			'filed beside another, where it was filed',
			{ 'Letters/Letter (12).pdf': 'edited', 'Letters/Letter (new).pdf': 'other' },
			{ documents: ['Letters/Letter (12).pdf'] },
		],
		[
			'not of its name elsewhere',
			{ 'Pleadings/Letter.pdf': 'other' },
			{ doubtful: ['Pleadings/Letter.pdf'] },
		],
		[
			'not of its name below where it was filed',
			{ 'Letters/Old/Letter.pdf': 'x' },
			{ doubtful: ['Letters/Old/Letter.pdf'] },
		],
		['not with other names and contents', { 'Letters/Order.pdf': 'other' }, {}],
		[
			'archived, of what was filed there',
			{ '_Archive/Letters/Letter_v1_20260501.pdf': 'a', '_Archive/Pleadings/Letter_v1_20260501.pdf': 'b' },
			{ versions: ['_Archive/Letters/Letter_v1_20260501.pdf'] },
		],
		[
			'archived, of what has the same content under another name',
			{
				'Old/Draft.pdf': 'now',
				'_Archive/Old/Draft_v3_20260501.pdf': 'a',
				'_Archive/Old/Other_v1_20260501.pdf': 'b',
			},
			{ documents: ['Old/Draft.pdf'], versions: ['_Archive/Old/Draft_v3_20260501.pdf'] },
		],
		[
			'archived, by their content',
			{ '_Archive/Pleadings/X_v1_20260501.pdf': 'now' },
			{ versions: ['_Archive/Pleadings/X_v1_20260501.pdf'] },
		],
		[
			'in a folder whose name only begins like the archive’s',
			{ '_Archived/Letter.pdf': 'now' },
			{ documents: ['_Archived/Letter.pdf'] },
		],
	])('are found %s', (_what, files, expected) => {
		expect(copiesIn(files)).toEqual({ ...NONE, ...expected });
	});

	it('are archived directly where the document was at the top of the case folder', () => {
		const files = { 'Letter.pdf': 'edited', '_Archive/Letter_v2_20260501.pdf': 'a' };
		expect(copiesIn(files, { places: [''] })).toEqual({
			...{ documents: ['Letter.pdf'], versions: ['_Archive/Letter_v2_20260501.pdf'], doubtful: [] },
		});
	});

	it('are those with the very same content first', () => {
		const files = { 'Letters/Letter.pdf': 'edited', 'Old/Letter.pdf': 'now' };
		expect(copiesIn(files).documents).toEqual(['Old/Letter.pdf', 'Letters/Letter.pdf']);
	});

	it('are not all that is empty', () => {
		expect(copiesIn({ 'Old/Empty.pdf': '' }, { content: '' })).toEqual(NONE);
	});

	it('are the file that it was filed as, whatever that is called, and prior versions of it under both names', () => {
		const files = {
			...{ 'Drafts/Memo.docx': 'edited', '_Archive/Drafts/Memo_v1_20260501.docx': 'a' },
			...{ '_Archive/Letters/Former_v1_20260501.pdf': 'b', '_Archive/Letters/Other_v1_20260501.pdf': 'c' },
		};
		expect(copiesIn(files, { fileId: 'Drafts/Memo.docx', formerName: 'Former.pdf' })).toEqual({
			...{ documents: ['Drafts/Memo.docx'], doubtful: [] },
			versions: ['_Archive/Letters/Former_v1_20260501.pdf', '_Archive/Drafts/Memo_v1_20260501.docx'],
		});
		const [id] = Object.keys(files).slice(1);
		expect(copiesIn(files, { fileId: id as string })).toEqual({ ...NONE, versions: [id] });
	});

	describe('beside other documents with the same name', () => {
		const files = {
			...{ 'Letters/Letter.pdf': 'a', 'Letters/Letter (1).pdf': 'b', 'Pleadings/Letter.pdf': 'c' },
			...{
				'_Archive/Letters/Letter_v1_20260501.pdf': 'd',
				'_Archive/Letters/Letter (1)_v1_20260501.pdf': 'e',
			},
		};
		const [first = '', second = '', third = '', versionOfFirst = ''] = Object.keys(files);
		const besides = (others: string[], of: Of = {}) =>
			findIn(files, { ...of, otherFileIds: new Set(others) });

		it('are not those, nor prior versions that only those can have', () => {
			expect(besides([second, third], { fileId: first })).toEqual({
				...{ documents: [first], versions: [versionOfFirst], doubtful: [], shared: [] },
			});
		});

		it('are prior versions that it may have had under a name that another one has now', () => {
			expect(besides([first, third], { name: 'Letter (1).pdf', formerName: 'Letter.pdf' })).toMatchObject({
				...{ documents: [second], shared: [versionOfFirst] },
			});
		});

		it('are those with the same content, or with one that is not known', () => {
			expect(besides([first, second, third], { content: 'b' })).toMatchObject({
				...{ documents: [second], shared: [second, versionOfFirst, Object.keys(files)[4]] },
			});
			const unknown = { 'Letters/Letter.pdf': undefined };
			expect(findIn(unknown, { otherFileIds: new Set([first]) })).toMatchObject({
				...{ documents: [first], shared: [first] },
			});
		});

		it('are its own file, whatever else is filed as that', () => {
			expect(besides([first, second, third], { fileId: first })).toMatchObject({
				...{ documents: [first], shared: [] },
			});
		});
	});
});
