import type { Entry, FolderEntry } from '../entry';
import { pathKey } from '../paths';
import { Refusal } from '../../core/Refusal';
import type { Spot } from './spot';

/** The folder that a listing is of, and all the places where it lay while it was listed. */
export class ListedFolder {
	private readonly paths: string[] = [];

	constructor(private last: FolderEntry) {
		this.recordPlace(last);
	}

	/** As it was last seen. */
	get folder(): FolderEntry {
		return this.last;
	}

	/** It was seen at a place, maybe a new one. */
	recordPlace(folder: FolderEntry): void {
		this.last = folder;
		const path = folder.pathLower;
		if (path !== undefined && !this.paths.includes(path)) this.paths.unshift(path);
	}

	/**
	 * Where an entry lies below the folder; undefined where it lies elsewhere, because it or the folder was
	 * moved. Entries without a path, as in a folder that is not mounted, count as directly inside.
	 */
	spotOf(entry: Entry): Spot | undefined {
		const { pathLower } = entry;
		if (pathLower === undefined) return pathKey(entry.name);
		const base = this.paths.find((path) => pathLower.startsWith(`${path}/`));
		return base === undefined ? undefined : pathLower.slice(base.length + 1);
	}

	/** @throws Refusal `wrong_path_root` where no levels can be told apart, since Dropbox gives no paths */
	requirePaths(): void {
		if (this.last.pathLower !== undefined) return;
		throw new Refusal(
			'wrong_path_root',
			'The folder is not part of the acting member’s Dropbox, so Dropbox does not say which of its contents lie where',
			'List one level only, or set the path root of the credential to the namespace the folder lies in.',
		);
	}
}
