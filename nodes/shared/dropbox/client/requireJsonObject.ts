import { ConnectionLost, type HttpResponse, type Send } from '../../http/Send';

/** Routes whose success says nothing: `null`, or no body at all. */
const EMPTY_SUCCESS_ROUTES =
	/\/(upload_session\/append_v2|properties\/(add|overwrite)|sharing\/(revoke_shared_link|add_folder_member))$/;

const SPACE = [0x20, 0x0a, 0x0d, 0x09];

/**
 * Takes a success for Dropbox's only where it is an object of JSON. A page of whoever stands between, or half an
 * answer, says nothing of what the service did, and must not pass for an empty folder or a deleted file.
 * @throws ConnectionLost for those
 */
export function requireJsonObject(send: Send): Send {
	return async (request) => {
		const answer = await send(request);
		const isSuccess = answer.status >= 200 && answer.status < 300;
		if (!isSuccess || isObject(answer) || (EMPTY_SUCCESS_ROUTES.test(request.url) && isNothing(answer)))
			return answer;
		throw new ConnectionLost('The answer was not one of Dropbox');
	};
}

/** By its ends: what lies between is read once, later. */
function isObject({ body }: HttpResponse): boolean {
	const last = body.findLastIndex((byte) => !SPACE.includes(byte));
	return body.find((byte) => !SPACE.includes(byte)) === 0x7b && body[last] === 0x7d;
}

const isNothing = ({ body }: HttpResponse): boolean => ['', 'null'].includes(body.toString('latin1').trim());
