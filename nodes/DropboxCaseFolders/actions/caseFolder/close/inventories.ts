import { Tally } from '../../../../shared/domain/closing/Tally';
import type { Entry, FolderEntry } from '../../../../shared/domain/entry';
import { CasesWithin } from '../../../../shared/domain/marker/CasesWithin';
import type { Outcome } from '../../../../shared/domain/outcome';
import type { DropboxPort } from '../../../../shared/ports';
import { readWithin, type Reader } from '../readWithin';

/** What is in a case folder, and whose it is, by one listing. */
export class Inventory implements Reader {
	readonly tally = new Tally();
	readonly cases = new CasesWithin();

	see(entry: Entry, spot: string, property: string | undefined): void {
		this.cases.see(entry, spot, property);
		if (spot !== '') this.tally.see(entry, levelOf(spot));
	}
}

/** What is in each of the folders, by its ID. */
export const inventoriesOf = async (
	folders: readonly FolderEntry[],
	dropbox: DropboxPort,
): Promise<Map<string, Outcome<Inventory>>> => await readWithin(folders, () => new Inventory(), dropbox);

/** 1 for what lies directly in the folder. */
const levelOf = (spot: string): number => spot.split('/').length - 1;
