/** How one request is put, and how its answer is read. */
export interface Attempts<Answer> {
	/** Sends the request with the token at hand. */
	ask: () => Promise<Answer>;
	/** Sends it in the way in which a token that ran out is renewed on the way. */
	askRenewing: () => Promise<Answer>;
	/** Whether the answer says that the token is no longer taken. */
	isExpired: (answer: Answer) => boolean;
}

/** What became of an attempt that others wait for. */
type Ending = 'token taken' | 'token refused' | { thrown: unknown };

/**
 * Sees to it that of many requests that use one credential only one renews its token, also when all meet the
 * expiry together: that one leads, the others wait for it and then ask again with the new token.
 */
export class OneRefresh {
	private renewing: Promise<Ending> | undefined;
	/** The very first request goes alone: a credential that has no token yet gets it on the way. */
	private opening: Promise<Ending> | undefined;
	private isOpen = false;

	/** @param holdsForAll whether what one request was refused with would meet the others, too */
	constructor(private readonly holdsForAll: (thrown: unknown) => boolean) {}

	/** The answer to a request, after the token was renewed where that was needed and possible. */
	async answer<Answer>(attempts: Attempts<Answer>): Promise<Answer> {
		const first = await this.firstTry(attempts.ask);
		if (!attempts.isExpired(first)) return first;
		while (this.renewing !== undefined) {
			const ending = await this.renewing;
			if (ending === 'token taken') return await attempts.ask();
			if (ending === 'token refused') return first;
			this.throwWhatHoldsForAll(ending);
		}
		// Also for a refusal that arrives after a renewal: with the new token nothing is renewed then.
		return await this.lead(attempts);
	}

	private async firstTry<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
		while (!this.isOpen) {
			if (this.opening === undefined) return await this.open(ask);
			this.throwWhatHoldsForAll(await this.opening);
		}
		return await ask();
	}

	private async open<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
		const asking = ask();
		this.opening = endingOf(asking, () => false).then((ending) => {
			this.isOpen = ending === 'token taken';
			this.opening = undefined;
			return ending;
		});
		return await asking;
	}

	private async lead<Answer>({ askRenewing, isExpired }: Attempts<Answer>): Promise<Answer> {
		const asking = askRenewing();
		this.renewing = endingOf(asking, isExpired).then((ending) => {
			this.renewing = undefined;
			return ending;
		});
		return await asking;
	}

	private throwWhatHoldsForAll(ending: Ending): void {
		if (typeof ending !== 'string' && this.holdsForAll(ending.thrown)) throw ending.thrown;
	}
}

async function endingOf<Answer>(
	asking: Promise<Answer>,
	isExpired: (answer: Answer) => boolean,
): Promise<Ending> {
	return await asking.then(
		(answer) => (isExpired(answer) ? 'token refused' : 'token taken'),
		(thrown: unknown) => ({ thrown }),
	);
}
