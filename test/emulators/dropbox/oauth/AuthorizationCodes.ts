import { randomBytes } from 'node:crypto';
import type { Subject } from '../state/accounts';

/** What somebody agreed to on the consent page. */
export interface Grant {
	appKey: string;
	subject: Subject;
	/** The person who agreed; for a team grant the admin. */
	accountId: string;
	scopes: readonly string[];
	/** Exactly as in the authorization request; the token request has to repeat it. */
	redirectUri: string | undefined;
	/** Whether a refresh token was asked for (`token_access_type=offline`). */
	offline: boolean;
	challenge: { value: string; method: 'S256' | 'plain' } | undefined;
}

const LIFETIME_MS = 10 * 60 * 1000;

/** Codes between consent page and token request: good once, for ten minutes. */
export class AuthorizationCodes {
	private readonly open = new Map<string, { grant: Grant; expiresAt: number }>();

	issue(grant: Grant, now: number): string {
		const code = randomBytes(24).toString('base64url');
		this.open.set(code, { grant, expiresAt: now + LIFETIME_MS });
		return code;
	}

	/** The grant behind a code, whose last use this was. */
	redeem(code: string, now: number): Grant | undefined {
		const found = this.open.get(code);
		this.open.delete(code);
		return found && found.expiresAt > now ? found.grant : undefined;
	}
}
