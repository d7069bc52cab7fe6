import { lastingAddress, type Entry, type FolderEntry } from '../../../../shared/domain/entry';
import { outcomeFrom, type Outcome } from '../../../../shared/domain/outcome';
import { below, comparable, parentPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../shared/ports';
import { lookUpAll } from '../../lookUpAll';
import { folderOnly, foldersAt } from '../foldersAt';
import type { MoveRequest, Plan } from './CaseFolderMove';
import { Claims } from './Claims';
import { caseFolderRefusal, destinationRefusal } from './refusals';
import { accessWarnings } from './warnings';

/** Settles where each folder goes, and refuses what can't be: nothing is written here. */
export async function planned(
	requests: readonly MoveRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Plan>>> {
	const destinations = await foldersAt(
		requests.map(({ destination }) => destination),
		dropbox,
	);
	const entries = await lookUpAll([...new Set(requests.map(({ folder }) => folder))], dropbox);
	const { rootNamespaceId } = await dropbox.whoAmI();
	const claims = new Claims();
	return requests.map((request, index) =>
		outcomeFrom(() => {
			const folder = foundAs(
				caseFolderRefusal,
				folderOf(entries.get(request.folder) as Outcome<Entry>, request.folder),
			);
			const destination = foundAs(destinationRefusal, destinations[index] as Outcome<FolderEntry>);
			const plan = planFor(request, folder, destination, rootNamespaceId);
			claims.claim(plan);
			return plan;
		}),
	);
}

const folderOf = (entry: Outcome<Entry>, address: string): Outcome<FolderEntry> =>
	entry.ok ? outcomeFrom(() => folderOnly(entry.value, address)) : entry;

function foundAs(reason: (refusal: Refusal) => Refusal, outcome: Outcome<FolderEntry>): FolderEntry {
	if (outcome.ok) return outcome.value;
	throw reason(outcome.refusal);
}

function planFor(
	request: MoveRequest,
	folder: FolderEntry,
	destination: FolderEntry,
	rootNamespaceId: string,
): Plan {
	if (folder.id === '') throw topIsNoCaseFolder();
	if (isWithin(destination, folder)) throw intoItself();
	const isThere = isIn(folder, destination);
	return {
		...{ request, folder, destination, isThere },
		to: below(lastingAddress(destination), folder.name),
		newPath: destination.path === undefined ? undefined : below(destination.path, folder.name),
		warnings: isThere ? [] : accessWarnings(folder, destination, rootNamespaceId),
	};
}

function isWithin(inner: FolderEntry, outer: FolderEntry): boolean {
	if (inner.id === outer.id) return true;
	if (inner.path === undefined || outer.path === undefined) return false;
	return `${comparable(inner.path)}/`.startsWith(`${comparable(outer.path)}/`);
}

function isIn(folder: FolderEntry, destination: FolderEntry): boolean {
	if (folder.path === undefined || destination.path === undefined) return false;
	return comparable(parentPath(folder.path)) === comparable(destination.path);
}

const topIsNoCaseFolder = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The top of a Dropbox is no case folder, and cannot be moved',
		'Give the ID of the case’s own folder.',
	);

const intoItself = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The new destination is the case folder itself, or lies inside it',
		'Choose a folder outside the case folder as the destination.',
	);
