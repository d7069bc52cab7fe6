import { randomBytes } from 'node:crypto';
import { MINUTE } from './time';

/** Proofs that a person has clicked on a custom action: good once, for a minute, for that person's token. */
export class Nonces {
	private readonly open = new Map<string, { userId: number; appKey: string; expiresAt: number }>();

	issue(userId: number, appKey: string, now: number): string {
		const nonce = randomBytes(16).toString('hex');
		this.open.set(nonce, { userId, appKey, expiresAt: now + MINUTE });
		return nonce;
	}

	/** Whether it is good; it never is again. */
	redeem(nonce: string, userId: number, appKey: string, now: number): boolean {
		const found = this.open.get(nonce);
		this.open.delete(nonce);
		return found?.userId === userId && found.appKey === appKey && found.expiresAt > now;
	}
}
