import type { AccessToken, Account, App, RefreshToken, Team } from './accounts';

/** Everybody and everything that may call, by the key that a call brings. */
export class Registry {
	/** By `dbid:`. */
	readonly accounts = new Map<string, Account>();
	/** By `dbtid:`. */
	readonly teams = new Map<string, Team>();
	/** By app key. */
	readonly apps = new Map<string, App>();
	readonly accessTokens = new Map<string, AccessToken>();
	readonly refreshTokens = new Map<string, RefreshToken>();
	/** See `storeOf`. */
	readonly stores = new Map<symbol, unknown>();

	addAccount(account: Account): Account {
		this.accounts.set(account.accountId, account);
		return account;
	}

	addTeam(team: Team): Team {
		this.teams.set(team.teamId, team);
		return team;
	}

	addApp(app: App): App {
		this.apps.set(app.key, app);
		return app;
	}

	addAccessToken(token: AccessToken): AccessToken {
		this.accessTokens.set(token.token, token);
		return token;
	}

	addRefreshToken(token: RefreshToken): RefreshToken {
		this.refreshTokens.set(token.token, token);
		return token;
	}

	/** By `dbmid:`; undefined for strangers. */
	memberById(teamMemberId: string): Account | undefined {
		return [...this.accounts.values()].find((account) => account.teamMemberId === teamMemberId);
	}

	memberByEmail(email: string): Account | undefined {
		const wanted = email.toLowerCase();
		return [...this.accounts.values()].find((account) => account.email.toLowerCase() === wanted);
	}

	membersOf(teamId: string): Account[] {
		return [...this.accounts.values()].filter((account) => account.teamId === teamId);
	}
}
