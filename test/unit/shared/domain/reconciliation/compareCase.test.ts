/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { compareCase } from '@/nodes/shared/domain/reconciliation/compareCase';
import type { CaseToCompare } from '@/nodes/shared/domain/reconciliation/Reconciliation';
import { caseOf, documentOf, filedOf, fileOf, type World } from './worlds';

const compare = (world: Partial<World>, more: Partial<CaseToCompare> = {}) => {
	const compared = compareCase(caseOf({ documents: [], files: [], register: [], ...world }, more));
	if (!('findings' in compared)) return `${compared.notCompared}: ${compared.reason}`;
	return compared.findings.map(({ kind, reason, documentId, mend }) =>
		[documentId, kind, reason, mend].filter((part) => part !== '' && part !== undefined).join(' '),
	);
};

describe('a document that was filed', () => {
	const filed = (world: Partial<World>, more: Partial<CaseToCompare> = {}) =>
		compare({ documents: [documentOf('1')], files: [fileOf('1')], register: [filedOf('1')], ...world }, more);

	it('is present as it was filed, also where the register lacks what it could be compared by', () => {
		expect(filed({})).toEqual(['1 present']);
		expect(filed({ register: [filedOf('1', { versionId: '', contentHash: '' })] })).toEqual(['1 present']);
		expect(filed({ files: [fileOf('1', { contentHash: '' })] })).toEqual(['1 present']);
		expect(filed({ files: [fileOf('1', { subfolder: 'LETTERS', name: 'Renamed.pdf' })] })).toEqual([
			'1 present',
		]);
	});

	it('is told, and not filed anew, where somebody took it away', () => {
		expect(filed({ files: [] })).toEqual(['1 missing gone']);
		expect(filed({ files: [], register: [filedOf('1', { fileId: '', contentHash: '' })] })).toEqual([
			'1 missing gone',
		]);
		expect(filed({ files: [], documents: [documentOf('1', { versionId: '', updatedAt: 3000 })] })).toEqual([
			'1 missing gone',
		]);
		expect(filed({ files: [] }, { elsewhere: new Set(['id:1']) })).toEqual(['1 moved outside']);
	});

	it('is filed anew where it has a new version, which nobody took away', () => {
		const documents = [documentOf('1', { versionId: 'v-2' })];
		expect(filed({ files: [], documents })).toEqual(['1 missing newer_version update']);
		expect(filed({ files: [], documents }, { elsewhere: new Set(['id:1']) })).toEqual([
			'1 missing newer_version update',
		]);
	});

	it('is taken for what somebody put in its place with the same content', () => {
		const copy = fileOf('1', { fileId: 'id:copy', name: 'Copy.pdf' });
		expect(filed({ files: [copy] })).toEqual(['1 present']);
		expect(filed({ files: [{ ...copy, fileId: 'id:other', subfolder: 'Other' }, copy] })).toEqual([
			'1 present',
			'extra',
		]);
		expect(filed({ files: [{ ...copy, subfolder: 'Other' }] })).toEqual(['1 moved']);
		expect(filed({ files: [{ ...copy, isArchived: true }] })).toEqual(['1 missing gone']);
	});

	it('is different where the case system has another version', () => {
		expect(filed({ documents: [documentOf('1', { versionId: 'v-2' })] })).toEqual([
			'1 different version update',
		]);
	});

	it.each<[string, string, number, string]>([
		['', 'v-1', 3000, '1 different version update'],
		['v-1', '', 3000, '1 different version update'],
		['', 'v-1', 1000, '1 present'],
		['', '', 0, '1 present'],
	])('goes by the time where a version is not known (%j, %j, %i)', (before, now, updatedAt, expected) => {
		const documents = [documentOf('1', { versionId: now, updatedAt })];
		expect(filed({ documents, register: [filedOf('1', { versionId: before })] })).toEqual([expected]);
	});

	it('is left where somebody edited or moved it', () => {
		expect(filed({ files: [fileOf('1', { contentHash: 'other' })] })).toEqual(['1 edited']);
		expect(filed({ files: [fileOf('1', { subfolder: 'Other' })] })).toEqual(['1 moved']);
		expect(filed({ files: [fileOf('1', { subfolder: 'Letters/_Archive', isArchived: true })] })).toEqual([
			'1 moved archived',
		]);
		expect(filed({ files: [fileOf('1', { subfolder: 'Other', contentHash: 'other' })] })).toEqual([
			...['1 moved', '1 edited'],
		]);
	});

	it('is moved to the subfolder of its category, if it still is where it was filed', () => {
		const documents = [documentOf('1', { subfolder: 'Orders' })];
		expect(filed({ documents })).toEqual(['1 different category update']);
		expect(filed({ documents, register: [filedOf('1', { contentHash: '' })] })).toEqual([
			'1 different category move',
		]);
		expect(filed({ documents, files: [fileOf('1', { contentHash: 'other' })] })).toEqual([
			...['1 different category move', '1 edited'],
		]);
		expect(filed({ documents, files: [fileOf('1', { subfolder: 'Other' })] })).toEqual(['1 moved']);
		expect(filed({ documents, files: [fileOf('1', { subfolder: 'Orders' })] })).toEqual(['1 present']);
	});

	it('keeps one finding from hiding another', () => {
		const documents = [documentOf('1', { subfolder: 'Orders', versionId: 'v-2' })];
		expect(filed({ documents, files: [fileOf('1', { contentHash: 'other' })] })).toEqual([
			...['1 different version update', '1 different category', '1 edited'],
		]);
	});

	it('does not give way to what may be the same version, where somebody may have edited it', () => {
		const documents = [documentOf('1', { versionId: '', updatedAt: 3000 })];
		for (const contentHash of ['other', ''])
			expect(filed({ documents, files: [fileOf('1', { contentHash })] })[0]).toBe(
				'1 different not_registered',
			);
	});

	it('may share its file with one of the same content', () => {
		const world = {
			documents: [documentOf('1'), documentOf('2')],
			register: [filedOf('1'), filedOf('2', { fileId: 'id:1', contentHash: 'hash-1' })],
		};
		expect(filed(world)).toEqual(['1 present', '2 present']);
	});

	it('goes by its latest row', () => {
		const older = filedOf('1', { fileId: 'id:old', filedAt: 1 });
		expect(filed({ register: [filedOf('1'), older] })).toEqual(['1 present']);
		expect(filed({ register: [older, filedOf('1')] })).toEqual(['1 present']);
	});
});

