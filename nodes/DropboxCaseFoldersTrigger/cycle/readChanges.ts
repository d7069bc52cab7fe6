import { createCursorCheck } from '../../shared/dropbox/port/createCursorCheck';
import { InconsistentListing, TreeUpdate } from '../../shared/domain/changes/TreeUpdate';
import { parseTree } from '../../shared/domain/changes/serializeTree';
import type { FolderEntry } from '../../shared/domain/entry';
import { entryPathKey } from '../../shared/domain/paths';
import { isAbsent, Refusal } from '../../shared/core/Refusal';
import { CursorReset, type Changes, type ChangesPage, type Lookups } from '../../shared/dropbox/port';
import type { Scope } from '../../shared/domain/changes/FolderChange';

/** How often a listing of everything is begun again where it was called off, or the folder moved meanwhile. */
const ATTEMPTS = 3;

/**
 * Files and folders that one trigger remembers at the most. That takes about 15 MB of n8n's database, which are
 * written each time that something changed.
 */
const MOST_KNOWN = 250_000;

/** What was read, where it lies, and the place after it. */
export interface ReadResult {
	update: TreeUpdate;
	root: FolderEntry;
	cursor: string;
}

/** The next page; undefined where the cursor leads no further, and everything must be looked at. */
export async function readNextPage(cursor: string, changes: Changes): Promise<ChangesPage | undefined> {
	return await changes.changesSince(cursor).catch((thrown: unknown) => {
		if (isCalledOff(thrown) || isAbsent(thrown)) return undefined;
		throw thrown;
	});
}

/** Reads the changes on from their first page; undefined where they lead no further. */
export async function readFromCursor(
	memory: string,
	first: ChangesPage,
	root: FolderEntry,
	changes: Changes,
): Promise<ReadResult | undefined> {
	const update = new TreeUpdate(parseTree(memory), entryPathKey(root));
	const checked = createCursorCheck();
	let page: ChangesPage | undefined = first;
	try {
		applyPage(page, update);
		while (page.hasMore) {
			page = await readNextPage(checked(page.cursor, page.changes.length), changes);
			if (page === undefined) return undefined;
			applyPage(page, update);
		}
		for (const { id } of update.uncertainFolders()) await readFolder(id, update, changes);
	} catch (thrown) {
		if (!isCalledOff(thrown)) throw asThrown(thrown);
		return undefined;
	}
	return { update, root, cursor: page.cursor };
}

/** Looks at everything that is there and holds it against the memory: differences are changes like any others. */
export async function readEverything(
	memory: string,
	address: string,
	dropbox: Changes & Lookups,
): Promise<ReadResult> {
	for (let attempt = 1; ; attempt++) {
		const root = await findWatchedFolder(dropbox, address);
		const update = new TreeUpdate(parseTree(memory), entryPathKey(root));
		try {
			let cursor = '';
			for await (const page of dropbox.listEverything(address)) {
				applyPage(page, update);
				cursor = page.cursor;
			}
			update.removeUnseen();
			return { update, root, cursor };
		} catch (thrown) {
			if (!isCalledOff(thrown)) throw asThrown(thrown);
			if (attempt === ATTEMPTS) throw unsettled();
		}
	}
}

/** Lists one folder, and takes for gone what is not in it. */
async function readFolder(id: string, update: TreeUpdate, changes: Changes): Promise<void> {
	try {
		for await (const page of changes.listEverything(id)) applyPage(page, update);
	} catch (thrown) {
		// It has gone meanwhile, which the next cycle is told of.
		if (isAbsent(thrown)) return;
		throw asThrown(thrown);
	}
	const folder = update.tree.withId(id);
	if (folder !== undefined) update.removeUnseen(folder);
}

function applyPage({ changes }: ChangesPage, update: TreeUpdate): void {
	for (const change of changes) {
		if (change.kind === 'there') update.addEntry(change.entry, change.modifiedBy);
		else update.removePath(change.pathLower);
	}
	if (update.tree.size > MOST_KNOWN) throw tooMuch();
}

const isCalledOff = (thrown: unknown): boolean =>
	thrown instanceof CursorReset || thrown instanceof InconsistentListing;

const asThrown = (thrown: unknown): Error =>
	thrown instanceof Error ? thrown : new TypeError('something was thrown that says nothing');

const tooMuch = (): Refusal =>
	new Refusal(
		'too_large',
		`The watched folder contains more than ${MOST_KNOWN.toLocaleString('en-US')} files and folders`,
		'Watch single case folders, or a smaller destination, such as the folder of one year.',
	);

const unsettled = (): Refusal =>
	new Refusal(
		'unavailable',
		'The watched folder was moved again and again while it was being listed',
		'Nothing was skipped. The next poll or notification continues from here.',
	);

/**
 * The folder at an address.
 * @throws Refusal `not_a_folder`; `no_access` where it has no path in this Dropbox; and those of a lookup
 */
export async function findWatchedFolder(lookups: Lookups, address: string): Promise<FolderEntry> {
	const found = await lookups.find(address);
	if (found.kind === 'file') {
		throw new Refusal('not_a_folder', 'The watched folder is a file', 'Choose a folder.');
	}
	if (found.path === undefined) {
		throw new Refusal(
			'no_access',
			'The watched folder has no path in this Dropbox',
			'Add the shared folder to the account’s Dropbox, or change Paths Start At in the credential.',
		);
	}
	return found;
}

/** The same for a folder that was there before; undefined where it is a case folder that is there no longer. */
export async function findIfPresent(
	lookups: Lookups,
	address: string,
	scope: Scope,
): Promise<FolderEntry | undefined> {
	return await findWatchedFolder(lookups, address).catch((thrown: unknown) => {
		if (scope === 'caseFolder' && isAbsent(thrown)) return undefined;
		throw thrown;
	});
}
