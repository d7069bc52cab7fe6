export { Dropbox, DropboxResponseError } from 'dropbox';
export type * from 'dropbox';
