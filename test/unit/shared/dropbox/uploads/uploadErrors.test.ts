/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { ApiError } from '@/nodes/shared/dropbox/client/Api';
import { isHeaderTooLong, isUnavailable } from '@/nodes/shared/dropbox/uploads/uploadErrors';
import { ConnectionLost } from '@/nodes/shared/http/types';

const answer = (status: number, text = '') => new ApiError(status, undefined, text, undefined);
const call = (text: string) => `Error in call to API function "files/upload_session/append_batch": ${text}`;

describe('a route that the app does not have', () => {
	it.each([
		answer(404, 'Not found'),
		new ApiError(403, { '.tag': 'invalid_account_type' }, '', undefined),
		answer(400, call('Unknown API function: /2/files/upload_session/append_batch')),
		answer(400, call('Your app (ID: 12) is not permitted to access this endpoint.')),
		answer(400, call('HTTP header "Dropbox-API-Arg": session_type: unknown field')),
	])('is known by its answer (%#)', (thrown) => {
		expect(isUnavailable(thrown)).toBe(true);
	});

	it.each([
		answer(
			400,
			call(
				"Your app is not permitted to access this endpoint because it does not have the required scope 'files.content.write'",
			),
		),
		answer(400, call('could not decode input as JSON')),
		answer(403),
		answer(409),
		answer(429),
		answer(500),
		new ConnectionLost('cut'),
	])('is not meant by others (%#)', (thrown) => {
		expect(isUnavailable(thrown)).toBe(false);
	});
});

describe('a header that is too long', () => {
	it.each([
		answer(431, 'Request Header Fields Too Large'),
		answer(413),
		answer(414),
		answer(400, '<html><h1>400 Bad Request</h1>Request Header Or Cookie Too Large</html>'),
	])('is known by its answer (%#)', (thrown) => {
		expect(isHeaderTooLong(thrown)).toBe(true);
	});

	it.each([
		answer(400, call('HTTP header "Dropbox-API-Arg": could not decode input as JSON')),
		answer(400, 'Bad Request'),
		answer(502),
		new ConnectionLost('cut'),
	])('is not meant by others (%#)', (thrown) => {
		expect(isHeaderTooLong(thrown)).toBe(false);
	});
});
