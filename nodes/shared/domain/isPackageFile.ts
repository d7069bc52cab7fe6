import { isRecordName } from './closing/ClosingRecord';
import { isUnfinishedZip } from './closing/closedZip';
import type { FileEntry } from './entry';
import { isMarkerFile } from './marker/markerFile';

/**
 * Whether a file is this package's own, and no document of a case: a case marker, a closing record, or a ZIP that is
 * not finished. What people merely call so, such as a copy, is a document. Without a size it goes by the name.
 */
export const isPackageFile = ({ name, size }: Pick<FileEntry, 'name'> & Partial<FileEntry>): boolean =>
	isMarkerFile(name, size) || isRecordName(name) || isUnfinishedZip(name);
