import type { RunningServices } from '../startServices';

type Addresses = Pick<RunningServices, 'proxyUrl' | 'caFile' | 'dashboardUrl'>;

/** The line for machines: everything a test or demo needs to connect. */
export function machineLine({ proxyUrl, caFile, dashboardUrl }: Addresses, facts: object): string {
	return JSON.stringify({ ready: true, proxy: proxyUrl, ca: caFile, dashboard: dashboardUrl, ...facts });
}

/** The page for people: what to set, and with what to log in. */
export function humanPage(
	title: string,
	{ proxyUrl, caFile, dashboardUrl }: Addresses,
	facts: string[],
): string {
	return [
		`The ${title} is up. Everything here is made up and works on this machine only.`,
		'',
		`export HTTPS_PROXY=${proxyUrl}`,
		'export NO_PROXY=localhost,127.0.0.1',
		`export NODE_EXTRA_CA_CERTS=${caFile}`,
		`export SSL_CERT_FILE=${caFile}`,
		'',
		...facts,
		'',
		`Dashboard       ${dashboardUrl}`,
		'',
	].join('\n');
}

/** Named values, one a line. */
export function table(title: string, rows: Record<string, string>): string[] {
	return Object.entries(rows).map(([name, value]) => `${title.padEnd(14)}  ${name.padEnd(18)} ${value}`);
}
