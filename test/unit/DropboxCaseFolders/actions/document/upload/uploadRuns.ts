/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { UploadRequest } from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import type { ConflictRule, DuplicateRule } from '@/nodes/shared/domain/documents/DocumentFacts';
import { document, LONG, request, type UploadHarness } from './uploadHarness';

const RULES: ConflictRule[] = ['skipIfIdentical', 'keepBoth', 'replace', 'archive', 'fail'];

/** A run of documents of every kind: what it is about, and the requests, made anew for each run. */
export type UploadRun = [what: string, requests: (folderId: string) => UploadRequest[]];

/** Documents that are short, long, empty and placeholders; names that are taken or come twice, in two folders. */
function documentsOf(rule: ConflictRule, duplicates: DuplicateRule, caseFolder: string): UploadRequest[] {
	const more = { rule, duplicates };
	return [
		request([document('a.txt', 'hello'), document('b.txt', LONG)], more),
		request([document('note.txt', 'note 1')], { ...more, subfolder: 'Notes', caseFolder }),
		request([document('empty.txt', '')], more),
		request([document('placeholder.txt', '')], { ...more, minimumSize: 1 }),
		// Equal ones in two folders of the case, and one that is there already elsewhere.
		request([document('same.txt', 'the same')], { ...more, subfolder: 'In' }),
		request([document('same.txt', 'the same')], { ...more, subfolder: 'Out' }),
		request([document('old.txt', 'an old one')], { ...more, subfolder: 'Out' }),
		...(rule === 'fail'
			? []
			: [
					request([document('taken.txt', 'mine')], more),
					request([document('taken.txt', LONG)], { ...more, subfolder: 'In' }),
					request([document('note.txt', 'note 2')], { ...more, subfolder: 'notes' }),
					request([document('note.txt', 'note 3')], { ...more, subfolder: 'Notes', caseFolder }),
				]),
	];
}

const runWithRule = (rule: ConflictRule, duplicates: DuplicateRule): UploadRun => [
	`under ${rule}, duplicates ${duplicates}`,
	(caseFolder) => documentsOf(rule, duplicates, caseFolder),
];

const mixedRules = (caseFolder: string): UploadRequest[] => [
	request([document('taken.txt', 'mine')], { rule: 'archive' }),
	request([document('taken.txt', 'replaced')], { rule: 'replace', subfolder: 'In', caseFolder }),
	request([document('old.txt', 'numbered')], { subfolder: 'Old' }),
	request([document('copy.txt', 'an old one')], { duplicates: 'same content', subfolder: 'Out' }),
	request([document('a.txt', 'one'), document('a.txt', 'one')], { rule: 'keepBoth' }),
	request([document('b.txt', 'two'), document('B.txt', 'three')]),
	request([document('c.txt', LONG)], { rule: 'fail', subfolder: 'Out' }),
];

/** Where duplicates are not looked for. */
export const plainRuns: UploadRun[] = [
	...RULES.map((rule) => runWithRule(rule, 'not looked for')),
	['of mixed rules', mixedRules],
];

export const duplicateRuns: UploadRun[] = [
	...RULES.map((rule) => runWithRule(rule, 'same content')),
	runWithRule('skipIfIdentical', 'same name and size'),
];

export const uploadRuns: UploadRun[] = [...plainRuns, ...duplicateRuns];

/** What lies in the case folder before: names that are taken, and a document that is there already. */
export async function prepareCaseFolder(on: UploadHarness): Promise<void> {
	await on.put('taken.txt', 'theirs');
	await on.put('In/taken.txt', 'theirs too');
	await on.put('Old/old.txt', 'an old one');
	on.world.emulator.log.clear();
}
