import type { Entry, FileEntry, FolderEntry } from '../entry';
import { CasesWithin } from '../marker/CasesWithin';
import { parentPath } from '../paths';

/** A file below a folder that was read. */
export interface CaseFile {
	file: FileEntry;
	/** Relative path of the folder that it lies in, as Dropbox compares it; `''` for the top. */
	folder: string;
}

/** All files below a folder, and the shared folders that these are in, from a listing of all levels. */
export class CaseFiles extends CasesWithin {
	private readonly byId = new Map<string, CaseFile>();
	private readonly shared = new Map<string, FolderEntry>();

	override visit(entry: Entry, spot: string, property: string | undefined): void {
		super.visit(entry, spot, property);
		if (spot === '') return;
		const path = spot.slice(1);
		if (entry.kind === 'file') this.byId.set(entry.id, { file: entry, folder: parentPath(path) });
		else if (entry.ownNamespaceId !== undefined) this.shared.set(path, entry);
	}

	get files(): CaseFile[] {
		return [...this.byId.values()];
	}

	/**
	 * The innermost shared folder that a folder is or lies in, the one that was read not counted.
	 * @param folder relative path, as Dropbox compares it
	 */
	sharedAround(folder: string): FolderEntry | undefined {
		let [innermost, around]: [string, FolderEntry | undefined] = ['', undefined];
		for (const [path, shared] of this.shared) {
			if (path.length <= innermost.length || !`${folder}/`.startsWith(`${path}/`)) continue;
			[innermost, around] = [path, shared];
		}
		return around;
	}
}