describe('a privileged document', () => {
	const secret = documentOf('1', { standing: 'restricted', subfolder: '' });

	it('is present where only few can open it', () => {
		for (const register of [[], [filedOf('1')]])
			for (const subfolder of ['Privileged', 'privileged/Notes'])
				expect(compare({ documents: [secret], files: [fileOf('1', { subfolder })], register })).toEqual([
					'1 present',
				]);
	});

	it('is moved there where it lies openly, whoever put it there', () => {
		for (const register of [[], [filedOf('1')], [filedOf('1', { subfolder: 'Privileged' })]])
			expect(compare({ documents: [secret], files: [fileOf('1')], register })).toEqual([
				'1 different privileged update',
			]);
	});

	it('is updated once where it has a new version as well', () => {
		const documents = [{ ...secret, versionId: 'v-2' }];
		expect(compare({ documents, files: [fileOf('1')], register: [filedOf('1')] })).toEqual([
			...['1 different version update', '1 different privileged'],
		]);
	});

	it('is present if it was filed outside the case folder, which no listing shows', () => {
		const documents = [{ ...secret, restrictedFolder: '' }];
		const elsewhere = { elsewhere: new Set(['id:1']) };
		expect(compare({ documents, register: [filedOf('1')] }, elsewhere)).toEqual(['1 present']);
		// Who looks only at the case folder would not notice either of these.
		expect(compare({ documents, register: [filedOf('1')] })).toEqual(['1 missing gone']);
		const [newer] = documents.map((each) => ({ ...each, versionId: 'v-2' }));
		expect(compare({ documents: newer ? [newer] : [], register: [filedOf('1')] }, elsewhere)).toEqual([
			'1 missing newer_version update',
		]);
		expect(compare({ documents })).toEqual(['1 missing file']);
		expect(compare({ documents, files: [fileOf('1')], register: [filedOf('1')] })).toEqual([
			'1 different privileged update',
		]);
	});

	it('that is not privileged any more is never laid open by itself', () => {
		const files = [fileOf('1', { subfolder: 'Privileged' })];
		for (const register of [[], [filedOf('1')], [filedOf('1', { subfolder: 'Privileged' })]])
			expect(compare({ documents: [documentOf('1')], files, register })).toEqual([
				'1 different restricted_before',
			]);
	});
});

