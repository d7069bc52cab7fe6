export type { ActingSettings } from './ActingSettings';
export type { Clock } from './Clock';
export type { DocumentSource } from './DocumentSource';
export type * from './DropboxPort';
export { ConnectionLost } from './Send';
export type { ApiAnswer, ApiRequest, Send } from './Send';
