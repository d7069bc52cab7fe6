import { Refusal } from '../../../../../shared/core/Refusal';

/** IDs that an advice names at most. */
const MAX_IDS = 10;

/** Raised where several folders are one case's by what they say of themselves: none is chosen. */
export const severalMarked = (folderIds: readonly string[]): Refusal =>
	new Refusal(
		'ambiguous',
		`${folderIds.length} folders belong to this case`,
		`None was chosen. Compare them in Dropbox and keep one: ${folderIds.slice(0, MAX_IDS).join(', ')}${folderIds.length > MAX_IDS ? ' …' : ''}. Resolve by ID shows where each of them is.`,
	);
