import { ConnectionLost, type Send } from '../../http/Send';
import type { Clock } from '../../http/Clock';
import { ApiError } from './Api';
import { isTransient, withRetry } from './isTransient';

/**
 * The patience of one execution. A route that stayed shut for as long as there is patience is not waited for again
 * until a call of it goes through: each further call is tried once. A thousand documents would otherwise each
 * wait out the same outage, one after the other. From where no answer came at all, none comes to other routes
 * either: that is kept by host.
 */
export class OutageBreaker {
	/** By route and by host, when a call of it was last answered for good; milliseconds since 1970. */
	private readonly wentThrough = new Map<string, number>();
	private readonly shut = new Set<string>();

	constructor(private readonly clock: Clock) {}

	/**
	 * Makes a call, repeating it where `repeatable` says that a later try may go through.
	 * @param attempt one try; what it sends goes through `seen`
	 */
	async run<T>(
		repeatable: (thrown: unknown) => boolean,
		attempt: (seen: (send: Send) => Send) => Promise<T>,
	): Promise<T> {
		const began = this.clock.now();
		let route = '';
		const seen =
			(send: Send): Send =>
			async (request) => {
				route = request.url;
				return await send(request);
			};
		return await withRetry(
			this.clock,
			(thrown) => repeatable(thrown) && !this.shut.has(route) && !this.shut.has(hostOf(route)),
			async () => await attempt(seen),
		).then(
			(value) => {
				this.markOpen(route);
				return value;
			},
			(thrown: unknown) => {
				if (thrown instanceof ApiError && !isTransient(thrown)) this.markOpen(route);
				// Where others went through meanwhile, this call had bad luck.
				else if (repeatable(thrown) && !this.wentThroughSince(began, route)) {
					const noneComes = thrown instanceof ConnectionLost && !this.wentThroughSince(began, hostOf(route));
					this.shut.add(noneComes ? hostOf(route) : route);
				}
				throw thrown;
			},
		);
	}

	private wentThroughSince(began: number, where: string): boolean {
		return Number(this.wentThrough.get(where)) >= began;
	}

	private markOpen(route: string): void {
		for (const where of [route, hostOf(route)]) {
			this.wentThrough.set(where, this.clock.now());
			this.shut.delete(where);
		}
	}
}

/** `https://api.dropboxapi.com` of a route's address; empty where nothing was sent. */
const hostOf = (route: string): string => /^https?:\/\/[^/]+/.exec(route)?.[0] ?? '';
