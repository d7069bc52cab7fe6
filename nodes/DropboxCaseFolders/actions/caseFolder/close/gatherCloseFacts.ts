import { closingState, positionOf, type ClosingState } from '../../../../shared/domain/closing/ClosingRecord';
import { Tally } from '../../../../shared/domain/closing/FolderContents';
import { inParallel, outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { readClosingRecord, type StoredClosingRecord } from '../../shared/caseFolders/readClosingRecord';
import type { CaseFolderWithParent } from '../../shared/caseFolders/locateCaseFoldersWithParent';
import type { CloseRequest } from './request';
import type { Entry } from '../../../../shared/domain/entry';
import { CasesWithin } from '../../../../shared/domain/marker/CasesWithin';
import { readFolderContents, type ContentsVisitor } from '../../shared/caseFolders/readFolderContents';
import { isAbsent, Refusal } from '../../../../shared/core/Refusal';
import { writablePath } from '../../shared/caseFolders/writablePath';

/** A case folder of which everything is known that decides what is to be done. */
export interface CloseFacts extends CaseFolderWithParent<CloseRequest> {
	tally: Tally;
	state: ClosingState;
	/** The record that lies in the folder, if any; a copied folder has that of the other one. */
	recorded: StoredClosingRecord | undefined;
}

/**
 * Counts what is in the case folders, and reads the records of those that have one. Refused are folders in which other
 * cases lie, or which are another case's than the one that is named.
 */
export async function gatherCloseFacts(
	cases: readonly CaseFolderWithParent<CloseRequest>[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CloseFacts>>> {
	const inventories = await readFolderContents(
		cases.map(({ folder }) => folder),
		() => new Inventory(),
		dropbox,
	);
	return await inParallel(
		cases,
		async (found) =>
			await outcomeOf(async () => {
				const inventory = inventories.get(found.folder.id) as Outcome<Inventory>;
				if (!inventory.ok) throw inventory.refusal;
				const { tally, cases: within } = inventory.value;
				within.assertOneCase(namedCaseOf(found.request));
				const { record: file } = tally;
				const recorded = file === undefined ? undefined : await readClosingRecord(file.id, dropbox);
				return {
					...found,
					tally,
					recorded,
					state: closingState(positionOf(found), recorded?.record),
				};
			}),
	);
}

/** A matter number stands for the case, as in the names of folders. */
const namedCaseOf = ({ way }: CloseRequest): string | undefined =>
	way.kind === 'zip' && way.matterNumber !== '' ? way.matterNumber : undefined;

/** What is in a case folder, and whose it is, by one listing. */
class Inventory implements ContentsVisitor {
	readonly tally = new Tally();
	readonly cases = new CasesWithin();

	visit(entry: Entry, spot: string, property: string | undefined): void {
		this.cases.visit(entry, spot, property);
		if (spot !== '') this.tally.add(entry, levelOf(spot));
	}
}

/** 1 for what lies directly in the folder. */
const levelOf = (spot: string): number => spot.split('/').length - 1;

/**
 * Where the folders for closed cases are, by the addresses that were given for them. One that is given by its path
 * and is not there yet is made by the first that goes into it.
 */
export async function locateClosedFolders(
	requests: readonly CloseRequest[],
	dropbox: DropboxPort,
): Promise<Map<string, Outcome<string>>> {
	const addresses = [
		...new Set(requests.flatMap(({ way }) => ('closedFolder' in way ? [way.closedFolder] : []))),
	];
	const paths = await inParallel(
		addresses,
		async (address) => await outcomeOf(async () => await locateClosedFolder(address, dropbox)),
	);
	return new Map(addresses.map((address, index) => [address, paths[index] as Outcome<string>]));
}

async function locateClosedFolder(address: string, dropbox: DropboxPort): Promise<string> {
	const found = await outcomeOf(async () => await dropbox.find(address));
	if (!found.ok) {
		const isToCome = address.startsWith('/') && isAbsent(found.refusal);
		if (isToCome) return address;
		throw found.refusal;
	}
	if (found.value.kind === 'folder') return writablePath(found.value, address);
	throw new Refusal(
		'not_a_folder',
		'The path for closed cases leads to a file, not a folder',
		'Enter another path under Closed Folder, or move that file.',
	).withAddress(address);
}
