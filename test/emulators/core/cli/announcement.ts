import type { RunningEmulator } from '../../startEmulator';

/** The line for machines: everything a test or demo needs to connect. */
export function machineLine({ proxyUrl, caFile, dashboardUrl, fixture }: RunningEmulator): string {
	return JSON.stringify({
		...{ ready: true, proxy: proxyUrl, ca: caFile, dashboard: dashboardUrl },
		...{ tokens: fixture.tokens, refreshTokens: fixture.refreshTokens },
		app: { key: fixture.app.key, secret: fixture.app.secret },
		accounts: accountsOf(fixture),
		namespaces: namespaceIdsOf(fixture),
	});
}

/** The page for people: what to set, and with what to log in. */
export function humanPage({ proxyUrl, caFile, dashboardUrl, fixture }: RunningEmulator): string {
	return [
		'The emulated Dropbox is up. Everything here is made up and works on this machine only.',
		'',
		`export HTTPS_PROXY=${proxyUrl}`,
		'export NO_PROXY=localhost,127.0.0.1',
		`export NODE_EXTRA_CA_CERTS=${caFile}`,
		`export SSL_CERT_FILE=${caFile}`,
		'',
		`App key         ${fixture.app.key}`,
		`App secret      ${fixture.app.secret}`,
		...table('Refresh token', fixture.refreshTokens),
		...table('Access token', fixture.tokens),
		...table(
			'Member',
			Object.fromEntries(
				Object.entries(accountsOf(fixture)).map(([name, { email, teamMemberId }]) => [
					name,
					[email, teamMemberId].filter(Boolean).join('  '),
				]),
			),
		),
		...table('Namespace', namespaceIdsOf(fixture)),
		'',
		`Dashboard       ${dashboardUrl}`,
		'',
	].join('\n');
}

function table(title: string, rows: Record<string, string>): string[] {
	return Object.entries(rows).map(([name, value]) => `${title.padEnd(14)}  ${name.padEnd(18)} ${value}`);
}

function accountsOf({ accounts }: RunningEmulator['fixture']) {
	return Object.fromEntries(
		Object.entries(accounts).map(([name, { accountId, teamMemberId, email, displayName }]) => [
			name,
			{ accountId, teamMemberId, email, displayName },
		]),
	);
}

function namespaceIdsOf({ namespaces }: RunningEmulator['fixture']): Record<string, string> {
	return Object.fromEntries(Object.entries(namespaces).map(([name, { id }]) => [name, id]));
}
