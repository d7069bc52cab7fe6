import { inParallel } from '../../../../../shared/core/inParallel';
import { outcomeOf } from '../../../../../shared/core/outcome';
import { readDocuments } from './readDocuments';
import type { PlannedDocument } from './PlannedDocument';

/** Folders that are looked at at once. */
const AT_ONCE = 8;

/**
 * Looks at something that several documents share, once for all of them. If that is refused, so are they.
 * @param what that they share; undefined for those that have nothing to look at
 */
export async function lookOnce<T extends object>(
	filings: readonly PlannedDocument[],
	what: (filing: PlannedDocument) => T | undefined,
	look: (shared: T, its: readonly PlannedDocument[]) => Promise<void>,
): Promise<void> {
	const groups = new Map<T, PlannedDocument[]>();
	for (const filing of filings) {
		const shared = what(filing);
		if (shared === undefined || filing.outcome !== undefined) continue;
		const its = groups.get(shared);
		if (its === undefined) groups.set(shared, [filing]);
		else its.push(filing);
	}
	await inParallel([...groups], AT_ONCE, async ([shared, its]) => {
		const looked = await outcomeOf(async () => await look(shared, its));
		if (!looked.ok) its.forEach((filing) => filing.refuse(looked.refusal));
	});
}

const FIRST = 0;

/** What stands in the folders that the documents go into and, where duplicates are looked for, in the case folders. */
export async function exploreFolders(filings: readonly PlannedDocument[]): Promise<void> {
	await lookOnce(
		filings,
		({ folder }) => folder,
		async (_folder, its) => await its[FIRST]?.uploadFolder.explore(),
	);
	// The listing keeps what is as long as one of the documents, so their lengths come first.
	const looking = filings.filter(({ outcome, contents }) => outcome === undefined && contents !== undefined);
	await readDocuments(looking.filter(({ size }) => size === undefined));
	await lookOnce(
		looking,
		({ contents }) => contents,
		async (contents, its) => await contents.explore(its),
	);
}
