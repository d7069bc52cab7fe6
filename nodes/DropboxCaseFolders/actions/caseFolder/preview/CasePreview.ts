import type { Outcome } from '../../../../shared/core/outcome';
import type { Refusal } from '../../../../shared/core/Refusal';
import type { Entry } from '../../../../shared/domain/entry';
import type { CaseFolder, CreatePlan, CreateRequest } from '../../shared/caseFolders/create/CaseFolder';
import { isDryRunId } from '../../shared/dryRun/DryRunState';

/** What one item asks to see. */
export interface PreviewRequest {
	/** Number of the item, as n8n counts: from 0. */
	item: number;
	/** What Create would be asked for; or why it could not even be asked. */
	request: Outcome<CreateRequest>;
}

/** What stands where the case folder is to be. */
export type PlaceStatus =
	| 'free'
	| 'ownFolder'
	| 'takenByAnotherCase'
	| 'takenByFile'
	/** It cannot be told, since there is no place, or nobody may look. */
	| 'unknown';

/** What Create would make of one item. */
export interface CasePreview {
	would: 'create' | 'adopt' | 'refuse';
	/** Why it would be refused. */
	refusal: Refusal | undefined;
	name: string | undefined;
	/** Where it is to be, or is. */
	path: string | undefined;
	/** ID of the folder that is there. */
	folderId: string | undefined;
	placeStatus: PlaceStatus;
	/** What the name is put together from, by placeholder: as it was given, before it was made safe. */
	parts: Record<string, string>;
	subfolders: Array<{ relativePath: string; exists: boolean | undefined }>;
	/** Numbers of the other items that would get the same place. */
	collidesWith: number[];
	warnings: string[];
}

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
		placeStatus: isThere ? 'ownFolder' : 'free',
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
		placeStatus: placeStatusOf(refusal, found),
		subfolders: (plan?.subfolders ?? []).map((relativePath) => ({ relativePath, exists: undefined })),
		warnings: plan?.warnings ?? [],
	};
}

function placeStatusOf({ reason }: Refusal, found: Outcome<Entry | undefined> | undefined): PlaceStatus {
	if (found?.ok !== true) return 'unknown';
	const { value: entry } = found;
	// Another item of the run is to have it.
	if (entry === undefined || isDryRunId(entry.id)) return 'free';
	if (entry.kind === 'file') return 'takenByFile';
	return reason === 'belongs_to_another_case' ? 'takenByAnotherCase' : 'ownFolder';
}
