/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { ConnectionLost, type HttpRequest } from '@/nodes/shared/http/types';

/** What a process that ends throws into everything that goes on in it. */
export const PROCESS_ENDED = new Error('the process has ended');

/** Stands between an operation and Dropbox; calls and downloads that go through the same one are counted together. */
export type CallInterceptor = <Answer>(
	call: (request: HttpRequest) => Promise<Answer>,
) => (request: HttpRequest) => Promise<Answer>;

/** The process ends when so many calls have had their effect, and hears no more: a process that dies before the next
 * call has left the same behind, so there is no trouble of that kind. */
export const endAfter = (nth: number): CallInterceptor => {
	let calls = 0;
	return (call) => async (request) => {
		if (++calls > nth) throw PROCESS_ENDED;
		const answer = await call(request);
		if (calls >= nth) throw PROCESS_ENDED;
		return answer;
	};
};

const loseResponse = (nth: number): CallInterceptor => {
	let calls = 0;
	return (call) => async (request) => {
		const mine = ++calls;
		const answer = await call(request);
		if (mine === nth) throw new ConnectionLost('the answer was lost');
		return answer;
	};
};

/** What can become of the nth call of a run. */
export const CALL_FAULTS: ReadonlyArray<[what: string, trouble: (nth: number) => CallInterceptor]> = [
	['the process ends after it', endAfter],
	['its answer is lost', loseResponse],
];
