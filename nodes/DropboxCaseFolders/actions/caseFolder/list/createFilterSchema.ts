import { extensionsFrom } from '../../../../shared/domain/listing/extensions';
import type { EntryFilter } from '../../../../shared/domain/listing/EntryFilter';
import { z } from '../../../../shared/vendor/zod';
import { optionalText, text } from '../../../../shared/node/readParameters';
import { dateSchema } from '../../../../shared/node/dateSchema';

/**
 * The Filters collection as the domain's filter. Every field may be absent or empty.
 * @param timezone of the workflow: what a date means that was picked in the panel, which names none
 */
export const createFilterSchema = (timezone: string) =>
	z
		.object({
			type: z.enum(['file', 'folder', 'both']).nullish(),
			extensions: z.union([optionalText, z.array(text).transform((list) => list.join(','))]),
			changedSince: dateSchema(timezone, 'begins'),
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
