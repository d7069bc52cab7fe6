import { inParallel, outcomeOf, refused, type Outcome } from '../../../../../../nodes/shared/core/outcome';
import type { Progress } from '../../../../../../nodes/shared/core/Progress';
import { Refusal } from '../../../../../../nodes/shared/core/Refusal';
import {
	requireRoom,
	type ClioPort,
	type Document,
	type DocumentChange,
} from '../../../../../../nodes/shared/clio/port';
import { apartFromDryRuns } from '../../../../../../nodes/shared/node/apartFromDryRuns';
import { readRecords } from '../shared/readRecords';

export interface ChangeRequest {
	documentId: number;
	change: DocumentChange;
	dryRun: boolean;
}

/** What became of a document. */
export interface ChangedDocument {
	status: 'updated' | 'unchanged';
	document: Document;
	change: DocumentChange;
	dryRun: boolean;
}

/** Clio takes few calls a minute: more at once would only wait. */
const AT_ONCE = 4;

/**
 * Sees to it that documents are as wanted: all are read by one call for 200 of them, and only those that are otherwise are
 * written. Requests for the same document are carried out in their order.
 */
export async function changeDocuments(
	requests: readonly ChangeRequest[],
	clio: ClioPort,
	progress: Progress,
): Promise<Array<Outcome<ChangedDocument>>> {
	const writable = await outcomeOf(async () => clio.requireWritable());
	if (!writable.ok) return requests.map(() => writable);
	return await apartFromDryRuns(requests, async (ofKind) => await changeOfKind(ofKind, clio, progress));
}

async function changeOfKind(
	requests: readonly ChangeRequest[],
	clio: ClioPort,
	progress: Progress,
): Promise<Array<Outcome<ChangedDocument>>> {
	const found = await readRecords(
		requests.map(({ documentId }) => documentId),
		{
			one: async (id) => await clio.readDocument(id),
			many: async (ids) => await clio.readDocuments(ids),
		},
	);
	const categories = await outcomeOf(async () => await categoriesFor(requests, clio));
	const latest = new Map<number, Promise<Document>>();
	let finished = 0;
	return await inParallel(
		requests,
		async ({ documentId, change, dryRun }, index) => {
			const read = found[index] as Outcome<Document>;
			if (!read.ok) return read;
			if (!categories.ok) return categories;
			if (change.categoryId !== undefined && categories.value?.has(change.categoryId) === false)
				return refused(noCategoryRefusal());
			const before = latest.get(documentId) ?? Promise.resolve(read.value);
			const changing = before.then(async (document) => await changeOne(document, change, dryRun, clio));
			latest.set(
				documentId,
				changing.then(({ document }) => document).catch(async () => await before),
			);
			const outcome = await outcomeOf(async () => ({ ...(await changing), change, dryRun }));
			progress(++finished, requests.length, 'documents');
			return outcome;
		},
		AT_ONCE,
	);
}

/** For dry runs: the categories that there are, since Clio is not asked to take one. Undefined where none is wanted. */
async function categoriesFor(
	requests: readonly ChangeRequest[],
	clio: ClioPort,
): Promise<Set<number> | undefined> {
	if (!requests.some(({ dryRun, change }) => dryRun && change.categoryId !== undefined)) return undefined;
	return new Set((await clio.listDocumentCategories()).map(({ id }) => id));
}

const noCategoryRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The field “Document Category” does not name a category of documents in Clio',
		'Choose it from the list. It may have been deleted.',
	);

async function changeOne(
	document: Document,
	change: DocumentChange,
	dryRun: boolean,
	clio: ClioPort,
): Promise<Pick<ChangedDocument, 'status' | 'document'>> {
	requireChangeable(document);
	if (isAsWanted(document, change)) return { status: 'unchanged', document };
	if (dryRun) return { status: 'updated', document: pretendChange(document, change) };
	const changed = await clio.changeDocument(document, change).catch(async (thrown: unknown) => {
		if (!(thrown instanceof Refusal) || thrown.reason !== 'changed_meanwhile') throw thrown;
		const now = await clio.readDocument(document.id);
		// Somebody else changed the very thing: theirs stays, and a person decides.
		if (!isSameIn(document, now, change)) throw thrown;
		return await clio.changeDocument(now, change);
	});
	return { status: 'updated', document: changed };
}

function requireChangeable({ deletedAt, isLocked }: Document): void {
	if (deletedAt !== undefined) {
		throw new Refusal(
			'deleted',
			'The document is in the trash in Clio',
			'Nothing was changed. Restore it in Clio, then run it again.',
		);
	}
	if (!isLocked) return;
	throw new Refusal(
		'no_access',
		'The document is locked in Clio',
		'Nothing was changed. Unlock it in Clio, then run it again.',
	);
}

const valueOf = ({ externalProperties }: Document, name: string): string | undefined =>
	externalProperties.find((each) => each.name === name)?.value;

const isAsWanted = (document: Document, { categoryId, properties = {} }: DocumentChange): boolean =>
	(categoryId === undefined || document.category?.id === categoryId) &&
	Object.entries(properties).every(([name, value]) => valueOf(document, name) === value);

const isSameIn = (one: Document, other: Document, { categoryId, properties = {} }: DocumentChange): boolean =>
	(categoryId === undefined || one.category?.id === other.category?.id) &&
	Object.keys(properties).every((name) => valueOf(one, name) === valueOf(other, name));

/** As the next item of a dry run finds it. */
function pretendChange(document: Document, { categoryId, properties = {} }: DocumentChange): Document {
	requireRoom(document.externalProperties, properties);
	const others = document.externalProperties.filter(({ name }) => !Object.hasOwn(properties, name));
	const added = Object.entries(properties).map(([name, value]) => ({ id: undefined, name, value }));
	return {
		...document,
		...(categoryId === undefined ? {} : { category: { id: categoryId, name: '', isHidden: false } }),
		externalProperties: [...others, ...added],
	};
}
