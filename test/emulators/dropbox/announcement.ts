import { table } from '../core/cli/announcement';
import type { Fixture } from './state/fixtures';

/** What a machine has to know of a fixture to log in. */
export function announcedFacts(fixture: Fixture): object {
	return {
		...{ tokens: fixture.tokens, refreshTokens: fixture.refreshTokens },
		app: { key: fixture.app.key, secret: fixture.app.secret },
		accounts: accountsOf(fixture),
		namespaces: namespaceIdsOf(fixture),
	};
}

/** The same for people, line by line. */
export function announcedLines(fixture: Fixture): string[] {
	const members = Object.entries(accountsOf(fixture)).map(([name, { email, teamMemberId }]) => [
		name,
		[email, teamMemberId].filter(Boolean).join('  '),
	]);
	return [
		`App key         ${fixture.app.key}`,
		`App secret      ${fixture.app.secret}`,
		...table('Refresh token', fixture.refreshTokens),
		...table('Access token', fixture.tokens),
		...table('Member', Object.fromEntries(members) as Record<string, string>),
		...table('Namespace', namespaceIdsOf(fixture)),
	];
}

function accountsOf({ accounts }: Fixture) {
	return Object.fromEntries(
		Object.entries(accounts).map(([name, { accountId, teamMemberId, email, displayName }]) => [
			name,
			{ accountId, teamMemberId, email, displayName },
		]),
	);
}

function namespaceIdsOf({ namespaces }: Fixture): Record<string, string> {
	return Object.fromEntries(Object.entries(namespaces).map(([name, { id }]) => [name, id]));
}
