import { Tally } from '../../../../shared/domain/closing/Tally';
import type { Entry, FolderEntry } from '../../../../shared/domain/entry';
import { CasesWithin } from '../../../../shared/domain/marker/CasesWithin';
import type { Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { readFolderContents, type ContentsVisitor } from '../../shared/caseFolders/readFolderContents';

/** What is in a case folder, and whose it is, by one listing. */
export class Inventory implements ContentsVisitor {
	readonly tally = new Tally();
	readonly cases = new CasesWithin();

	visit(entry: Entry, spot: string, property: string | undefined): void {
		this.cases.visit(entry, spot, property);
		if (spot !== '') this.tally.add(entry, levelOf(spot));
	}
}

/** What is in each of the folders, by its ID. */
export const readInventories = async (
	folders: readonly FolderEntry[],
	dropbox: DropboxPort,
): Promise<Map<string, Outcome<Inventory>>> =>
	await readFolderContents(folders, () => new Inventory(), dropbox);

/** 1 for what lies directly in the folder. */
const levelOf = (spot: string): number => spot.split('/').length - 1;
