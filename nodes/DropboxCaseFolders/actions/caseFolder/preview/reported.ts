import type { Entry } from '../../../../shared/domain/entry';
import type { Outcome } from '../../../../shared/domain/outcome';
import type { Refusal } from '../../../../shared/domain/Refusal';
import { isPretended } from '../../dryRun/Pretence';
import type { CaseFolder, Plan } from '../create/CaseFolder';
import type { CasePreview, Standing } from './CasePreview';

type Report = Omit<CasePreview, 'parts' | 'collidesWith'>;

/** What Create would yield. */
export function carriedOut(folder: CaseFolder): Report {
	const isThere = !isPretended(folder.folderId);
	return {
		would: folder.created ? 'create' : 'adopt',
		refusal: undefined,
		name: folder.name,
		path: folder.path,
		folderId: isThere ? folder.folderId : undefined,
		standing: isThere ? 'own folder is there' : 'free',
		subfolders: folder.subfolders.map(({ relativePath, created }) => ({ relativePath, exists: !created })),
		warnings: folder.warnings,
	};
}

/**
 * What Create would refuse.
 * @param plan undefined where there is not even a name
 * @param found what stands at the place that the plan names, others of the run included
 */
export function withheld(
	refusal: Refusal,
	plan: Plan | undefined,
	found: Outcome<Entry | undefined> | undefined,
): Report {
	return {
		would: 'refuse',
		refusal,
		name: plan?.name,
		path: plan === undefined ? undefined : 'path' in plan.place ? plan.place.path : plan.place.folder.path,
		folderId: undefined,
		standing: standingOf(refusal, found),
		subfolders: (plan?.subfolders ?? []).map((relativePath) => ({ relativePath, exists: undefined })),
		warnings: plan?.warnings ?? [],
	};
}

function standingOf({ kind }: Refusal, found: Outcome<Entry | undefined> | undefined): Standing {
	if (found?.ok !== true) return 'unknown';
	const { value: entry } = found;
	// Another item of the run is to have it.
	if (entry === undefined || isPretended(entry.id)) return 'free';
	if (entry.kind === 'file') return 'taken by a file';
	return kind === 'belongs_to_another_case' ? 'taken by another case' : 'own folder is there';
}
