import { extensionsFrom } from '../../../../shared/domain/listing/extensions';
import type { EntryFilter } from '../../../../shared/domain/listing/filter';
import { z } from '../../../../shared/vendor/zod';
import { optionalText, text } from '../../parameters';
import { dateIn } from '../../readDate';

/**
 * The Filters collection as the domain's filter. Every field may be absent or empty.
 * @param timezone of the workflow: what a date means that was picked in the panel, which names none
 */
export const filtersIn = (timezone: string) =>
	z
		.object({
			type: z.enum(['file', 'folder', 'both']).nullish(),
			extensions: z.union([optionalText, z.array(text).transform((list) => list.join(','))]),
			changedSince: dateIn(timezone, 'begins'),
			namePattern: optionalText,
			includeMarkerFiles: z.boolean().nullish(),
		})
		.partial()
		.transform(({ type, extensions, changedSince, namePattern, includeMarkerFiles }): EntryFilter => ({
			kind: type === 'both' ? undefined : (type ?? undefined),
			extensions: extensionsFrom(extensions ?? ''),
			changedSince: changedSince?.moment,
			name: namePattern,
			packageFiles: includeMarkerFiles === true ? undefined : 'left out',
		}));
