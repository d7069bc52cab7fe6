import { tryToParseDateTime } from 'n8n-workflow';
import { extensionsFrom } from '../../../../shared/domain/listing/extensions';
import type { EntryFilter } from '../../../../shared/domain/listing/filter';
import { z } from '../../../../shared/vendor/zod';
import { optionalText, text } from '../../parameters';

/**
 * The Filters collection as the domain's filter. Every field may be absent or empty.
 * @param timezone of the workflow: what a date means that was picked in the panel, which names none
 */
export const filtersIn = (timezone: string) =>
	z
		.object({
			type: z.enum(['file', 'folder', 'both']).nullish(),
			extensions: z.union([optionalText, z.array(text).transform((list) => list.join(','))]),
			changedSince: z.unknown().transform((value, check) => moment(value, timezone, check)),
			namePattern: optionalText,
			includeMarkerFiles: z.boolean().nullish(),
		})
		.partial()
		.transform(({ type, extensions, changedSince, namePattern, includeMarkerFiles }): EntryFilter => ({
			kind: type === 'both' ? undefined : (type ?? undefined),
			extensions: extensionsFrom(extensions ?? ''),
			changedSince,
			name: namePattern,
			packageFiles: includeMarkerFiles === true ? undefined : 'left out',
		}));

/** Milliseconds since 1970 of a date as the panel or an expression gives it; undefined where none was given. */
function moment(value: unknown, timezone: string, check: z.RefinementCtx): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	try {
		return tryToParseDateTime(typeof value === 'number' ? new Date(value) : value, timezone).toMillis();
	} catch {
		check.addIssue({
			code: 'custom',
			message: 'it is not a date, such as 2026-01-31 or 2026-01-31T09:00:00Z',
		});
		return z.NEVER;
	}
}
