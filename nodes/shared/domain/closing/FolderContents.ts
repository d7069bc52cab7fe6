import type { Entry, FileEntry } from '../entry';
import { contentHash } from '../contentHash';
import { depthOf } from '../listing/ListedFolder';
import type { Hit } from '../listing/gather';
import { Refusal } from '../../core/Refusal';
import { isMarkerFile } from '../marker/markerFile';
import { isRecordName } from './ClosingRecord';

/** A document as it is to be found in the ZIP. */
interface KnownDocument {
	file: FileEntry;
	/** From the case folder, as people see it. */
	relativePath: string;
	size: number;
	contentHash: string;
}

/** All that is in a case folder, but its closing record. */
export interface FolderContents {
	documents: KnownDocument[];
	/** Relative paths. */
	folders: string[];
	/** What counts in it. */
	tally: Tally;
	/** The same for the same names and contents: 64 hex digits. */
	fingerprint: string;
}

/** @throws Refusal `not_a_file` where something in it cannot be downloaded, `still_exposed` where some is kept apart */
export function contentsOf(hits: readonly Hit[]): FolderContents {
	const documents: KnownDocument[] = [];
	const folders: string[] = [];
	const tally = new Tally();
	for (const { entry, spot, above } of hits) {
		tally.add(entry, depthOf(spot));
		if (entry === tally.record) continue;
		const names = spot.split('/').map((name, level) => above[level]?.name ?? name);
		const relativePath = [...names.slice(0, -1), entry.name].join('/');
		if (entry.kind === 'folder') folders.push(relativePath);
		else if (entry.contentHash !== undefined)
			documents.push({ file: entry, relativePath, size: entry.size, contentHash: entry.contentHash });
	}
	assertNoSharedFolders(tally.sharedFolderCount);
	assertAllDownloadable(tally.notDownloadable);
	documents.sort(byPath);
	folders.sort();
	return { documents, folders, tally, fingerprint: fingerprintOf(documents, folders) };
}

/**
 * A ZIP is one file: who can open it reads everything in it.
 * @param folders with members of their own
 * @throws Refusal `still_exposed`
 */
export function assertNoSharedFolders(folders: number): void {
	if (folders === 0) return;
	throw new Refusal(
		'still_exposed',
		`The case folder contains folders with their own members (${folders}). A ZIP would show their contents to everyone who can open it`,
		'Set Close Method to Move to Closed Folder. These folders then keep their members.',
	);
}

/**
 * Documents written in Dropbox itself, for one, have no bytes that could be zipped.
 * @throws Refusal `not_a_file`
 */
export function assertAllDownloadable(others: number): void {
	if (others === 0) return;
	throw new Refusal(
		'not_a_file',
		`${others} files in the case folder cannot be downloaded, so they would be missing from a ZIP`,
		'Export them in Dropbox (for example Dropbox Paper documents) and put the exports into the folder instead. Or set Close Method to Move to Closed Folder.',
	);
}

const byPath = (a: KnownDocument, b: KnownDocument): number => (a.relativePath < b.relativePath ? -1 : 1);

function fingerprintOf(documents: readonly KnownDocument[], folders: readonly string[]): string {
	const lines = [
		...documents.map((document) => `${document.contentHash} ${document.relativePath}`),
		...folders.map((folder) => `folder ${folder}`),
	];
	return contentHash(Buffer.from(lines.join('\n')));
}

/** Counts what is in a case folder, entry by entry; one that comes twice, as listings may have it, counts once. */
export class Tally {
	/** The closing record, which is no document of the case. */
	record: FileEntry | undefined;
	/** Bytes of the documents. */
	bytes = 0;
	/** Documents that cannot be downloaded, such as those written in Dropbox itself. */
	notDownloadable = 0;
	private readonly sharedFolderIds = new Set<string>();
	private readonly documentIds = new Set<string>();
	private readonly entryIds = new Set<string>();

	/** @param level 1 for what lies directly in the case folder */
	add(entry: Entry, level: number): void {
		if (entry.kind === 'file' && level === 1 && isRecordName(entry.name)) {
			this.record = entry;
			return;
		}
		this.entryIds.add(entry.id);
		if (entry.kind === 'folder' && entry.ownNamespaceId !== undefined) this.sharedFolderIds.add(entry.id);
		if (entry.kind === 'folder' || this.documentIds.has(entry.id)) return;
		if (level === 1 && isMarkerFile(entry.name, entry.size)) return;
		this.documentIds.add(entry.id);
		this.bytes += entry.size;
		if (entry.contentHash === undefined) this.notDownloadable++;
	}

	/** Files but the record and the case marker. */
	get documentCount(): number {
		return this.documentIds.size;
	}

	/** Folders with members of their own: shared folders inside it. */
	get sharedFolderCount(): number {
		return this.sharedFolderIds.size;
	}

	/** Files but the record, and folders; not the case folder itself. */
	get entryCount(): number {
		return this.entryIds.size;
	}
}
