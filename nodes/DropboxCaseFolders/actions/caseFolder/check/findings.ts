import type { FolderEntry } from '../../../../shared/domain/entry';
import { markerSays } from '../../../../shared/domain/marker/standing';
import type { RefusalKind } from '../../../../shared/domain/Refusal';
import { whereaboutsOf } from '../../../../shared/domain/whereabouts';
import type { Claimants } from './Claimants';
import { FINDINGS, type Finding } from './CheckRequest';
import type { Examined } from './examined';

const OF_REFUSALS: Partial<Record<RefusalKind, Finding>> = {
	invalid_input: 'noFolderId',
	deleted: 'deleted',
	not_a_folder: 'notAFolder',
};

/** What differs from what is expected, the gravest first. */
export function findingsOf(
	item: Examined,
	{ others, stray }: { others: readonly string[]; stray: readonly string[] },
	claimants: Claimants,
): Finding[] {
	const { folder } = item;
	const found: Finding[] = folder.ok
		? ofFolder(item, folder.value, claimants)
		: [OF_REFUSALS[folder.refusal.kind] ?? 'noAccess'];
	// The only folder of a case whose record has none is no second one.
	const isOnly = !folder.ok && folder.refusal.kind === 'invalid_input' && others.length === 1;
	if (others.length > 0 && !isOnly) found.push('twoFolders');
	if (stray.length > 0) found.push('strayMarker');
	return FINDINGS.filter((finding) => found.includes(finding));
}

function ofFolder({ request, marker }: Examined, folder: FolderEntry, claimants: Claimants): Finding[] {
	const found: Finding[] = [];
	if (claimants.isShared(folder.id)) found.push('usedForAnotherCase');
	if (request.caseId !== '') found.push(...ofMarker(markerSays(marker, folder, request.caseId)));
	if (request.expectedPath === '' || folder.path === undefined) return found;
	const { renamed, moved } = whereaboutsOf(folder.path, request.expectedPath);
	if (renamed && moved) return [...found, 'renamedAndMoved'];
	if (moved) return [...found, 'moved'];
	return renamed ? [...found, 'renamed'] : found;
}

function ofMarker(says: ReturnType<typeof markerSays>): Finding[] {
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
