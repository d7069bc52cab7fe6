import { Refusal } from '../../../shared/domain/Refusal';

/** IDs that an advice names at most. */
const NAMED = 10;

/** Raised where several folders are one case's by what they say of themselves: none is chosen. */
export const severalMarked = (folderIds: readonly string[]): Refusal =>
	new Refusal(
		'ambiguous',
		`${folderIds.length} folders belong to this case`,
		`None was chosen. Compare them in Dropbox and keep one: ${folderIds.slice(0, NAMED).join(', ')}${folderIds.length > NAMED ? ' …' : ''}. Resolve by ID shows where each of them is.`,
	);
