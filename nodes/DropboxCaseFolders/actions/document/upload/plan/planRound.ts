import { groupBy, inParallel, outcomeOf } from '../../../../../shared/core/outcome';
import { readContent } from '../../../shared/content/readContent';
import { DOCUMENT_COST, eventLoopYielder } from '../../../../../shared/node/documentSources';
import type { PlannedDocument } from './PlannedDocument';

/** What stands in the folders that the documents go into and, where duplicates are looked for, in the case folders. */
export async function exploreFolders(documents: readonly PlannedDocument[]): Promise<void> {
	await checkOncePerGroup(
		documents,
		({ folder }) => folder,
		async (_folder, [first]) => await first?.uploadFolder.explore(),
	);
	// The listing keeps what is as long as one of the documents, so their lengths come first.
	const looking = documents.filter(
		({ outcome, contents }) => outcome === undefined && contents !== undefined,
	);
	await readDocuments(looking.filter(({ size }) => size === undefined));
	await checkOncePerGroup(
		looking,
		({ contents }) => contents,
		async (contents, its) => await contents.explore(its),
	);
}

/** A document that will be the same file as another of the round. */
export interface Dependent {
	document: PlannedDocument;
	on: PlannedDocument;
	status: 'unchanged' | 'duplicate';
}

interface OpenDecisions {
	undecided: PlannedDocument[];
	toRead: Set<PlannedDocument>;
	toList: PlannedDocument[];
	toLookBack: PlannedDocument[];
}

/**
 * Decides on documents in the order of the items, each knowing what those before it are about to become, until
 * only those are left that have to wait for others to be sent. Content is read, and folders are listed, where
 * a decision needs it, all that one pass asks for together.
 */
export async function planRound(documents: readonly PlannedDocument[]): Promise<Dependent[]> {
	const dependents: Dependent[] = [];
	for (let undecided = documents; ;) {
		const open = await decideInOrder(undecided, dependents);
		if (open.toRead.size + open.toList.length + open.toLookBack.length === 0) return dependents;
		await readDocuments(open.toRead);
		await checkOncePerGroup(
			open.toList,
			({ folder }) => folder,
			async (_folder, [first]) => await first?.uploadFolder.list(),
		);
		await checkOncePerGroup(
			open.toLookBack,
			({ former }) => former,
			async (former) => await former.list(),
		);
		undecided = open.undecided;
	}
}

async function decideInOrder(
	documents: readonly PlannedDocument[],
	dependents: Dependent[],
): Promise<OpenDecisions> {
	const open: OpenDecisions = { undecided: [], toRead: new Set(), toList: [], toLookBack: [] };
	const blocked = new Set<unknown>();
	const waiting = new Set<unknown>();
	for (const document of documents) {
		if (document.outcome !== undefined || skipIfTooSmall(document)) continue;
		const keys = dependencyKeys(document);
		if (keys.some((key) => waiting.has(key))) {
			open.undecided.push(document);
			keys.forEach((key) => waiting.add(key));
			continue;
		}
		await eventLoopYielder.yieldAfter(DOCUMENT_COST);
		const decision = document.decide();
		if (decision.kind === 'read') decision.documents.forEach((each) => open.toRead.add(each));
		const isBehind = keys.some((key) => blocked.has(key));
		if (isBehind || isOpen(decision.kind)) {
			open.undecided.push(document);
			keys.forEach((key) => blocked.add(key));
		}
		if (isBehind) continue;
		if (decision.kind === 'wait') keys.forEach((key) => waiting.add(key));
		if (decision.kind === 'list the folder') open.toList.push(document);
		if (decision.kind === 'look at former versions') open.toLookBack.push(document);
		if (decision.kind === 'superseded') document.giveWay(decision.archived);
		if (decision.kind === 'put') document.reserve(decision);
		if (decision.kind === 'there already') document.settle(decision.status, decision.file);
		if (decision.kind === 'refuse') document.refuse(decision.refusal);
		if (decision.kind === 'same as') {
			dependents.push({ document, on: decision.document, status: decision.status });
		}
	}
	return open;
}

const isOpen = (kind: string): boolean =>
	kind === 'read' || kind === 'list the folder' || kind === 'look at former versions' || kind === 'wait';

/** What a decision depends on: the alike names of the folder and, for possible duplicates, the case folder. */
const dependencyKeys = ({ folder, name, contents }: PlannedDocument): unknown[] =>
	contents === undefined ? [folder.nameGroup(name)] : [folder.nameGroup(name), contents];

function skipIfTooSmall(document: PlannedDocument): boolean {
	const { size } = document;
	const { minimumSize } = document.request;
	if (size === undefined || size >= minimumSize) return false;
	document.skip(size, tooSmall(size, minimumSize));
	return true;
}

const tooSmall = (size: number, minimum: number): string =>
	`It has ${size} bytes, fewer than the minimum of ${minimum}`;

/**
 * Looks at something that several documents share, once for all of them. If that is refused, so are they.
 * @param what that they share; undefined for those that have nothing to look at
 */
export async function checkOncePerGroup<T extends object>(
	documents: readonly PlannedDocument[],
	what: (document: PlannedDocument) => T | undefined,
	look: (shared: T, its: readonly PlannedDocument[]) => Promise<void>,
): Promise<void> {
	const groups = groupBy(
		documents.filter(({ outcome }) => outcome === undefined),
		what,
	);
	await inParallel([...groups], async ([shared, its]) => {
		if (shared === undefined) return;
		const looked = await outcomeOf(async () => await look(shared, its));
		if (!looked.ok) its.forEach((document) => document.refuse(looked.refusal));
	});
}

/** Documents that are read at once; more would gain little, since hashing is the machine's own work. */
const READ_AT_ONCE = 4;

/** Reads documents to know their content; one that cannot be read is refused, the others are not. */
async function readDocuments(documents: Iterable<PlannedDocument>): Promise<void> {
	await inParallel(
		[...documents],
		async (document) => {
			const content = await outcomeOf(async () => await readContent(document.given.source));
			if (content.ok) Object.assign(document, content.value);
			else document.refuse(content.refusal);
			await eventLoopYielder.yieldAfter(DOCUMENT_COST);
		},
		READ_AT_ONCE,
	);
}
