export { Dropbox, DropboxResponseError } from 'dropbox';
export type {
	DropboxOptions,
	DropboxResponse,
	account,
	async,
	auth,
	common,
	file_properties,
	file_requests,
	files,
	sharing,
	team,
	users,
} from 'dropbox';
