export type { Clock } from './Clock';
export type { DocumentSource } from './DocumentSource';
export type * from './DropboxPort';
