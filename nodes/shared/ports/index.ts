export type { ActingSettings } from './ActingSettings';
export { CursorReset } from './Changes';
export type { Change, Changes, ChangesPage } from './Changes';
export type { Clock } from './Clock';
export type { Deletion, Deletions } from './Deletions';
export type { DocumentSource } from './DocumentSource';
export type { DocumentStore, KeptFile } from './DocumentStore';
export type * from './DropboxPort';
export type { FileRequest, FileRequests, FileRequestWish, Requested } from './FileRequests';
export type { Guarding, Write } from './Guarding';
export type {
	CaseMarker,
	ListedEntry,
	MarkedFolder,
	MarkerKind,
	MarkerQuestion,
	Markers,
	Marking,
} from './Markers';
export type { OpenedZip } from './OpenedZip';
export type { Progress } from './Progress';
export { ConnectionLost } from './Send';
export type { ApiAnswer, ApiRequest, OpenAnswer, OpenedAnswer, Send } from './Send';
export type { FolderMember, SharedFolder, SharedLink, Sharing } from './Sharing';
export type { Zips } from './Zips';
