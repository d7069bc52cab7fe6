import { nameGroupKey } from '../documents/NameGroup';
import { isWithin, pathKey } from '../paths';
import type { FolderFile } from './Reconciliation';

/** Whether a file in this subfolder lies in a folder, however deep. @param folder `''` for none */
export const isIn = (folder: string, subfolder: string): boolean =>
	folder !== '' && isWithin(subfolder, folder);

export const isSameSubfolder = (one: string, other: string): boolean => pathKey(one) === pathKey(other);

/** The files of a case folder, of which each is taken for one document. */
export class FolderFiles {
	private readonly byId: ReadonlyMap<string, FolderFile>;
	private readonly byName = new Map<string, FolderFile[]>();
	private readonly byHash = new Map<string, FolderFile[]>();
	private readonly taken = new Set<string>();

	constructor(files: readonly FolderFile[]) {
		this.byId = new Map(files.map((file) => [file.fileId, file]));
		for (const file of this.byId.values()) {
			if (file.isArchived) continue;
			addTo(this.byName, nameGroupKey(file.name), file);
			if (file.contentHash !== '') addTo(this.byHash, file.contentHash, file);
		}
	}

	/** By its ID, wherever it lies. Two documents of the same content were filed as one file, so it may be taken twice. */
	takeById(fileId: string): FolderFile | undefined {
		const file = this.byId.get(fileId);
		if (file !== undefined) this.taken.add(fileId);
		return file;
	}

	/** One with this content that nobody has taken, rather in the subfolder than elsewhere. */
	takeByHash(contentHash: string, subfolder: string): FolderFile | undefined {
		const free = this.free(this.byHash.get(contentHash));
		return this.take(free.find((file) => isSameSubfolder(file.subfolder, subfolder)) ?? free[0]);
	}

	/** One called so that nobody has taken, if it fits. */
	takeByName(names: readonly string[], fits: (file: FolderFile) => boolean): FolderFile | undefined {
		for (const key of new Set(names.map(nameGroupKey))) {
			const file = this.free(this.byName.get(key)).find(fits);
			if (file !== undefined) return this.take(file);
		}
		return undefined;
	}

	/** What is no document, as far as anybody knows. */
	rest(): FolderFile[] {
		return this.free([...this.byId.values()]).filter(({ isArchived }) => !isArchived);
	}

	private free(files: readonly FolderFile[] = []): FolderFile[] {
		return files.filter(({ fileId }) => !this.taken.has(fileId));
	}

	private take(file: FolderFile | undefined): FolderFile | undefined {
		if (file !== undefined) this.taken.add(file.fileId);
		return file;
	}
}

function addTo(map: Map<string, FolderFile[]>, key: string, file: FolderFile): void {
	const files = map.get(key);
	if (files === undefined) map.set(key, [file]);
	else files.push(file);
}
