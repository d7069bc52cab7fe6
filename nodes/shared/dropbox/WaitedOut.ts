import type { Clock, Send } from '../ports';
import { ApiError } from './Api';
import { isTransient, withPatience } from './retry';

/**
 * The patience of one execution. A route that stayed shut for as long as there is patience is not waited for again
 * until a call of it goes through: each further call is tried once. A thousand documents would otherwise each
 * wait out the same outage, one after the other.
 */
export class WaitedOut {
	/** By route, when a call of it was last answered for good; milliseconds since 1970. */
	private readonly wentThrough = new Map<string, number>();
	private readonly shut = new Set<string>();

	constructor(private readonly clock: Clock) {}

	/**
	 * Makes a call, repeating it where `repeatable` says that a later try may go through.
	 * @param attempt one try; what it sends goes through `seen`
	 */
	async patiently<T>(
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
		return await withPatience(
			this.clock,
			(thrown) => repeatable(thrown) && !this.shut.has(route),
			async () => await attempt(seen),
		).then(
			(value) => {
				this.isOpen(route);
				return value;
			},
			(thrown: unknown) => {
				if (thrown instanceof ApiError && !isTransient(thrown)) this.isOpen(route);
				// Where others went through meanwhile, this call had bad luck.
				else if (repeatable(thrown) && !(Number(this.wentThrough.get(route)) >= began)) this.shut.add(route);
				throw thrown;
			},
		);
	}

	private isOpen(route: string): void {
		this.wentThrough.set(route, this.clock.now());
		this.shut.delete(route);
	}
}
