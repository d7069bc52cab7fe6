import { randomBytes } from 'node:crypto';
import { MINUTE } from '../state/time';

export interface Consent {
	appKey: string;
	userId: number;
	/** The token request has to repeat it. */
	redirectUri: string;
}

/** Codes between consent page and token request: good once, for ten minutes. */
export class AuthorizationCodes {
	private readonly open = new Map<string, { consent: Consent; expiresAt: number }>();

	issue(consent: Consent, now: number): string {
		const code = randomBytes(20).toString('base64url');
		this.open.set(code, { consent, expiresAt: now + 10 * MINUTE });
		return code;
	}

	redeem(code: string, now: number): Consent | undefined {
		const found = this.open.get(code);
		this.open.delete(code);
		return found && found.expiresAt > now ? found.consent : undefined;
	}
}
