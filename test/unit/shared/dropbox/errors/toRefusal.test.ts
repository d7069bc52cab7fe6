/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { ApiError, type Tagged } from '@/nodes/shared/dropbox/client/Api';
import { toRefusal } from '@/nodes/shared/dropbox/errors/toRefusal';

const refusalOf = (error: object): unknown => toRefusal(new ApiError(409, error as Tagged, '', undefined));
const path = (tag: string) => ({ '.tag': 'path', path: { '.tag': tag } });

describe('what an answer means', () => {
	it.each([
		...[['not_found', 'not_found'] as const, ['not_file', 'not_a_file'] as const],
		...[['not_folder', 'not_a_folder'] as const, ['restricted_content', 'no_access'] as const],
		...[['unsupported_content_type', 'invalid_input'] as const, ['locked', 'no_access'] as const],
	])('is known for the LookupError %s', (tag, kind) => {
		expect(refusalOf(path(tag))).toMatchObject({ reason: kind });
	});

	it.each([
		...[['malformed_path', 'invalid_input'] as const, ['no_write_permission', 'no_access'] as const],
		...[['insufficient_space', 'no_space'] as const, ['disallowed_name', 'name_not_allowed'] as const],
		...[['team_folder', 'no_access'] as const, ['operation_suppressed', 'no_access'] as const],
		...[['too_many_write_operations', 'too_busy'] as const, ['access_restricted', 'no_access'] as const],
	])('is known for the WriteError %s, wherever a route puts it', (tag, kind) => {
		expect(refusalOf(path(tag))).toMatchObject({ reason: kind });
		expect(refusalOf({ '.tag': 'path', reason: { '.tag': tag }, upload_session_id: 'x' })).toMatchObject({
			reason: kind,
		});
	});

	it.each([
		['encryption_not_supported', 'no_access'],
		['internal_error', 'unavailable'],
		['too_many_write_operations', 'too_busy'],
	])('is known for %s, which stands alone', (tag, kind) => {
		expect(refusalOf({ '.tag': tag })).toMatchObject({ reason: kind });
	});

	it('is told with its tags where nobody foresaw it', () => {
		expect(refusalOf(path('other'))).toMatchObject({
			...{ reason: 'unexpected', message: expect.stringContaining('(HTTP 409 path other)') },
		});
		expect(toRefusal(new ApiError(418, undefined, 'a text', undefined))).toMatchObject({
			...{ reason: 'unexpected', message: expect.stringContaining('(HTTP 418)') },
		});
	});
});
