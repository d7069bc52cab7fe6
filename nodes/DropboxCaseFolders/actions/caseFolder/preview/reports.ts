import type { Entry } from '../../../../shared/domain/entry';
import type { Outcome } from '../../../../shared/core/outcome';
import type { Refusal } from '../../../../shared/core/Refusal';
import { isDryRunId } from '../../shared/dryRun/DryRunState';
import type { CaseFolder, CreatePlan } from '../create/CaseFolder';
import type { CasePreview, PlaceStatus } from './CasePreview';

type PreviewReport = Omit<CasePreview, 'parts' | 'collidesWith'>;

/** What Create would yield. */
export function reportAccepted(folder: CaseFolder): PreviewReport {
	const isThere = !isDryRunId(folder.folderId);
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
export function reportRefused(
	refusal: Refusal,
	plan: CreatePlan | undefined,
	found: Outcome<Entry | undefined> | undefined,
): PreviewReport {
	return {
		would: 'refuse',
		refusal,
		name: plan?.name,
		path: plan === undefined ? undefined : 'path' in plan.place ? plan.place.path : plan.place.folder.path,
		folderId: undefined,
		standing: placeStatusOf(refusal, found),
		subfolders: (plan?.subfolders ?? []).map((relativePath) => ({ relativePath, exists: undefined })),
		warnings: plan?.warnings ?? [],
	};
}

function placeStatusOf({ reason }: Refusal, found: Outcome<Entry | undefined> | undefined): PlaceStatus {
	if (found?.ok !== true) return 'unknown';
	const { value: entry } = found;
	// Another item of the run is to have it.
	if (entry === undefined || isDryRunId(entry.id)) return 'free';
	if (entry.kind === 'file') return 'taken by a file';
	return reason === 'belongs_to_another_case' ? 'taken by another case' : 'own folder is there';
}
