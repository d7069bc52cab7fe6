/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { findingsOf } from '@/nodes/shared/domain/checks/findingsOf';

const of = (check: 'folders' | 'permissions', item: object) =>
	findingsOf(check, { caseKey: '4711', ...item }).map(({ finding, reason, folderIds }) =>
		[finding, reason, ...folderIds].filter((part) => part !== ''),
	);

describe('of case folders', () => {
	it.each([
		['one that is in its place', { findings: [] }, []],
		[
			'one that was renamed, moved, closed or has no marker',
			{ findings: ['renamed', 'moved', 'closed', 'markerMissing'] },
			[],
		],
		['a deleted one', { findings: ['deleted'] }, [['deleted']]],
		['one that cannot be seen', { findings: ['noAccess'] }, [['noAccess']]],
		[
			'two, and a stray marker, with the others',
			{ findings: ['strayMarker', 'twoFolders'], otherFolderIds: ['id:b'] },
			[
				['twoFolders', 'id:b'],
				['strayMarker', 'id:b'],
			],
		],
		[
			'one of another case, without those others',
			{ findings: ['usedForAnotherCase', 'markedForAnotherCase'], otherFolderIds: ['id:b'] },
			[['markedForAnotherCase'], ['usedForAnotherCase']],
		],
		['several that Find refuses to choose from', { error: { reason: 'ambiguous' } }, [['twoFolders']]],
		[
			'one that could not be looked at',
			{ error: { reason: 'no_access', message: 'No' } },
			[['notChecked', 'no_access']],
		],
		[
			'words of another node, of which nothing is kept',
			{ error: 'Jane Doe is busy' },
			[['notChecked', 'unexpected']],
		],
	])('%s', (_, item, findings) => {
		expect(of('folders', item)).toEqual(findings);
	});
});

describe('of permissions', () => {
	it.each([
		['exposed', { exposed: true, privilegedFolders: [{}] }, [['exposed']]],
		['closed', { exposed: false, privilegedFolders: [{}] }, []],
		['not determined', { exposed: null, privilegedFolders: [{}] }, [['notDetermined']]],
		['without a folder for privileged documents', { exposed: null, privilegedFolders: [] }, []],
		['of which nothing is known', {}, [['notDetermined']]],
		['refused, also as ambiguous', { error: { reason: 'ambiguous' } }, [['notChecked', 'ambiguous']]],
	])('%s', (_, item, findings) => {
		expect(of('permissions', item)).toEqual(findings);
	});
});

it('knows a case by a number as well, and one that is missing as none', () => {
	expect(findingsOf('folders', { caseKey: 4711, findings: ['deleted'] })[0]?.caseKey).toBe('4711');
	expect(findingsOf('folders', { error: { reason: 'unavailable' } })[0]?.caseKey).toBe('');
});
