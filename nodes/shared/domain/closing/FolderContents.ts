import { contentHash } from '../contentHash';
import type { FileEntry } from '../entry';
import { depthOf } from '../listing/spot';
import type { Hit } from '../listing/gather';
import { Refusal } from '../Refusal';
import { comparable } from '../paths';
import { RECORD_NAME } from './ClosingRecord';

/** A document as it is to be found in the ZIP. */
export interface KnownDocument {
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
	/** Bytes. */
	size: number;
	/** The same for the same names and contents: 64 hex digits. */
	fingerprint: string;
}

/** @throws Refusal `not_a_file` where something in it cannot be downloaded */
export function contentsOf(hits: readonly Hit[]): FolderContents {
	const documents: KnownDocument[] = [];
	const folders: string[] = [];
	let size = 0;
	let closedToDownloads = 0;
	for (const { entry, spot, above } of hits) {
		if (depthOf(spot) === 1 && comparable(entry.name) === comparable(RECORD_NAME)) continue;
		const names = spot.split('/').map((name, level) => above[level]?.name ?? name);
		const relativePath = [...names.slice(0, -1), entry.name].join('/');
		if (entry.kind === 'folder') folders.push(relativePath);
		else if (entry.contentHash === undefined) closedToDownloads++;
		else {
			size += entry.size;
			documents.push({ file: entry, relativePath, size: entry.size, contentHash: entry.contentHash });
		}
	}
	assertAllDownload(closedToDownloads);
	documents.sort(byPath);
	folders.sort();
	return { documents, folders, size, fingerprint: fingerprintOf(documents, folders) };
}

/**
 * Papers written in Dropbox itself, for one, have no bytes that could be zipped.
 * @throws Refusal `not_a_file`
 */
export function assertAllDownload(others: number): void {
	if (others === 0) return;
	throw new Refusal(
		'not_a_file',
		`${others} files in the case folder cannot be downloaded, so that a ZIP would lack them`,
		'Export them in Dropbox, such as papers written there, and put the exports into the folder instead; or close it by moving.',
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
