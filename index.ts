export { DropboxCaseFoldersOAuth2Api } from './credentials/DropboxCaseFoldersOAuth2Api.credentials';
export { DropboxCaseFoldersTokenApi } from './credentials/DropboxCaseFoldersTokenApi.credentials';
export { DropboxCaseFolders } from './nodes/DropboxCaseFolders/DropboxCaseFolders.node';
export { DropboxCaseFoldersTrigger } from './nodes/DropboxCaseFoldersTrigger/DropboxCaseFoldersTrigger.node';
