import { ConnectionLost, type Send } from '../../nodes/shared/ports';

/** What a process that ends throws into everything that goes on in it. */
export const ENDED = new Error('the process has ended');

export type Through = (send: Send) => Send;

/** What can become of the nth call of a run. */
export const TROUBLES: ReadonlyArray<[what: string, trouble: (nth: number) => Through]> = [
	[
		'the process ends before it',
		(nth) => (send) => {
			let calls = 0;
			return async (call) => {
				if (++calls >= nth) throw ENDED;
				return await send(call);
			};
		},
	],
	[
		'the process ends after it',
		(nth) => (send) => {
			let calls = 0;
			return async (call) => {
				if (++calls > nth) throw ENDED;
				const answer = await send(call);
				if (calls >= nth) throw ENDED;
				return answer;
			};
		},
	],
	[
		'its answer is lost',
		(nth) => (send) => {
			let calls = 0;
			return async (call) => {
				const mine = ++calls;
				const answer = await send(call);
				if (mine === nth) throw new ConnectionLost('the answer was lost');
				return answer;
			};
		},
	],
];
