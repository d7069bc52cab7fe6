import type { HttpResponse } from '../../http/Send';

/** 401s of Dropbox that a new access token does not cure: they are about who may do what. */
const NOT_ABOUT_THE_TOKEN =
	/"(missing_scope|invalid_select_user|invalid_select_admin|user_suspended|route_access_denied)"/;

/** Whether Dropbox no longer takes the access token: it ran out, or was revoked. */
export const isTokenRefused = ({ status, body }: HttpResponse): boolean =>
	status === 401 && !NOT_ABOUT_THE_TOKEN.test(body.toString('utf8'));