describe('a document that the register does not know', () => {
	const unknown = (files: World['files'], more = {}) =>
		compare({ documents: [documentOf('1', more)], files });

	it('is missing where there is no file that could be it', () => {
		expect(unknown([])).toEqual(['1 missing file']);
		expect(unknown([fileOf('2')])).toEqual(['1 missing file', 'extra']);
		expect(unknown([fileOf('1', { isArchived: true, subfolder: 'Letters/_Archive' })])).toEqual([
			'1 missing file',
		]);
	});

	it('is present by its name and size in its place, also with a number behind its name', () => {
		expect(unknown([fileOf('1')])).toEqual(['1 present']);
		expect(unknown([fileOf('1', { name: 'letter 1 (2).pdf' })])).toEqual(['1 present']);
		expect(unknown([fileOf('1', { size: 5_000_000_000 })], { size: undefined })).toEqual(['1 present']);
	});

	it('is not filed a second time where it lies elsewhere, or has another size', () => {
		expect(unknown([fileOf('1', { subfolder: 'Other' })])).toEqual(['1 moved not_registered']);
		expect(unknown([fileOf('1', { size: 11 })])).toEqual(['1 different not_registered']);
	});

	it('takes no file that is another document', () => {
		const documents = [documentOf('2', { names: ['Letter 1.pdf'] }), documentOf('1')];
		expect(compare({ documents, files: [fileOf('1')], register: [filedOf('1')] })).toEqual([
			...['1 present', '2 missing file'],
		]);
		const two = [documentOf('2', { names: ['Letter 1.pdf'], subfolder: 'Other' }), documentOf('1')];
		expect(compare({ documents: two, files: [fileOf('1')] })).toEqual(['2 missing file', '1 present']);
	});
});

describe('a document that is not to be in Dropbox', () => {
	const leftOut = { standing: 'left out', reason: 'too_small' } as const;

	it('is left out, and its file is no stranger', () => {
		for (const register of [[], [filedOf('1')]])
			expect(compare({ documents: [documentOf('1', leftOut)], files: [fileOf('1')], register })).toEqual([
				'1 leftOut too_small',
			]);
	});

	it('is not compared where nobody can say where it belongs', () => {
		const undecided = documentOf('1', { standing: 'not decided', reason: 'invalid_input' });
		expect(compare({ documents: [undecided] })).toEqual(['1 notCompared invalid_input']);
	});

	it('takes no file from one that is', () => {
		const documents = [documentOf('2', { ...leftOut, names: ['Letter 1.pdf'] }), documentOf('1')];
		expect(compare({ documents, files: [fileOf('1')] })).toEqual(['2 leftOut too_small', '1 present']);
	});
});

describe('a side that was not read to its end', () => {
	const world = { documents: [documentOf('1')] };

	it.each(['documents', 'files', 'register'])('says nothing of what is not in it: %s', (side) => {
		const name = side === 'files' ? 'folder' : side;
		expect(compare(world, { [side]: { unread: 'unavailable' } })).toBe(`${name}: unavailable`);
	});

	it('is not a folder that there never was', () => {
		expect(compare(world, { files: { unread: 'not_found' } })).toEqual(['1 missing file']);
	});

	it('is a folder that nobody finds any more', () => {
		const files = { unread: 'not_found' };
		expect(compare(world, { files, hadFolder: true })).toBe('folder: folder_missing');
		expect(compare({ ...world, register: [filedOf('2')] }, { files })).toBe('folder: folder_missing');
	});
});

it('counts a document once that is listed twice', () => {
	expect(compare({ documents: [documentOf('1'), documentOf('1')] })).toEqual(['1 missing file']);
});
