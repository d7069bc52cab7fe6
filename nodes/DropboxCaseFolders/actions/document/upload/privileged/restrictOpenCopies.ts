import {
	done,
	inParallel,
	mapOk,
	outcomeOf,
	refused,
	type Outcome,
} from '../../../../../shared/core/outcome';
import { isAbsent, Refusal } from '../../../../../shared/core/Refusal';
import { numberedName } from '../../../../../shared/domain/documents/NameGroup';
import { stableAddress, type FileEntry } from '../../../../../shared/domain/entry';
import { joinPath, pathKey } from '../../../../../shared/domain/paths';
import type { KeptApart } from '../../../../../shared/domain/privilege/CaseCopies';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import { readContent } from '../../../shared/content/readContent';
import { verifyRestricted } from '../../../shared/restriction/verifyRestricted';
import type { MovedCopy } from '../UploadRequest';
import { copyWarnings } from './copyWarnings';
import { findOpenCopies } from './findOpenCopies';
import type { FoundCopies, ItemToKeepApart, OpenCopy, PrivilegedItem } from './OpenCopies';

/** What became of copies of the documents of an item that were open. */
export interface RestrictedCopies {
	/** Those that this run has moved into the restricted folder, each as it is there, with its path before. */
	moved: MovedCopy[];
	warnings: string[];
}

/** How often it is looked for copies in all: people and other runs may file them meanwhile. */
const LOOKS = 4;

/** Documents that are read at once, to know their content. */
const READ_AT_ONCE = 4;

/** An item at work. */
interface Search extends ItemToKeepApart {
	moved: Map<string, MovedCopy>;
	/** IDs of what is to be moved, or was, and may be another document's as well. */
	shared: Set<string>;
	found: FoundCopies | undefined;
	refusal: Refusal | undefined;
	isDone: boolean;
}

/**
 * Moves copies of privileged documents that were filed before they were privileged into their restricted folders, and
 * shows that nobody else can open them there: before anything is uploaded. Nothing is deleted or overwritten, and files
 * keep their IDs and versions. It is looked again until no open copy is found, so that a run that died is made good by
 * the next; copies that are in the restricted folder are checked just the same.
 */
export async function restrictOpenCopies(
	items: readonly PrivilegedItem[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<RestrictedCopies>>> {
	const known = await inParallel(
		items,
		async (item) => await outcomeOf(async () => ({ item, documents: await readDocuments(item) })),
		READ_AT_ONCE,
	);
	return await mapOk(known, async (all) => {
		const searches = all.map((each): Search => ({
			...each,
			moved: new Map(),
			shared: new Set(),
			found: undefined,
			refusal: undefined,
			isDone: false,
		}));
		for (let looks = 1; searches.some(isOpen); looks++) await look(searches.filter(isOpen), looks, dropbox);
		await verify(searches, dropbox);
		return searches.map(({ refusal, moved, shared, found }) =>
			refusal === undefined
				? done({ moved: [...moved.values()], warnings: copyWarnings(found, shared.size) })
				: refused(nothingUploaded(refusal)),
		);
	});
}

const isOpen = ({ isDone, refusal }: Search): boolean => !isDone && refusal === undefined;

async function readDocuments({ request }: PrivilegedItem): Promise<KeptApart[]> {
	const places = [request.subfolder, ...(request.formerSubfolders ?? [])];
	const documents: KeptApart[] = [];
	const { existingFile } = request;
	const otherFileIds = new Set(request.otherFileIds);
	const fileId = typeof existingFile === 'object' ? existingFile.id : undefined;
	for (const { name, formerName, source } of request.documents) {
		documents.push({ ...{ name, formerName, places, fileId, otherFileIds }, ...(await readContent(source)) });
	}
	return documents;
}

async function look(searches: readonly Search[], looks: number, dropbox: DropboxPort): Promise<void> {
	const found = await findOpenCopies(searches, dropbox);
	searches.forEach((search, index) => {
		const outcome = found[index] as Outcome<FoundCopies>;
		if (!outcome.ok) {
			search.refusal = outcome.refusal;
			return;
		}
		search.found = outcome.value;
		for (const { file } of outcome.value.open)
			if (outcome.value.shared.has(file.id)) search.shared.add(file.id);
		search.isDone = outcome.value.open.length === 0;
		if (!search.isDone && looks === LOOKS) search.refusal = keepAppearing();
	});
	await move(searches.filter(isOpen), dropbox);
	// A dry run lists what is there, not what it pretends to have moved.
	for (const search of searches) search.isDone ||= search.item.request.dryRun;
}

/** A copy that two items name goes once. */
async function move(searches: readonly Search[], dropbox: DropboxPort): Promise<void> {
	const taken = new Map<string, Set<string>>();
	const moving = new Map<string, { search: Search; copy: OpenCopy; to: string }>();
	for (const search of searches) {
		const top = stableAddress(search.item.folder.folder);
		const names = taken.get(top) ?? new Set(search.found?.taken);
		taken.set(top, names);
		for (const copy of search.found?.open ?? []) {
			if (moving.has(copy.file.id)) continue;
			const to = freePlace(copy, names);
			moving.set(copy.file.id, { search, copy, to: joinPath(top, to) });
		}
	}
	const moves = [...moving.values()];
	if (moves.length === 0) return;
	const outcomes = await dropbox.moveFiles(moves.map(({ copy, to }) => ({ from: copy.file.id, to })));
	moves.forEach(({ search, copy }, index) => {
		const outcome = outcomes[index] as Outcome<FileEntry>;
		if (outcome.ok) search.moved.set(copy.file.id, { file: outcome.value, previousPath: copy.file.path });
		else if (!isRace(outcome.refusal)) search.refusal ??= notMoved(outcome.refusal);
	});
}

/** Relative path in the restricted folder. */
function freePlace({ file, into }: OpenCopy, taken: Set<string>): string {
	for (let number = 0; ; number++) {
		const name = numberedName(file.name, number);
		const key = joinPath(pathKey(into), pathKey(name));
		if (taken.has(key)) continue;
		taken.add(key);
		return into === '' ? name : joinPath(into, name);
	}
}

/** Somebody was faster: took the name, or moved or deleted the copy. The next look tells. */
const isRace = (refusal: Refusal): boolean =>
	refusal.reason === 'name_taken' || refusal.reason === 'changed_meanwhile' || isAbsent(refusal);

async function verify(searches: readonly Search[], dropbox: DropboxPort): Promise<void> {
	const files = searches.flatMap((search) => {
		if (search.refusal !== undefined) return [];
		const { item, moved, found } = search;
		const all = [...[...moved.values()].map(({ file }) => file), ...(found?.apart ?? [])];
		const distinct = [...new Map(all.map((file) => [file.id, file])).values()];
		return distinct.map((file) => ({ search, file, folder: item.folder }));
	});
	const outcomes = await verifyRestricted(files, dropbox);
	files.forEach(({ search }, index) => {
		const outcome = outcomes[index];
		if (outcome?.ok === false) search.refusal ??= stillOpen(outcome.refusal);
	});
}

const keepAppearing = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'Open copies of the document keep appearing in the case folder',
		'Find out who or what files them there, then run it again.',
	);

const notMoved = (refusal: Refusal): Refusal =>
	refusal.reword(
		`An open copy of the document could not be moved to the restricted folder: ${refusal.message}`,
	);

const stillOpen = (refusal: Refusal): Refusal =>
	refusal.reword(`${refusal.message}. This is a copy that stays in the restricted folder`);

export const nothingUploaded = (refusal: Refusal): Refusal =>
	refusal.reword(`${refusal.message}. Nothing was uploaded for this item`);
