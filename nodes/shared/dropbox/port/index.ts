export type { ActingSettings } from './ActingSettings';
export { CursorReset } from './Changes';
export type { Change, Changes, ChangesPage } from './Changes';
export type { Deletion, Deletions } from './Deletions';
export type * from './DropboxPort';
export type { FileRequest, FileRequests, FileRequestInput, FileRequestResult } from './FileRequests';
export type { WriteChecks, Write } from './WriteChecks';
export type {
	CaseMarker,
	ListedEntry,
	MarkedFolder,
	MarkerKind,
	MarkerLookup,
	Markers,
	Marking,
} from './Markers';
export type { OpenedZip } from './OpenedZip';
export type { FolderMember, SharedFolder, SharedLink, Sharing } from './Sharing';
export type { Zips } from './Zips';
