export type { ActingSettings } from './ActingSettings';
export type { Clock } from './Clock';
export type { DocumentSource } from './DocumentSource';
export type { DocumentStore } from './DocumentStore';
export type * from './DropboxPort';
export type { Progress } from './Progress';
export { ConnectionLost } from './Send';
export type { ApiAnswer, ApiRequest, OpenAnswer, OpenedAnswer, Send } from './Send';
