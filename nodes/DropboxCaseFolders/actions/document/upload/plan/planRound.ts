import { eventLoopYielder, DOCUMENT_COST } from '../read/eventLoopYielder';
import { lookOnce } from './exploreFolders';
import type { PlannedDocument } from './PlannedDocument';
import { readDocuments } from './readDocuments';

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
export async function planRound(filings: readonly PlannedDocument[]): Promise<Dependent[]> {
	const dependents: Dependent[] = [];
	for (let undecided = filings; ;) {
		const open = await decideInOrder(undecided, dependents);
		if (open.toRead.size + open.toList.length + open.toLookBack.length === 0) return dependents;
		await readDocuments(open.toRead);
		await lookOnce(
			open.toList,
			({ folder }) => folder,
			async (_folder, [first]) => await first?.uploadFolder.list(),
		);
		await lookOnce(
			open.toLookBack,
			({ former }) => former,
			async (former) => await former.list(),
		);
		undecided = open.undecided;
	}
}

async function decideInOrder(
	filings: readonly PlannedDocument[],
	dependents: Dependent[],
): Promise<OpenDecisions> {
	const open: OpenDecisions = { undecided: [], toRead: new Set(), toList: [], toLookBack: [] };
	const blocked = new Set<unknown>();
	const waiting = new Set<unknown>();
	for (const filing of filings) {
		if (filing.outcome !== undefined || skipIfTooSmall(filing)) continue;
		const keys = dependencyKeys(filing);
		if (keys.some((key) => waiting.has(key))) {
			open.undecided.push(filing);
			keys.forEach((key) => waiting.add(key));
			continue;
		}
		await eventLoopYielder.yieldAfter(DOCUMENT_COST);
		const decision = filing.decide();
		if (decision.kind === 'read') decision.documents.forEach((document) => open.toRead.add(document));
		const isBehind = keys.some((key) => blocked.has(key));
		if (isBehind || isOpen(decision.kind)) {
			open.undecided.push(filing);
			keys.forEach((key) => blocked.add(key));
		}
		if (isBehind) continue;
		if (decision.kind === 'wait') keys.forEach((key) => waiting.add(key));
		if (decision.kind === 'list the folder') open.toList.push(filing);
		if (decision.kind === 'look at former versions') open.toLookBack.push(filing);
		if (decision.kind === 'superseded') filing.giveWay(decision.archived);
		if (decision.kind === 'put') filing.reserve(decision);
		if (decision.kind === 'there already') filing.settle(decision.status, decision.file);
		if (decision.kind === 'refuse') filing.refuse(decision.refusal);
		if (decision.kind === 'same as') {
			dependents.push({ document: filing, on: decision.document, status: decision.status });
		}
	}
	return open;
}

const isOpen = (kind: string): boolean =>
	kind === 'read' || kind === 'list the folder' || kind === 'look at former versions' || kind === 'wait';

/** What a decision depends on: the alike names of the folder and, for possible duplicates, the case folder. */
const dependencyKeys = ({ folder, name, contents }: PlannedDocument): unknown[] =>
	contents === undefined ? [folder.nameGroup(name)] : [folder.nameGroup(name), contents];

function skipIfTooSmall(filing: PlannedDocument): boolean {
	const { size } = filing;
	const { minimumSize } = filing.request;
	if (size === undefined || size >= minimumSize) return false;
	filing.skip(size, tooSmall(size, minimumSize));
	return true;
}

const tooSmall = (size: number, minimum: number): string =>
	`It has ${size} bytes, fewer than the ${minimum} from which documents are filed`;
