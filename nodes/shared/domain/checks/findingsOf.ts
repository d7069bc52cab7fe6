import { readTrouble } from '../queue/readTrouble';
import type { Finding, RegularCheck } from './Finding';

type Given = Readonly<Record<string, unknown>>;

/** Findings of *Check* that somebody has to look at. The others are no danger, or the case is found all the same. */
export const NEEDS_SOMEBODY: readonly string[] = [
	...['markedForAnotherCase', 'usedForAnotherCase', 'twoFolders', 'strayMarker', 'copy'],
	...['deleted', 'noAccess', 'notAFolder'],
];

/**
 * What of a case needs somebody.
 * @param item what *Check*, or *Audit Permissions* with *Summary*, says of the case, with its ID as `caseKey`
 */
export function findingsOf(check: RegularCheck, item: Given): Finding[] {
	const caseKey = textOf(item['caseKey']);
	if (saysSomething(item['error'])) return [refused(check, caseKey, item['error'])];
	return check === 'folders' ? ofFolder(caseKey, item) : ofPermissions(caseKey, item);
}

function refused(check: RegularCheck, caseKey: string, error: unknown): Finding {
	const { reason } = readTrouble(error);
	// Find refuses a case with several folders: that is what is looked for here.
	if (check === 'folders' && reason === 'ambiguous')
		return { caseKey, finding: 'twoFolders', reason: '', folderIds: [] };
	return { caseKey, finding: 'notChecked', reason, folderIds: [] };
}

function ofFolder(caseKey: string, item: Given): Finding[] {
	const found = listOf(item['findings']).map(textOf);
	const others = listOf(item['otherFolderIds']).map(textOf);
	return NEEDS_SOMEBODY.filter((finding) => found.includes(finding)).map((finding) => ({
		...{ caseKey, finding, reason: '' },
		folderIds: ['twoFolders', 'strayMarker'].includes(finding) ? others : [],
	}));
}

/** A case without a folder for privileged documents has nothing that could be exposed. */
function ofPermissions(caseKey: string, item: Given): Finding[] {
	const { exposed, privilegedFolders } = item;
	const base = { caseKey, reason: '', folderIds: [] };
	if (exposed === true) return [{ ...base, finding: 'exposed' }];
	if (exposed === false) return [];
	const isWithout = Array.isArray(privilegedFolders) && privilegedFolders.length === 0;
	return isWithout ? [] : [{ ...base, finding: 'notDetermined' }];
}

const saysSomething = (error: unknown): boolean => error !== undefined && error !== null && error !== '';

const listOf = (given: unknown): unknown[] => (Array.isArray(given) ? given : []);

const textOf = (given: unknown): string =>
	typeof given === 'string' || typeof given === 'number' ? String(given) : '';
