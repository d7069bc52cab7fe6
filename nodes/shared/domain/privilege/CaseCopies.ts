import { numberedName } from '../documents/NameGroup';
import { entryNameKey, joinPath, pathKey } from '../paths';
import { parseVersion } from '../versions/archivedName';
import type { CaseFile } from './CaseFiles';

/** A document that is to be kept apart, and what its open copies may be known by. */
export interface KeptApart {
	/** As it is to be called in the restricted folder. */
	name: string;
	size: number;
	contentHash: string;
	/** Relative paths of the folders in which a file of its name is taken for it, whatever is in it; `''` for the top. */
	places: readonly string[];
	/** ID of the file that it was filed as before, whatever that is called and wherever it is. */
	fileId?: string | undefined;
	/** Another name by which prior versions of it may be known: the file was renamed since. */
	formerName?: string | undefined;
	/** IDs of files that are known to be other documents. */
	otherFileIds?: ReadonlySet<string> | undefined;
}

export interface Copies {
	/** The document under its own or another name, the very same content first. */
	documents: CaseFile[];
	/** Prior versions of those, in the archive. */
	versions: CaseFile[];
	/** Files of its name with other content, in folders where it is not known to have been. */
	doubtful: CaseFile[];
	/** Those of the documents and versions that may be another document's as well. */
	shared: CaseFile[];
}

/**
 * What of one case folder may be copies of documents that are to be kept apart. The content tells a copy wherever people
 * have moved it and whatever they call it. A copy that somebody edited is told by its name, where the document may have
 * been filed; prior versions by the name of what they were versions of. A file that is known to be another document is
 * none of these, unless it has the very same content. Whose prior versions of that name are is not known: they are.
 */
export class CaseCopies {
	private readonly byId = new Map<string, CaseFile>();
	private readonly byHash = new Map<string, CaseFile[]>();
	private readonly byName = new Map<string, CaseFile[]>();
	private readonly archived = new Map<string, CaseFile[]>();
	private readonly archive: string;

	/** @param archiveFolder relative path of the folder for prior versions */
	constructor(archiveFolder: string) {
		this.archive = pathKey(archiveFolder);
	}

	add(each: CaseFile): void {
		const { file, folder } = each;
		this.byId.set(file.id, each);
		if (file.contentHash !== undefined) append(this.byHash, file.contentHash, each);
		if (this.isArchive(folder)) append(this.archived, folder, each);
		else append(this.byName, entryNameKey(file), each);
	}

	/** What is empty is nobody's content. */
	copiesOf(document: KeptApart): Copies {
		const { name, size, contentHash, places, fileId = '', formerName = name } = document;
		const others = document.otherFileIds ?? NONE;
		const own = this.byId.get(fileId);
		const alike = size === 0 ? [] : (this.byHash.get(contentHash) ?? []);
		const same = own === undefined ? alike : [...alike, own];
		const folders = new Set(places.map(pathKey));
		const isOthers = ({ file: { id } }: CaseFile): boolean => id !== fileId && others.has(id);
		const isAnother = (each: CaseFile): boolean =>
			isOthers(each) && each.file.contentHash !== undefined && each.file.contentHash !== contentHash;
		const named = this.named(name).filter((each) => !isAnother(each));
		const isPlace = ({ folder }: CaseFile): boolean => folders.has(folder);
		const documents = unique([
			...same.filter(({ folder }) => !this.isArchive(folder)),
			...named.filter(isPlace),
		]);
		const heads = [
			...[...folders].flatMap((folder) => [name, formerName].map((each) => ({ folder, name: each }))),
			...documents.map(({ folder, file }) => ({ folder, name: file.name })),
		];
		const versions = unique([
			...same.filter(({ folder }) => this.isArchive(folder)),
			...heads.flatMap((head) => this.versionsOf(head)),
		]);
		const known = new Set(documents);
		const doubtful = (this.byName.get(pathKey(name)) ?? []).filter(
			(each) => !known.has(each) && !isAnother(each),
		);
		const headsOfOthers = heads.filter((head) => this.filesAt(head).some(isOthers));
		const shared = [...documents.filter(isOthers), ...headsOfOthers.flatMap((head) => this.versionsOf(head))];
		return { documents, versions, doubtful, shared: unique(shared) };
	}

	/** Under its name, and the numbers that are given to what is filed beside it. */
	private named(name: string): CaseFile[] {
		const found: CaseFile[] = [];
		for (let number = 0, missing = 0; missing < GAPS; number++) {
			const files = this.byName.get(pathKey(numberedName(name, number)));
			missing = files === undefined ? missing + 1 : 0;
			found.push(...(files ?? []));
		}
		return found;
	}

	private filesAt({ folder, name }: Head): CaseFile[] {
		return (this.byName.get(pathKey(name)) ?? []).filter((each) => each.folder === folder);
	}

	private versionsOf({ folder, name }: Head): CaseFile[] {
		const inArchive = this.archived.get(folder === '' ? this.archive : joinPath(this.archive, folder)) ?? [];
		return inArchive.filter(({ file }) => parseVersion(file.name, name) !== undefined);
	}

	private isArchive(folder: string): boolean {
		return `${folder}/`.startsWith(`${this.archive}/`);
	}
}

/** What prior versions are called after. */
interface Head {
	folder: string;
	name: string;
}

const NONE: ReadonlySet<string> = new Set();

/** How many missing numbers in a row are looked beyond: people delete some of `a (1)`, `a (2)`, `a (3)`. */
const GAPS = 100;

const unique = (files: readonly CaseFile[]): CaseFile[] => [...new Set(files)];

function append(map: Map<string, CaseFile[]>, key: string, file: CaseFile): void {
	const files = map.get(key);
	if (files === undefined) map.set(key, [file]);
	else files.push(file);
}
