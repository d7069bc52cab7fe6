import { zipNameKey } from '../../../../../../../nodes/shared/domain/zip/ZipChecklist';
import type { Folder, RecordId } from '../../../../../../../nodes/shared/clio/port';

/** The folders of a matter, by which a document's path follows from the folder that it lies in. */
export class MatterFolders {
	private readonly byId: ReadonlyMap<RecordId, Folder>;

	/** @param rootId the folder that holds the matter's documents and all its other folders */
	constructor(
		folders: readonly Folder[],
		readonly rootId: RecordId | undefined,
	) {
		this.byId = new Map(folders.map((folder) => [folder.id, folder]));
	}

	/** Names of the folders from the matter's own on; undefined where Clio does not say where a folder lies. */
	pathOf(id: RecordId | undefined): string[] | undefined {
		const names: string[] = [];
		const passed = new Set<RecordId>();
		for (let at = id; at !== this.rootId;) {
			const folder = at === undefined ? undefined : this.byId.get(at);
			if (folder === undefined || passed.has(folder.id)) return undefined;
			passed.add(folder.id);
			names.unshift(folder.name);
			at = folder.parent?.id;
		}
		return names;
	}

	/** Whether two folders that lie in the same one have names that an archive may write alike. */
	get hasTwins(): boolean {
		const keys = [...this.byId.values()].map(({ name, parent }) => `${parent?.id}/${zipNameKey(name)}`);
		return new Set(keys).size < keys.length;
	}
}

/**
 * The folder of the matter itself, which its folders are listed with: it alone lies outside, and is called like the
 * matter. Undefined where that does not tell.
 */
export function rootAmong(folders: readonly Folder[], matterNumber: string): RecordId | undefined {
	const ids = new Set(folders.map(({ id }) => id));
	const outermost = folders.filter(({ parent }) => parent?.id === undefined || !ids.has(parent.id));
	const [only] = outermost;
	return outermost.length === 1 && only?.name === matterNumber ? only.id : undefined;
}
