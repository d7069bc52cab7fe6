import type { Blob, Document, Folder, Matter, Scan } from './records';
import type { Site } from './Site';
import { uuidOf } from './uuid';

export interface NewDocument {
	matter: Matter;
	filename: string;
	title?: string;
	mimeType: string | null;
	blob: Blob;
	createdBy: number;
	/** The case's own root if there is none. */
	subfolder?: string | undefined;
	description?: string | null;
	typeId?: number | null;
	type?: string | null;
	scan: Scan;
}

/** `Lease agreement.pdf` is `Lease agreement` and `.pdf`. */
export function splitName(filename: string): { stem: string; extension: string } {
	const at = filename.lastIndexOf('.');
	return at > 0
		? { stem: filename.slice(0, at), extension: filename.slice(at) }
		: { stem: filename, extension: '' };
}

export function addDocument(site: Site, document: NewDocument): Document {
	const { matter, filename, mimeType, blob, createdBy, subfolder, scan } = document;
	const { stem, extension } = splitName(filename);
	const id = site.documents.takeId();
	const uuid = uuidOf(site.name, 'document', id);
	const hash = uuidOf(site.name, 'name', id).replaceAll('-', '');
	return site.documents.create({
		...{ id, uuid, matterId: matter.id, folderId: folderOf(site, matter, subfolder ?? null).id },
		...{ title: document.title ?? stem, mimeType, blob, createdBy, scan },
		name: `${stem.replace(/[^A-Za-z0-9]+/g, '_')}-${hash}${extension}`,
		...{ description: document.description ?? null, typeId: document.typeId ?? null },
		type: document.type ?? null,
	});
}

/** The case's folder of that name, which is made if it is missing. */
export function folderOf(site: Site, matter: Matter, name: string | null): Folder {
	const known = site.folders.all.find((one) => one.matterId === matter.id && one.name === name);
	return known ?? site.folders.create({ matterId: matter.id, name });
}

/** As a browser would save it: the title, with the extension of the file on the disk. */
export function downloadName({ title, name }: Document): string {
	const { extension } = splitName(name);
	return title.toLowerCase().endsWith(extension.toLowerCase()) ? title : `${title}${extension}`;
}
