import { groupBy, inParallel, done, mapOk, outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import { isAbsent } from '../../../../shared/core/Refusal';
import {
	RECORD_NAME,
	closingState,
	positionOf,
	type ClosingRecord,
} from '../../../../shared/domain/closing/ClosingRecord';
import { stableAddress, type FolderEntry } from '../../../../shared/domain/entry';
import { parentPath, pathKey } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { isDryRunId } from '../dryRun/DryRunState';
import { findFolders } from '../locate/locateMany';
import { closingRecordAddress, findClosingRecord } from './readClosingRecord';

/** Above so many folders of one parent, search says which of them have a record. */
const FEW = 8;

/** What search tells at most: of more folders each is looked into that it did not tell of. */
const MAX_RESULTS = 10_000;

/** What the record of a closed case folder says; undefined where the folder is open. */
export type ClosingState = ClosingRecord | undefined;

/** Whether the folder is known to be closed. */
export const isClosed = (closing: Outcome<ClosingState> | undefined): boolean =>
	closing?.ok === true && closing.value !== undefined;

/** What is known of a folder that is asked about. */
type FolderReference = Pick<FolderEntry, 'id' | 'name' | 'path'>;

/**
 * Which of these folders are closed, in their order: by their closing record, and for those that have one by where they
 * are. A few folders are a call each; of many in one parent search tells by a few calls, so that one which was
 * closed a moment ago may count as open. A record that people made unreadable says nothing.
 */
export async function findClosings(
	folders: readonly FolderReference[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClosingState>>> {
	const distinct = new Map(folders.map((folder) => [folder.id, folder]));
	const asked = await selectPossiblyClosed([...distinct.values()], dropbox);
	const read = await inParallel(
		asked,
		async (folder) => await outcomeOf(async () => ({ folder, record: await readOwnRecord(folder, dropbox) })),
	);
	const closings = await mapOk(read, async (all) => {
		const parents = (
			await findFolders(
				all.flatMap(({ folder, record }) => (record === undefined ? [] : [parentPath(folder.path ?? '')])),
				dropbox,
			)
		).values();
		return all.map(({ folder, record }) => {
			if (record === undefined) return done(undefined);
			const parent = parents.next().value as Outcome<FolderEntry>;
			if (!parent.ok) return parent;
			const position = positionOf({ folder, parent: stableAddress(parent.value) });
			return done(closingState(position, record) === 'closed' ? record : undefined);
		});
	});
	const byId = new Map(asked.map(({ id }, index) => [id, closings[index] as Outcome<ClosingState>]));
	return folders.map(({ id }) => byId.get(id) ?? done(undefined));
}

/** Leaves out those in which search, where it is worth its calls, or a look says that there is no record. */
async function selectPossiblyClosed(
	folders: readonly FolderReference[],
	dropbox: DropboxPort,
): Promise<FolderReference[]> {
	const there = folders.filter(({ id }) => id !== '' && !isDryRunId(id));
	const withRecord: FolderReference[] = [];
	const undecided: FolderReference[] = [];
	for (const [parent, group] of groupBy(there, ({ path }) => path && parentPath(path))) {
		const isWorthIt = parent !== undefined && group.length > FEW;
		const found = isWorthIt
			? await outcomeOf(async () => await dropbox.searchFilesByName(RECORD_NAME, parent))
			: undefined;
		if (found?.ok !== true || found.value.length >= MAX_RESULTS) {
			undecided.push(...group);
			continue;
		}
		const holders = new Set(found.value.map(({ path }) => path && pathKey(parentPath(path))));
		withRecord.push(...group.filter(({ path }) => path !== undefined && holders.has(pathKey(path))));
	}
	const looks = await inParallel(
		undecided,
		async (folder) => await outcomeOf(async () => await dropbox.find(closingRecordAddress(folder))),
	);
	return [
		...withRecord,
		...undecided.filter((_, index) => {
			const look = looks[index];
			return look?.ok !== false || !isAbsent(look.refusal);
		}),
	];
}

/** Not that of the folder which this one is a copy of. */
async function readOwnRecord(folder: Pick<FolderEntry, 'id'>, dropbox: DropboxPort): Promise<ClosingState> {
	const read = await outcomeOf(async () => await findClosingRecord(folder, dropbox));
	if (read.ok) return read.value?.record.folderId === folder.id ? read.value.record : undefined;
	if (read.refusal.reason === 'content_mismatch') return undefined;
	throw read.refusal;
}
