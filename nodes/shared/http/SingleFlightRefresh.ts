/** How one request is put, and how its answer is read. */
export interface RefreshAttempts<Answer> {
	/** Sends the request with the token at hand. */
	send: () => Promise<Answer>;
	/** Sends it in the way in which a token that expired is renewed on the way. */
	sendRenewing: () => Promise<Answer>;
	/** Whether the answer says that the token is no longer taken. */
	isExpired: (answer: Answer) => boolean;
}

/** What became of an attempt that others wait for. */
type AttemptResult = 'token taken' | 'token refused' | { thrown: unknown };

/**
 * Sees to it that of many requests that use one credential only one renews its token, also when all meet the
 * expiry together: that one leads, the others wait for it and then ask again with the new token.
 */
export class SingleFlightRefresh {
	private renewing: Promise<AttemptResult> | undefined;
	/** The very first request goes alone: a credential that has no token yet gets it on the way. */
	private opening: Promise<AttemptResult> | undefined;
	private isOpen = false;

	/** @param isShared whether what one request was refused with would meet the others, too */
	constructor(private readonly isShared: (thrown: unknown) => boolean) {}

	/** The answer to a request, after the token was renewed where that was needed and possible. */
	async run<Answer>(attempts: RefreshAttempts<Answer>): Promise<Answer> {
		const first = await this.sendFirst(attempts.send);
		if (!attempts.isExpired(first)) return first;
		while (this.renewing !== undefined) {
			const ending = await this.renewing;
			if (ending === 'token taken') return await attempts.send();
			if (ending === 'token refused') return first;
			this.throwIfShared(ending);
		}
		// Also for a refusal that arrives after a renewal: with the new token nothing is renewed then.
		return await this.lead(attempts);
	}

	private async sendFirst<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
		while (!this.isOpen) {
			if (this.opening === undefined) return await this.open(ask);
			this.throwIfShared(await this.opening);
		}
		return await ask();
	}

	private async open<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
		const asking = ask();
		this.opening = attemptResultOf(asking, () => false).then((ending) => {
			this.isOpen = ending === 'token taken';
			this.opening = undefined;
			return ending;
		});
		return await asking;
	}

	private async lead<Answer>({ sendRenewing, isExpired }: RefreshAttempts<Answer>): Promise<Answer> {
		const asking = sendRenewing();
		this.renewing = attemptResultOf(asking, isExpired).then((ending) => {
			this.renewing = undefined;
			return ending;
		});
		return await asking;
	}

	private throwIfShared(ending: AttemptResult): void {
		if (typeof ending !== 'string' && this.isShared(ending.thrown)) throw ending.thrown;
	}
}

async function attemptResultOf<Answer>(
	asking: Promise<Answer>,
	isExpired: (answer: Answer) => boolean,
): Promise<AttemptResult> {
	return await asking.then(
		(answer) => (isExpired(answer) ? 'token refused' : 'token taken'),
		(thrown: unknown) => ({ thrown }),
	);
}
