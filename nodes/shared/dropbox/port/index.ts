export type { ActingSettings } from './ActingSettings';
export { CursorReset } from './Changes';
export type { Change, Changes, ChangesPage } from './Changes';
export type { Clock } from '../../http/Clock';
export type { Deletion, Deletions } from './Deletions';
export type { DocumentSource } from '../../core/DocumentSource';
export type { DocumentStore, FileToKeep } from '../../core/DocumentStore';
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
export type { Progress } from '../../core/Progress';
export { ConnectionLost } from '../../http/Send';
export type { HttpResponse, HttpRequest, SendStreaming, StreamedResponse, Send } from '../../http/Send';
export type { FolderMember, SharedFolder, SharedLink, Sharing } from './Sharing';
export type { Zips } from './Zips';
