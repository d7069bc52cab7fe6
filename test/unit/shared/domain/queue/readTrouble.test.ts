/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readTrouble } from '@/nodes/shared/domain/queue/readTrouble';

const OF_OTHERS = 'A step of the workflow did not finish. Its execution in n8n says more.';
const NOT_SAID = 'The step did not say what happened. The execution in n8n says more.';

describe('a refusal', () => {
	it('is taken with its reason and its message', () => {
		const error = { message: 'Dropbox is\n  full', reason: 'no_space', advice: 'Free some.' };
		expect(readTrouble(error)).toEqual({ reason: 'no_space', message: 'Dropbox is full' });
	});

	it('keeps 300 characters of its message, none of them half', () => {
		const { message } = readTrouble({ reason: 'deleted', message: 'a'.repeat(301) });
		expect(message).toBe(`${'a'.repeat(299)}…`);
		expect(readTrouble({ reason: 'deleted', message: 'a'.repeat(300) }).message).toBe('a'.repeat(300));
		expect(readTrouble({ reason: 'deleted', message: `${'a'.repeat(298)}😀😀` }).message).toBe(
			`${'a'.repeat(298)}…`,
		);
	});

	it.each([undefined, null, '', '  ', {}, 'it is [object Object]', String({})])(
		'says so where its message is %p',
		(message) => {
			expect(readTrouble({ reason: 'deleted', message })).toEqual({ reason: 'deleted', message: NOT_SAID });
		},
	);
});

describe('what others leave', () => {
	it.each([
		'Cannot file the letter to Jane Doe',
		{ message: 'Cannot file the letter to Jane Doe', name: 'NodeApiError' },
		{ message: 'Jane Doe', reason: 'Something Went Wrong for Jane Doe' },
		...[{}, [], true, 7, String({})],
	])('is kept without its words, which may have a name in them: %p', (error) => {
		expect(readTrouble(error)).toEqual({ reason: 'unexpected', message: OF_OTHERS });
	});

	it.each([
		['connect ECONNREFUSED 127.0.0.1:2525', 'ECONNREFUSED'],
		['getaddrinfo EAI_AGAIN smtp.example.com', 'EAI_AGAIN'],
		['Request failed with status code 503', '503'],
		[{ message: 'Jane', code: 'ETIMEDOUT' }, 'ETIMEDOUT'],
		[{ message: 'Bad gateway', httpCode: '502' }, '502'],
		[{ message: 'Bad gateway', status: 504 }, '504'],
	])('says that a service is out of reach: %p', (error, code) => {
		expect(readTrouble(error)).toEqual({
			reason: 'unavailable',
			message: `A step of the workflow did not finish (${code}). Its execution in n8n says more.`,
		});
	});

	it.each(['Greeting never received', 'Connection timeout', 'socket hang up', '451 4.3.2 Try again later'])(
		'says so in words: %s',
		(error) => {
			expect(readTrouble(error)).toEqual({ reason: 'unavailable', message: OF_OTHERS });
		},
	);

	it.each([
		[{ message: 'x', httpCode: '429' }, 'too_busy'],
		['write ENOSPC', 'no_space'],
		['Request failed with status code 404', 'unexpected'],
		['Request failed with status code 500', 'unexpected'],
		['EDWARDS v. ESTATE', 'unexpected'],
		['535 5.7.8 Authentication', 'unexpected'],
	])('of %p is %s', (error, reason) => {
		expect(readTrouble(error).reason).toBe(reason);
	});
});
