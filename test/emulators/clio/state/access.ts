import { randomBytes } from 'node:crypto';
import type { Permissions } from './permissions';

/** A developer app, in one region only. */
export interface App {
	key: string;
	secret: string;
	name: string;
	/** Letter for letter; any port of `http://127.0.0.1` besides. */
	redirectUris: readonly string[];
	/** The boxes ticked now; who agreed earlier agreed to those ticked then. */
	permissions: Permissions;
}

/** What a person agreed to. */
export interface Grant {
	appKey: string;
	userId: number;
	permissions: Permissions;
	refreshToken: string;
	revoked: boolean;
}

export interface AccessToken {
	token: string;
	grant: Grant;
	expiresAt: number;
	/** Apart from the grant, which lives on. */
	revoked: boolean;
}

/** Apps, grants and tokens. */
export class AccessRegistry {
	readonly apps = new Map<string, App>();
	readonly refreshTokens = new Map<string, Grant>();
	readonly accessTokens = new Map<string, AccessToken>();
	/** Seconds for which new access tokens live: thirty days. */
	tokenLifetimeSeconds = 2_592_000;

	/** The same apps, grants and tokens, which may end apart. */
	fork(): AccessRegistry {
		const fork = new AccessRegistry();
		fork.tokenLifetimeSeconds = this.tokenLifetimeSeconds;
		for (const [key, app] of this.apps) fork.apps.set(key, app);
		const grants = new Map([...this.refreshTokens.values()].map((grant) => [grant, { ...grant }]));
		for (const [token, grant] of this.refreshTokens)
			fork.refreshTokens.set(token, grants.get(grant) ?? grant);
		for (const [name, token] of this.accessTokens)
			fork.accessTokens.set(name, { ...token, grant: grants.get(token.grant) ?? token.grant });
		return fork;
	}

	grant(app: App, userId: number, refreshToken = randomBytes(20).toString('base64url')): Grant {
		const grant = { appKey: app.key, userId, permissions: app.permissions, refreshToken, revoked: false };
		this.refreshTokens.set(refreshToken, grant);
		return grant;
	}

	token(grant: Grant, now: number, name?: string): AccessToken {
		const token: AccessToken = {
			token: name ?? `${grant.userId}-${randomBytes(24).toString('base64url')}`,
			...{ grant, revoked: false, expiresAt: now + this.tokenLifetimeSeconds * 1000 },
		};
		this.accessTokens.set(token.token, token);
		return token;
	}
}
