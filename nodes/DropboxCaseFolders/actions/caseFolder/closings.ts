import { RECORD_NAME, type ClosingRecord } from '../../../shared/domain/closing/ClosingRecord';
import { standingOf } from '../../../shared/domain/closing/standing';
import { lastingAddress, type FolderEntry } from '../../../shared/domain/entry';
import { groupedBy } from '../../../shared/domain/groupedBy';
import { inParallel } from '../../../shared/domain/inParallel';
import { andThenAll, done, outcomeOf, type Outcome } from '../../../shared/domain/outcome';
import { comparable, parentPath } from '../../../shared/domain/paths';
import type { DropboxPort } from '../../../shared/ports';
import { isPretended } from '../dryRun/Pretence';
import { foldersAt } from './foldersAt';
import { recordAddress, recordIn } from './standingRecord';

/** Records under way at once. */
const AT_ONCE = 8;

/** Above so many folders of one parent, search says which of them have a record. */
const FEW = 8;

/** What search tells at most: of more folders each is looked into that it did not tell of. */
const MOST_RESULTS = 10_000;

/** What the record of a closed case folder says; undefined where the folder is open. */
export type Closing = ClosingRecord | undefined;

/** What is known of a folder that is asked about. */
type Asked = Pick<FolderEntry, 'id' | 'name' | 'path'>;

/**
 * Which of these folders are closed, in their order: by their closing record, and for those that have one by where they
 * are. A few folders are a call each; of many in one parent search tells by a few calls, so that one which was
 * closed a moment ago may count as open. A record that people made unreadable says nothing.
 */
export async function closingsOf(
	folders: readonly Asked[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Closing>>> {
	const distinct = new Map(folders.map((folder) => [folder.id, folder]));
	const asked = await whereRecordsMayBe([...distinct.values()], dropbox);
	const read = await inParallel(
		asked,
		AT_ONCE,
		async (folder) => await outcomeOf(async () => ({ folder, record: await ownRecord(folder, dropbox) })),
	);
	const closings = await andThenAll(read, async (all) => {
		const parents = (
			await foldersAt(
				all.flatMap(({ folder, record }) => (record === undefined ? [] : [parentPath(folder.path ?? '')])),
				dropbox,
			)
		).values();
		return all.map(({ folder, record }) => {
			if (record === undefined) return done(undefined);
			const parent = parents.next().value as Outcome<FolderEntry>;
			if (!parent.ok) return parent;
			const position = { folderId: folder.id, name: folder.name, parent: lastingAddress(parent.value) };
			return done(standingOf(position, record) === 'closed' ? record : undefined);
		});
	});
	const byId = new Map(asked.map(({ id }, index) => [id, closings[index] as Outcome<Closing>]));
	return folders.map(({ id }) => byId.get(id) ?? done(undefined));
}

/** Leaves out those in which search, where it is worth its calls, or a look says that there is no record. */
async function whereRecordsMayBe(folders: readonly Asked[], dropbox: DropboxPort): Promise<Asked[]> {
	const there = folders.filter(({ id }) => id !== '' && !isPretended(id));
	const told: Asked[] = [];
	const untold: Asked[] = [];
	for (const [parent, group] of groupedBy(there, ({ path }) => path && parentPath(path))) {
		const isWorthIt = parent !== undefined && group.length > FEW;
		const found = isWorthIt
			? await outcomeOf(async () => await dropbox.filesCalled(RECORD_NAME, parent))
			: undefined;
		if (found?.ok !== true || found.value.length >= MOST_RESULTS) {
			untold.push(...group);
			continue;
		}
		const holders = new Set(found.value.map(({ path }) => path && comparable(parentPath(path))));
		told.push(...group.filter(({ path }) => path !== undefined && holders.has(comparable(path))));
	}
	const looks = await inParallel(
		untold,
		AT_ONCE,
		async (folder) => await outcomeOf(async () => await dropbox.find(recordAddress(folder))),
	);
	return [...told, ...untold.filter((_, index) => !isAbsent(looks[index]))];
}

const isAbsent = (outcome: Outcome<unknown> | undefined): boolean =>
	outcome?.ok === false && ['not_found', 'deleted'].includes(outcome.refusal.kind);

/** Not that of the folder which this one is a copy of. */
async function ownRecord(folder: Pick<FolderEntry, 'id'>, dropbox: DropboxPort): Promise<Closing> {
	const read = await outcomeOf(async () => await recordIn(folder, dropbox));
	if (read.ok) return read.value?.record.folderId === folder.id ? read.value.record : undefined;
	if (read.refusal.kind === 'content_mismatch') return undefined;
	throw read.refusal;
}
