import type { Entry, FileEntry } from '../entry';
import { Refusal } from '../Refusal';
import type { ConflictRule } from './ConflictRule';
import type { TargetFolder } from './TargetFolder';

/** What is known of a document before it is sent. */
export interface Candidate {
	name: string;
	rule: ConflictRule;
	/** Bytes, where known. */
	size: number | undefined;
	/** Dropbox's content hash, once it was read. */
	contentHash: string | undefined;
	/** How often another run took the name that was decided on. */
	lostRaces: number;
}

export type Placed = 'uploaded' | 'kept both' | 'replaced';

/** What to do with a document next. The first two are answered by looking, after which it is decided again. */
export type Decision =
	| { kind: 'read the document' }
	| { kind: 'list the folder' }
	| { kind: 'unchanged'; file: FileEntry }
	| { kind: 'put'; name: string; replacing: FileEntry | undefined; status: Placed }
	| { kind: 'refuse'; refusal: Refusal };

/**
 * Where a document goes, by what stands in its folder. Nothing is ever overwritten but under `replace`, and a
 * file that holds the document already is the document: so a run that was cut off, or whose answers were lost,
 * can be repeated.
 */
export function decide(document: Candidate, folder: TargetFolder): Decision {
	const { name, rule } = document;
	const standing = folder.at(name);
	if (standing === undefined) return { kind: 'put', name, replacing: undefined, status: 'uploaded' };

	const numbers = rule === 'skipIfIdentical' || rule === 'keepBoth';
	const lookedAt = numbers ? folder.numbered(name) : [standing];
	// Under keepBoth a file is one document's of the run, not two's.
	const mine = lookedAt
		.filter((entry) => entry.kind === 'file')
		.filter((file) => rule !== 'keepBoth' || !folder.isClaimed(file.name))
		.filter((file) => couldBe(document, file));
	const spreading = numbers && document.lostRaces > LOSSES_IN_ORDER;
	if (document.contentHash === undefined && (mine.length > 0 || spreading)) {
		return { kind: 'read the document' };
	}
	const [file] = mine;
	if (file !== undefined) return { kind: 'unchanged', file };

	if (numbers) {
		return folder.isListed()
			? {
					kind: 'put',
					name: folder.freeName(name, spread(document)),
					replacing: undefined,
					status: 'kept both',
				}
			: { kind: 'list the folder' };
	}
	if (rule === 'replace' && standing.kind === 'file') {
		return { kind: 'put', name, replacing: standing, status: 'replaced' };
	}
	return { kind: 'refuse', refusal: nameTaken(standing) };
}

/** So many races are run for the very next number; after that there is a crowd. */
const LOSSES_IN_ORDER = 1;

/** Gaps in the numbers stay smaller than those that `TargetFolder.numbered` looks beyond. */
const WIDEST_SPREAD = 64;

/**
 * How many free numbers to leave to others. Fifty runs that file fifty notes of one name at once would all try
 * the same next number and lose but for one, fifty times over; so each goes by its own content, the wider the
 * more often it has lost.
 */
function spread({ contentHash, lostRaces }: Candidate): number {
	if (contentHash === undefined || lostRaces <= LOSSES_IN_ORDER) return 0;
	const width = Math.min(WIDEST_SPREAD, 2 ** lostRaces);
	return Number.parseInt(contentHash.slice(lostRaces, lostRaces + 8), 16) % width;
}

/** Whether the file holds the document, as far as is known of the document yet. */
function couldBe(document: Candidate, file: FileEntry): boolean {
	if (document.contentHash !== undefined) return file.contentHash === document.contentHash;
	return file.contentHash !== undefined && (document.size ?? file.size) === file.size;
}

const nameTaken = (standing: Entry): Refusal =>
	standing.kind === 'folder'
		? new Refusal(
				'name_taken',
				'A folder has the name of this document',
				'Give the document another name, or set If the Name Is Taken to Keep Both.',
			)
		: new Refusal(
				'name_taken',
				'A file of this name is there already and holds something else',
				'Give the document another name, or set If the Name Is Taken to Keep Both or Replace.',
			);
