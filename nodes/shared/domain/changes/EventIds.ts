import { pathKey } from '../paths';
import type { FolderChange } from './FolderChange';
import { shortHash } from './KnownTree';

/** Characters of an event ID: 126 bits. */
const ID_LENGTH = 21;

/** Characters by which a change is remembered: two that share them by chance are only counted on. */
const CODE_LENGTH = 6;

/** How many changes are remembered, the latest ones: apart, so that many documents do not push a folder out. */
const MOST_FOLDERS = 2000;
const MOST_DOCUMENTS = 5000;

/**
 * Gives changes their IDs. A change has the same one wherever and whenever it is read, because it is made of what
 * the change says: what happened to what, in which revision, from where to where.
 *
 * What happens a second time says the same, and Dropbox has no more to tell it by: folders have no revision, and
 * whether a document gets one when it is moved is not certain. So it is counted how often this was told before.
 */
export class EventIds {
	private readonly folders: Map<string, number>;
	private readonly documents: Map<string, number>;

	/**
	 * @param history what `history` gave after the changes before; `''` where none were told
	 * @param owner whose IDs they are: two workflows are told of one change under two IDs
	 */
	constructor(
		history: string,
		private readonly owner: string,
	) {
		const [folders = '', documents = ''] = history.split('/');
		[this.folders, this.documents] = [parseCounts(folders), parseCounts(documents)];
	}

	/** @param rev of the document as it is now, where it is there and was read */
	of(change: FolderChange, rev: string | null): string {
		const said = JSON.stringify([this.owner, change.event, change.id, ...distinguishingFacts(change, rev)]);
		// A document never has the same revision twice.
		if (change.event === 'documentChanged') return shortHash(said, ID_LENGTH);
		const counts = change.isDocument ? this.documents : this.folders;
		return shortHash(`${said} ${countUp(counts, shortHash(said, CODE_LENGTH))}`, ID_LENGTH);
	}

	/** What was told, in writing, for the next time. */
	history(): string {
		return `${serializeCounts(this.folders, MOST_FOLDERS)}/${serializeCounts(this.documents, MOST_DOCUMENTS)}`;
	}
}

/**
 * What tells a change from another one of the same thing. Two that look alike to one reader and not to another get
 * two IDs: to be told twice does less harm than to be taken for told.
 */
function distinguishingFacts(change: FolderChange, rev: string | null): unknown[] {
	const { event, place, previousPlace, path, previousPath, caseFolder, previousCaseFolder } = change;
	if (event === 'documentChanged') return [rev];
	const now = path ?? anchorPlace(place, change.isDocument ? caseFolder : undefined);
	if (event === 'documentAdded') return [rev, now];
	return [
		previousPath ?? anchorPlace(previousPlace, change.isDocument ? previousCaseFolder : undefined),
		now,
	];
}

/** A place from the case folder's ID on, which stays when that is renamed; else from the watched folder. */
function anchorPlace(place: string | undefined, caseFolder: FolderChange['caseFolder']): unknown {
	if (place === undefined) return null;
	const inFolder = place.indexOf('/', 1);
	const isAnchored = inFolder > 0 && caseFolder !== undefined && caseFolder.id !== '';
	return isAnchored ? [caseFolder.id, pathKey(place.slice(inFolder))] : pathKey(place);
}

/** How often this was counted before. What is counted becomes the latest. */
function countUp(counts: Map<string, number>, code: string): number {
	const before = counts.get(code) ?? 0;
	counts.delete(code);
	counts.set(code, before + 1);
	return before;
}

/** For each its code, and its number where that is not 1. */
const serializeCounts = (counts: Map<string, number>, most: number): string =>
	[...counts]
		.slice(-most)
		.map(([code, number]) => `${code}${number === 1 ? '' : number}`)
		.join('.');

const parseCounts = (text: string): Map<string, number> =>
	new Map(
		text
			.split('.')
			.filter((each) => each !== '')
			.map((each) => [each.slice(0, CODE_LENGTH), Number(each.slice(CODE_LENGTH) || 1)]),
	);
