import type { FolderEntry } from '../../../../shared/domain/entry';
import { matchMarker, type MarkerMatch, caseKey } from '../../../../shared/domain/marker/matchMarker';
import type { RefusalReason } from '../../../../shared/core/Refusal';
import { locationDrift } from '../../../../shared/domain/locationDrift';
import { FINDINGS, type Finding } from './CheckRequest';
import type { CheckFacts } from './gatherCheckFacts';

const FINDING_BY_REFUSAL: Partial<Record<RefusalReason, Finding>> = {
	invalid_input: 'noFolderId',
	deleted: 'deleted',
	not_a_folder: 'notAFolder',
};

/** What differs from what is expected, the gravest first. */
export function findingsOf(
	item: CheckFacts,
	{ others, stray }: { others: readonly string[]; stray: readonly string[] },
	claimants: CaseFolderIndex,
): Finding[] {
	const { folder } = item;
	const found: Finding[] = folder.ok
		? folderFindings(item, folder.value, claimants)
		: [FINDING_BY_REFUSAL[folder.refusal.reason] ?? 'noAccess'];
	// The only folder of a case whose record has none is no second one.
	const isOnly = !folder.ok && folder.refusal.reason === 'invalid_input' && others.length === 1;
	if (others.length > 0 && !isOnly) found.push('twoFolders');
	if (stray.length > 0) found.push('strayMarker');
	return FINDINGS.filter((finding) => found.includes(finding));
}

function folderFindings(
	{ request, marker }: CheckFacts,
	folder: FolderEntry,
	claimants: CaseFolderIndex,
): Finding[] {
	const found: Finding[] = [];
	if (claimants.isShared(folder.id)) found.push('usedForAnotherCase');
	const finding =
		request.caseId === '' ? undefined : MARKER_FINDINGS[matchMarker(marker, folder, request.caseId)];
	if (finding !== undefined) found.push(finding);
	if (request.expectedPath === '' || folder.path === undefined) return found;
	const { renamed, moved } = locationDrift(folder.path, request.expectedPath);
	if (renamed && moved) return [...found, 'renamedAndMoved'];
	if (moved) return [...found, 'moved'];
	return renamed ? [...found, 'renamed'] : found;
}

const MARKER_FINDINGS: Readonly<Record<MarkerMatch, Finding | undefined>> = {
	nothing: 'markerMissing',
	'another case': 'markedForAnotherCase',
	'copy of this case': 'copy',
	'this case': undefined,
};

/** Which folders and cases the items of a run name together. */
export class CaseFolderIndex {
	private readonly foldersByCase = new Map<string, Set<string>>();
	private readonly casesByFolder = new Map<string, Set<string>>();

	add(caseId: string, folderId: string): void {
		if (caseId === '') return;
		addToSet(this.foldersByCase, caseKey(caseId), folderId);
		addToSet(this.casesByFolder, folderId, caseKey(caseId));
	}

	/** The folders that items name for a case. */
	foldersOf(caseId: string): string[] {
		return [...(this.foldersByCase.get(caseKey(caseId)) ?? [])];
	}

	/** Whether items name a folder for more than one case. */
	isShared(folderId: string): boolean {
		return (this.casesByFolder.get(folderId)?.size ?? 0) > 1;
	}
}

function addToSet(sets: Map<string, Set<string>>, key: string, value: string): void {
	const set = sets.get(key) ?? new Set();
	sets.set(key, set.add(value));
}
