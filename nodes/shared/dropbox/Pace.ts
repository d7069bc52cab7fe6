import { Lane } from '../domain/pace/Lane';
import { patienceOf } from '../domain/retryTiming';
import type { ApiAnswer, Clock, Send } from '../ports';
import { Turns } from './Turns';

/** No run so far was the better for more calls at once, and a member's limit is shared by all that act as them. */
const WIDTH = { first: 8, least: 1, most: 32 };

/** Calls that take the write lock of a namespace. Those that look at a job of such a call do not. */
const WRITES =
	/\/2\/(files\/(create_folder|upload$|upload_session\/finish|move|copy|delete|restore|permanently_delete)(?!.*\/check)|sharing\/(share_folder|unshare_folder))/;

/**
 * The pace of one execution: how many of its calls are under way at once. A rate limit slows all of them down and
 * lets none begin before the time that the service said; who meets another's write lock slows writes alone.
 */
export class Pace {
	private readonly all: Turns;
	private readonly writes: Turns;

	constructor(private readonly clock: Clock) {
		this.all = new Turns(new Lane(WIDTH), clock);
		this.writes = new Turns(new Lane(WIDTH), clock);
	}

	/** Sends each request when it is its turn. */
	paced(send: Send): Send {
		return async (request) => {
			const isWrite = WRITES.test(request.url);
			const writeTurn = isWrite ? await this.writes.take() : undefined;
			const turn = await this.all.take();
			const answer = await send(request).catch((thrown: unknown) => {
				this.all.giveBack(turn, 'says nothing');
				if (writeTurn !== undefined) this.writes.giveBack(writeTurn, 'says nothing');
				throw thrown;
			});
			const limit = limitIn(answer);
			this.slowDown(limit, answer);
			this.all.giveBack(turn, limit === 'rate' ? 'turned away' : 'went through');
			if (writeTurn !== undefined) {
				this.writes.giveBack(writeTurn, limit === 'write lock' ? 'turned away' : 'went through');
			}
			return answer;
		};
	}

	private slowDown(limit: Limit, { headers }: ApiAnswer): void {
		const seconds = Number(headers['retry-after'] ?? Number.NaN);
		const { base, deadline } = patienceOf(this.clock);
		// Nobody waits longer than the patience of a call: those that follow are to hear of it themselves.
		if (limit === 'none' || !(seconds >= 0 && seconds * 1000 <= deadline)) return;
		const { lane } = limit === 'rate' ? this.all : this.writes;
		lane.closeUntil(this.clock.now() + seconds * 1000 + this.clock.random() * base);
	}
}

type Limit = 'none' | 'rate' | 'write lock';

function limitIn({ status, body }: ApiAnswer): Limit {
	if (status !== 429 && status !== 409) return 'none';
	if (body.includes('too_many_write_operations')) return 'write lock';
	return status === 429 ? 'rate' : 'none';
}
