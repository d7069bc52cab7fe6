import type { ClioState } from '../state/ClioState';
import type { DocumentVersion } from '../state/records';
import { REGIONS } from '../state/regions';

const VERSIONS = '/iris-production/uploads/document_version/file/';
const ARCHIVES = '/iris-production/document_archives/';

export const storageHost = ({ region }: ClioState): string => REGIONS[region].storage;

export function versionPath({ uuid, filename }: DocumentVersion): string {
	return `${VERSIONS}${uuid}/${encodeURIComponent(filename)}`;
}

export const archivePath = (id: number): string => `${ARCHIVES}${archiveKey(id)}/documents.zip`;

/** What an archive is called among the objects. */
export const archiveKey = (id: number): string => `archive-${id}`;

/** The object that a path means. */
export function keyOf(path: string): string | undefined {
	const start = [VERSIONS, ARCHIVES].find((one) => path.startsWith(one));
	return start === undefined ? undefined : path.slice(start.length).split('/')[0];
}
