import type { FolderEntry } from '../../../../shared/domain/entry';
import { matchMarker } from '../../../../shared/domain/marker/matchMarker';
import type { RefusalReason } from '../../../../shared/core/Refusal';
import { locationDrift } from '../../../../shared/domain/locationDrift';
import type { CaseFolderIndex } from './CaseFolderIndex';
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
	if (request.caseId !== '') found.push(...markerFindings(matchMarker(marker, folder, request.caseId)));
	if (request.expectedPath === '' || folder.path === undefined) return found;
	const { renamed, moved } = locationDrift(folder.path, request.expectedPath);
	if (renamed && moved) return [...found, 'renamedAndMoved'];
	if (moved) return [...found, 'moved'];
	return renamed ? [...found, 'renamed'] : found;
}

function markerFindings(says: ReturnType<typeof matchMarker>): Finding[] {
	switch (says) {
		case 'nothing':
			return ['markerMissing'];
		case 'another case':
			return ['markedForAnotherCase'];
		case 'copy of this case':
			return ['copy'];
		case 'this case':
			return [];
	}
}
