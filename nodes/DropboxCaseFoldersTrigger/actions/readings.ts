import { Astray, Reading } from '../../shared/domain/changes/Reading';
import { treeFrom } from '../../shared/domain/changes/writtenTree';
import type { FolderEntry } from '../../shared/domain/entry';
import { createCursorCheck } from '../../shared/domain/listing/cursorCheck';
import { pathKey } from '../../shared/domain/paths';
import { Refusal } from '../../shared/domain/Refusal';
import { CursorReset, type Changes, type ChangesPage, type Lookups } from '../../shared/ports';
import { isGone, watchedFolder } from './watchedFolder';

/** How often a listing of everything is begun again where it was called off, or the folder moved meanwhile. */
const ATTEMPTS = 3;

/**
 * Files and folders that one trigger remembers at the most. That takes about 15 MB of n8n's database, which are
 * written each time that something changed.
 */
export const MOST_KNOWN = 250_000;

/** What was read, where it lies, and the place after it. */
export interface Read {
	reading: Reading;
	root: FolderEntry;
	cursor: string;
}

/** The next page; undefined where the cursor leads no further, and everything must be looked at. */
export async function nextPage(cursor: string, changes: Changes): Promise<ChangesPage | undefined> {
	return await changes.changesSince(cursor).catch((thrown: unknown) => {
		if (isCalledOff(thrown) || isGone(thrown)) return undefined;
		throw thrown;
	});
}

/** Reads the changes on from their first page; undefined where they lead no further. */
export async function readOn(
	memory: string,
	first: ChangesPage,
	root: FolderEntry,
	changes: Changes,
): Promise<Read | undefined> {
	const reading = new Reading(treeFrom(memory), pathKey(root));
	const checked = createCursorCheck();
	let page: ChangesPage | undefined = first;
	try {
		take(page, reading);
		while (page.hasMore) {
			page = await nextPage(checked(page.cursor, page.changes.length), changes);
			if (page === undefined) return undefined;
			take(page, reading);
		}
		for (const { id } of reading.unsure()) await lookInto(id, reading, changes);
	} catch (thrown) {
		if (!isCalledOff(thrown)) throw asThrown(thrown);
		return undefined;
	}
	return { reading, root, cursor: page.cursor };
}

/** Looks at everything that is there and holds it against the memory: differences are changes like any others. */
export async function readAll(memory: string, address: string, dropbox: Changes & Lookups): Promise<Read> {
	for (let attempt = 1; ; attempt++) {
		const root = await watchedFolder(dropbox, address);
		const reading = new Reading(treeFrom(memory), pathKey(root));
		try {
			let cursor = '';
			for await (const page of dropbox.everything(address)) {
				take(page, reading);
				cursor = page.cursor;
			}
			reading.keepOnlySeen();
			return { reading, root, cursor };
		} catch (thrown) {
			if (!isCalledOff(thrown)) throw asThrown(thrown);
			if (attempt === ATTEMPTS) throw unsettled();
		}
	}
}

/** Lists one folder, and takes for gone what is not in it. */
async function lookInto(id: string, reading: Reading, changes: Changes): Promise<void> {
	try {
		for await (const page of changes.everything(id)) take(page, reading);
	} catch (thrown) {
		// It has gone meanwhile, which the next pass is told of.
		if (isGone(thrown)) return;
		throw asThrown(thrown);
	}
	const folder = reading.tree.withId(id);
	if (folder !== undefined) reading.keepOnlySeen(folder);
}

function take({ changes }: ChangesPage, reading: Reading): void {
	for (const change of changes) {
		if (change.kind === 'there') reading.there(change.entry, change.modifiedBy);
		else reading.gone(change.pathLower);
	}
	if (reading.tree.size > MOST_KNOWN) throw tooMuch();
}

const isCalledOff = (thrown: unknown): boolean => thrown instanceof CursorReset || thrown instanceof Astray;

const asThrown = (thrown: unknown): Error =>
	thrown instanceof Error ? thrown : new TypeError('something was thrown that says nothing');

const tooMuch = (): Refusal =>
	new Refusal(
		'too_large',
		`More than ${MOST_KNOWN.toLocaleString('en-US')} files and folders lie in what is watched`,
		'Watch single case folders, or a destination that holds fewer, such as that of one year.',
	);

const unsettled = (): Refusal =>
	new Refusal(
		'unavailable',
		'What is watched changed place again and again while it was listed',
		'Nothing was skipped: the next poll or notification goes on from here.',
	);
