export * from './Changes';
export type * from './Documents';
export type * from './DropboxPort';
export type * from './Files';
export type * from './Markers';
export type * from './Sharing';
