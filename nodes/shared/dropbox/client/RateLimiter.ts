import { AimdLimit } from '../../http/AimdLimit';
import { retryPolicyFor } from '../../http/retryPolicy';
import type { HttpResponse, Send } from '../../http/Send';
import type { Clock } from '../../http/Clock';
import { RequestQueue } from '../../http/RequestQueue';

/** No run so far was the better for more calls at once, and a member's limit is shared by all that act as them. */
const BOUNDS = { first: 8, least: 1, most: 32 };

/** Calls that take the write lock of a namespace. Those that look at a job of such a call do not. */
const WRITE_ROUTES =
	/\/2\/(files\/(create_folder|upload$|upload_session\/finish|move|copy|delete|restore|permanently_delete)(?!.*\/check)|sharing\/(share_folder|unshare_folder))/;

/**
 * The pace of one execution: how many of its calls are under way at once. A rate limit slows all of them down and
 * lets none begin before the time that the service said; who meets another's write lock slows writes alone.
 */
export class RateLimiter {
	private readonly all: RequestQueue;
	private readonly writes: RequestQueue;

	constructor(private readonly clock: Clock) {
		this.all = new RequestQueue(new AimdLimit(BOUNDS), clock);
		this.writes = new RequestQueue(new AimdLimit(BOUNDS), clock);
	}

	/** Sends each request when it is its turn. */
	throttle(send: Send): Send {
		return async (request) => {
			const isWrite = WRITE_ROUTES.test(request.url);
			const writeTurn = isWrite ? await this.writes.acquire() : undefined;
			const turn = await this.all.acquire();
			const answer = await send(request).catch((thrown: unknown) => {
				this.all.release(turn, 'says nothing');
				if (writeTurn !== undefined) this.writes.release(writeTurn, 'says nothing');
				throw thrown;
			});
			const limit = limitKindOf(answer);
			this.slowDown(limit, answer);
			this.all.release(turn, limit === 'rate' ? 'turned away' : 'went through');
			if (writeTurn !== undefined) {
				this.writes.release(writeTurn, limit === 'write lock' ? 'turned away' : 'went through');
			}
			return answer;
		};
	}

	private slowDown(limit: LimitKind, { headers }: HttpResponse): void {
		const seconds = Number(headers['retry-after'] ?? Number.NaN);
		const { base, deadline } = retryPolicyFor(this.clock);
		// Nobody waits longer than the patience of a call: those that follow are to hear of it themselves.
		if (limit === 'none' || !(seconds >= 0 && seconds * 1000 <= deadline)) return;
		const { aimdLimit } = limit === 'rate' ? this.all : this.writes;
		aimdLimit.pauseUntil(this.clock.now() + seconds * 1000 + this.clock.random() * base);
	}
}

type LimitKind = 'none' | 'rate' | 'write lock';

function limitKindOf({ status, body }: HttpResponse): LimitKind {
	if (status !== 429 && status !== 409) return 'none';
	if (body.includes('too_many_write_operations')) return 'write lock';
	return status === 429 ? 'rate' : 'none';
}
