import { createService } from '../../http/createService';
import { isTransient } from './Api';

/** 401s of Dropbox that a new access token does not cure: they are about who may do what. */
const NOT_ABOUT_THE_TOKEN =
	/"(missing_scope|invalid_select_user|invalid_select_admin|user_suspended|route_access_denied)"/;

/** Calls that take the write lock of a namespace. Those that look at a job of such a call do not. */
const WRITE_ROUTES =
	/\/2\/(files\/(create_folder|upload$|upload_session\/finish|move|copy|delete|restore|permanently_delete)(?!.*\/check)|sharing\/(share_folder|unshare_folder))/;

/** Routes whose success says nothing: `null`, or no body at all. */
const EMPTY_SUCCESS_ROUTES =
	/\/(upload_session\/append_v2|properties\/(add|overwrite)|sharing\/(revoke_shared_link|add_folder_member))$/;

/** How Dropbox differs from a plain HTTP service. */
export const dropboxService = createService({
	name: 'Dropbox',
	statusPage: 'status.dropbox.com',
	credentialCheck: 'its app key and secret in the Dropbox App Console',
	isTokenRefused: ({ status, body }) => status === 401 && !NOT_ABOUT_THE_TOKEN.test(body.toString('utf8')),
	isWrite: ({ url }) => WRITE_ROUTES.test(url),
	maySayNothing: ({ url }) => EMPTY_SUCCESS_ROUTES.test(url),
	limitMet({ status, body }) {
		if (status !== 429 && status !== 409) return undefined;
		if (body.includes('too_many_write_operations')) return 'write lock';
		return status === 429 ? 'rate' : undefined;
	},
	isTransient,
});
