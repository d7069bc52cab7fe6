import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import { pathKey } from '../../../../../../../nodes/shared/domain/paths';
import type { ClioPort, Document, DocumentFilter, Place } from '../../../../../../../nodes/shared/clio/port';
import { PRETENDED } from './pretended';
import type { Destination } from './UploadRequest';

/** The documents that are where files go, as they were last read, by their names. */
export class KnownDocuments {
	private documents: Document[] = [];

	private constructor(
		private readonly clio: ClioPort,
		readonly destination: Destination,
		private filter: DocumentFilter | undefined,
	) {}

	/** @throws Refusal `not_found`, `deleted` */
	static async read(clio: ClioPort, destination: Destination, at: Folders): Promise<KnownDocuments> {
		const known = new KnownDocuments(clio, destination, filterFor(destination, at));
		await known.readAgain();
		return known;
	}

	/** What is there now. */
	async readAgain(): Promise<void> {
		if (this.destination.type === 'Document') {
			this.documents = [requireOutsideTrash(await this.clio.readDocument(this.destination.id))];
			return;
		}
		if (this.filter === undefined) return;
		const listed: Document[] = [];
		for await (const { records } of this.clio.listDocuments({ ...this.filter, includeIncomplete: true }))
			listed.push(...records);
		this.documents = listed;
	}

	/** Documents of that name; of a destination that is a document, that one. In the order in which they were made. */
	named(name: string): Document[] {
		if (this.destination.type === 'Document') return this.documents;
		return this.documents.filter((document) => nameKey(document.name) === nameKey(name));
	}

	/** Puts it in the place of what was known by its ID; of what a dry run pretends, by its name. */
	put(document: Document): void {
		const isFormer = ({ id, name }: Document) =>
			id === document.id && (id !== PRETENDED || nameKey(name) === nameKey(document.name));
		const others = this.documents.filter((each) => !isFormer(each));
		this.documents = [...others, document].sort((one, other) => one.id - other.id);
		// A contact has no folder before its first document.
		const folderId = document.folder?.id;
		if (this.filter === undefined && folderId !== undefined) this.filter = { folderId };
	}

	drop(document: Document): void {
		this.documents = this.documents.filter(({ id }) => id !== document.id);
	}
}

/** Names that people take for the same. */
export const nameKey = (name: string): string => pathKey(name.trim());

/** The folders of places that are no folders themselves; those that there are not are missing. */
export interface Folders {
	matters: Map<number, number | undefined>;
	contacts: Map<number, number | undefined>;
}

/** @throws Refusal `not_found` */
function filterFor({ type, id }: Destination, { matters, contacts }: Folders): DocumentFilter | undefined {
	if (type === 'Folder') return { folderId: id };
	if (type === 'Contact') {
		const folderId = contacts.get(id);
		return folderId === undefined ? undefined : { folderId };
	}
	if (type === 'Document') return undefined;
	if (!matters.has(id)) throw noMatterRefusal();
	const folderId = matters.get(id);
	return folderId === undefined ? { matterId: id } : { folderId };
}

/** Reads the folders of all matters by one call, and of each contact. */
export async function readFolders(clio: ClioPort, places: readonly Destination[]): Promise<Folders> {
	const idsOf = (type: Place['type']) => [
		...new Set(places.filter((place) => place.type === type).map(({ id }) => id)),
	];
	const matters = idsOf('Matter');
	const contacts = new Map<number, number | undefined>();
	for (const id of idsOf('Contact')) contacts.set(id, await clio.findContactFolder(id));
	return { matters: matters.length === 0 ? new Map() : await clio.findMatterFolders(matters), contacts };
}

const noMatterRefusal = (): Refusal =>
	new Refusal(
		'not_found',
		'The connected account cannot see a matter with this ID in Clio',
		'Check the ID, and what the account has access to.',
	);

function requireOutsideTrash(document: Document): Document {
	if (document.deletedAt === undefined) return document;
	throw new Refusal(
		'deleted',
		'The document is in the trash in Clio',
		'Nothing was uploaded. Restore it in Clio, or select another document.',
	);
}
