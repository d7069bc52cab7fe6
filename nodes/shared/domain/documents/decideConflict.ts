import type { Entry, FileEntry } from '../entry';
import { Refusal } from '../../core/Refusal';
import type { DocumentFacts } from './DocumentFacts';
import { canHold } from './NameGroup';
import type { TargetFolder } from './TargetFolder';

export type PutStatus = 'uploaded' | 'keptBoth' | 'replaced';

/** Sending a document to a name, which replaces exactly the version that was seen, or nothing. */
export interface Put {
	kind: 'put';
	name: string;
	replacing: FileEntry | undefined;
	status: PutStatus | 'archived';
}

/**
 * What to do with a document next. The first two are answered by looking, after which it is decided again; so it
 * is after `wait`, once the documents that are decided on have been sent.
 */
export type Decision<D extends DocumentFacts = DocumentFacts> =
	| { kind: 'read'; documents: D[] }
	| { kind: 'list the folder' }
	| { kind: 'wait' }
	| { kind: 'there already'; file: FileEntry; status: 'unchanged' | 'duplicate' }
	/** It will be the same file as another document of the run, once that is sent. */
	| { kind: 'same as'; document: D; status: 'unchanged' | 'duplicate' }
	| Put
	| { kind: 'refuse'; refusal: Refusal };

/**
 * Where a document goes, by what stands in its folder and by the names that others of the run are about to get.
 * Nothing is ever overwritten but under `replace` and `archive`, and a file that holds the document already is
 * the document: so a run that was cut off, or whose answers were lost, can be repeated.
 */
export function decideConflict<D extends DocumentFacts>(document: D, folder: TargetFolder<D>): Decision<D> {
	const { name, rule } = document;
	const existing = folder.at(name);
	if (existing === undefined) return { kind: 'put', name, replacing: undefined, status: 'uploaded' };

	const numbers = rule === 'skipIfIdentical' || rule === 'keepBoth';
	// What becomes of a name that another is about to get is known when that one has got it.
	if (!numbers && existing.kind === 'reserved') return { kind: 'wait' };
	const alike = numbers
		? folder.findMatches(document)
		: [existing].filter((occupant) => canHold(occupant, document));
	const spreading = numbers && document.lostRaces > LOSSES_IN_ORDER;
	const unread = [
		...(alike.length > 0 || spreading ? [document] : []),
		...alike.flatMap((occupant) => (occupant.kind === 'reserved' ? [occupant.document] : [])),
	].filter(({ contentHash }) => contentHash === undefined);
	if (unread.length > 0) return { kind: 'read', documents: unread };

	const [same] = alike;
	if (same?.kind === 'file') return { kind: 'there already', file: same, status: 'unchanged' };
	if (same?.kind === 'reserved') return { kind: 'same as', document: same.document, status: 'unchanged' };
	if (numbers) return decideNumberedPut(document, folder);
	if (existing.kind === 'file' && (rule === 'replace' || rule === 'archive')) {
		const status = rule === 'archive' ? 'archived' : 'replaced';
		return { kind: 'put', name, replacing: existing, status };
	}
	return { kind: 'refuse', refusal: nameTakenRefusal(existing.kind) };
}

function decideNumberedPut<D extends DocumentFacts>(document: D, folder: TargetFolder<D>): Decision<D> {
	if (!folder.isListed()) return { kind: 'list the folder' };
	const name = folder.freeName(document.name, numbersToSkip(document));
	return { kind: 'put', name, replacing: undefined, status: 'keptBoth' };
}

/** So many races are run for the very next number; after that there is a crowd. */
const LOSSES_IN_ORDER = 1;

/** Gaps in the numbers stay smaller than those that `TargetFolder.alike` looks beyond. */
const WIDEST_SPREAD = 64;

/**
 * How many free numbers to leave to others. Fifty runs that file fifty notes of one name at once would all try
 * the same next number and lose but for one, fifty times over; so each goes by its own content, the wider the
 * more often it has lost.
 */
function numbersToSkip({ contentHash, lostRaces }: DocumentFacts): number {
	if (contentHash === undefined || lostRaces <= LOSSES_IN_ORDER) return 0;
	const width = Math.min(WIDEST_SPREAD, 2 ** lostRaces);
	return Number.parseInt(contentHash.slice(lostRaces, lostRaces + 8), 16) % width;
}

const nameTakenRefusal = (existing: Entry['kind'] | 'reserved'): Refusal =>
	existing === 'folder'
		? new Refusal(
				'name_taken',
				'There is already a folder with the name of this document',
				'Choose another name, or set If the Name Is Taken to Keep Both.',
			)
		: new Refusal(
				'name_taken',
				'There is already a file with this name and different content',
				'Choose another name, or set If the Name Is Taken to Keep Both or Replace.',
			);
