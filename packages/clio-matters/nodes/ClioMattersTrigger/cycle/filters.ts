import type { Document, Matter } from '../../../../../nodes/shared/clio/port';
import type { WatchFilters } from './Watch';

/** Why something was left out, as the log says it. */
export type FilterReason =
	| 'practice area'
	| 'responsible attorney'
	| 'category'
	| 'matter status'
	| 'matter type'
	| 'minimum size'
	| 'no documents'
	| 'no matter';

/** What the document alone decides, before its matter is read. */
export function documentFilterReason(
	document: Document | undefined,
	filters: WatchFilters,
): FilterReason | undefined {
	const { categoryId, minimumSize, withoutMatter } = filters;
	// Nothing is left of it but its ID: it passes where nobody asks for more.
	if (document === undefined) return unknownReason(filters);
	if (categoryId !== undefined && document.category?.id !== categoryId) return 'category';
	// Sizes beyond 2 GiB are not counted by Clio.
	if (minimumSize !== undefined && document.size !== undefined && document.size < minimumSize)
		return 'minimum size';
	if (document.matter === undefined && !withoutMatter) return 'no matter';
	return undefined;
}

function unknownReason(filters: WatchFilters): FilterReason | undefined {
	if (filters.categoryId !== undefined) return 'category';
	return matterFilterReason(undefined, filters);
}

export function matterFilterReason(
	matter: Matter | undefined,
	{ practiceAreaId, responsibleAttorneyId, statuses, customField }: WatchFilters,
): FilterReason | undefined {
	if (practiceAreaId !== undefined && matter?.practiceArea?.id !== practiceAreaId) return 'practice area';
	if (responsibleAttorneyId !== undefined && matter?.responsibleAttorney?.id !== responsibleAttorneyId)
		return 'responsible attorney';
	if (statuses.length > 0 && !statuses.includes(matter?.status.toLowerCase() ?? '')) return 'matter status';
	if (customField !== undefined && !hasValue(matter, customField)) return 'matter type';
	return undefined;
}

function hasValue(matter: Matter | undefined, { id, value }: { id: number; value: string }): boolean {
	const wanted = normalized(value);
	return (matter?.customFields ?? []).some(
		(field) => field.fieldId === id && normalized(String(field.value ?? '')) === wanted,
	);
}

const normalized = (text: string): string => text.normalize('NFC').trim().toLowerCase();
