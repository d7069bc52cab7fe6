import type { IBinaryData } from 'n8n-workflow';
import { ContentError } from '../../../../../../../nodes/shared/core/DocumentStore';
import { outcomeOf } from '../../../../../../../nodes/shared/core/outcome';
import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import { EntryMatcher } from '../../../../../../../nodes/shared/domain/zip/EntryMatcher';
import { NotAZip } from '../../../../../../../nodes/shared/domain/zip/ByteReader';
import { openEntries, type ZipEntry } from '../../../../../../../nodes/shared/domain/zip/openEntries';
import type { Document, RecordId } from '../../../../../../../nodes/shared/clio/port';
import type { Dependencies } from '../../shared/Dependencies';
import { fileNameFor } from '../keepContent';
import { isOfDocument } from './refusals';
import { nameOf } from '../nameOf';
import type { ListedMatter } from './listMatter';

/** What came out of a ZIP. */
export interface FromZip {
	/** By the documents' IDs. What is missing is to be had one by one. */
	kept: Map<RecordId, IBinaryData>;
	/** Why there is not all that was wanted, if the ZIP as a whole is to blame. */
	refusal: Refusal | undefined;
}

/** Calls that a ZIP takes: to have it made, to ask twice whether it is there, to open it. */
const CALLS = 4;

/** Whether a ZIP takes fewer calls than the documents do, and can be told apart. */
export const isWorthZip = ({ documents, folders }: ListedMatter): boolean =>
	folders.rootId !== undefined &&
	!folders.hasTwins &&
	documents.filter(({ document, isWanted }) => isWanted && document.size !== undefined).length > CALLS;

/**
 * Takes the documents of a matter out of one ZIP that Clio makes, each as it arrives. Taken is only what is a document's
 * beyond doubt, of its size and whole; Clio says no hash that it could be held against.
 */
export async function takeFromZip(
	{ documents, folders: { rootId } }: ListedMatter,
	{ clio, documents: store }: Dependencies,
	tell: () => void,
): Promise<FromZip> {
	const kept: FromZip['kept'] = new Map();
	if (rootId === undefined) return { kept, refusal: undefined };
	const matcher = matcherOf(documents);
	const doubtful = new Set<RecordId>();
	const takeAll = async (content: AsyncIterable<Uint8Array>) => {
		const seen = new Set<RecordId>();
		for await (const entry of openEntries(content)) {
			const found = matcher.find(entry.path, entry.size);
			if (found === undefined) continue;
			const { id } = found.document;
			// Twice: it is not known which of the two it is.
			if (seen.has(id)) {
				doubtful.add(id);
				kept.delete(id);
			}
			seen.add(id);
			if (!found.isWanted || kept.has(id) || doubtful.has(id)) continue;
			const file = await keepEntry(entry, found.document, store);
			if (file === undefined) continue;
			kept.set(id, file);
			tell();
		}
	};
	const wanted = documents.filter(({ isWanted }) => isWanted).length;
	const taken = await outcomeOf(async () => {
		const archive = await clio.makeArchive(rootId, wanted - 2);
		await clio.readArchive(archive, takeAll).catch(throwDamaged);
	});
	return { kept, refusal: taken.ok ? undefined : taken.refusal };
}

const matcherOf = (documents: ListedMatter['documents']) =>
	new EntryMatcher(
		documents.flatMap(({ document, folders, isWanted }) => {
			const { name, filename, size } = document;
			const names = [name, filename, nameOf(document)].filter((one) => one !== '');
			return folders === undefined ? [] : [{ document, isWanted, folders, names, size }];
		}),
	);

/** @returns undefined where the document has to be fetched by itself */
async function keepEntry(
	entry: ZipEntry,
	document: Document,
	store: Dependencies['documents'],
): Promise<IBinaryData | undefined> {
	const size = document.size ?? 0;
	const file = { name: fileNameFor(nameOf(document), document.id), size, contentHash: undefined };
	return await store.keep({ file, content: entry.content(size) }).catch((thrown: unknown) => {
		const isOfEntry = thrown instanceof ContentError && !(thrown instanceof NotAZip);
		if (isOfEntry || isOfDocument(thrown)) return undefined;
		throw thrown;
	});
}

/** For `.catch`. */
function throwDamaged(thrown: unknown): never {
	throw thrown instanceof NotAZip ? damagedRefusal() : thrown;
}

const damagedRefusal = (): Refusal =>
	new Refusal(
		'content_mismatch',
		'Clio’s ZIP was damaged on its way to n8n',
		'Check proxies between n8n and Clio.',
	);
