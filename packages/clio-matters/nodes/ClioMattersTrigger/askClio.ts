import { clock } from '../../../../nodes/shared/n8n/clock';

/** For what a stranger can make the trigger ask Clio, and how often in a minute. */
const MOST = {
	/** Reading the subscriptions, since a signature fits none of the secrets that are known. */
	signatures: 4,
	/** The same since a handshake does. */
	handshakes: 4,
	/** Trying the secret of a handshake that does not say which subscription it is about. */
	unnamed: 6,
	/** That of one that names a subscription that waits for it, which strangers hardly can. */
	named: 9,
	/** Looking at once at what was told by the very same request within the last minute; else it waits for the next look. */
	repeats: 6,
} as const;

export type Asking = keyof typeof MOST;

/** When Clio was asked lately. */
export type Asked = Record<Asking, number[]>;

export const askedNothing = (): Asked => ({
	signatures: [],
	handshakes: [],
	unnamed: [],
	named: [],
	repeats: [],
});

const MINUTE = 60_000;

/** Requests that are remembered at most. */
const MOST_REMEMBERED = 5000;

/** Which requests came lately: whoever has one that Clio signed can send it again and again. */
export class SeenLately {
	private readonly seen = new Map<string, number>();

	/** Whether it came within the last minute. From now on it has. */
	isRepeated(signature: string): boolean {
		const now = clock.now();
		const at = this.seen.get(signature);
		this.seen.delete(signature);
		this.seen.set(signature, now);
		const [oldest] = this.seen.keys();
		if (this.seen.size > MOST_REMEMBERED && oldest !== undefined) this.seen.delete(oldest);
		return at !== undefined && Math.abs(now - at) < MINUTE;
	}
}

/** Whether Clio may be asked so often once more, which is counted then: forgeries must not use up its limit. */
export function mayAsk(asked: Asked, asking: Asking, calls = 1): boolean {
	const now = clock.now();
	// What lies ahead was counted before the clock was set back.
	const lately = asked[asking].filter((time) => time > now - MINUTE && time <= now);
	const isAllowed = lately.length + calls <= MOST[asking];
	asked[asking] = isAllowed ? [...lately, ...Array<number>(calls).fill(now)] : lately;
	return isAllowed;
}
