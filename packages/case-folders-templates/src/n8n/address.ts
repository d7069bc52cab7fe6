import { invalid } from '../io/Failure';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The address of an n8n, without a slash at its end. An API key goes there, so only https is taken, and http on the machine
 * itself.
 */
export function n8nAddress(given: string): string {
	const url = URL.canParse(given) ? new URL(given) : undefined;
	const advice = 'Enter it as people open n8n, such as --url https://n8n.example.com';
	if (url === undefined || !['https:', 'http:'].includes(url.protocol))
		throw invalid('--url is not a web address', advice);
	if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
		throw invalid('--url has more than an address in it', `${advice}. A password or key never belongs there`);
	if (url.protocol === 'http:' && !LOOPBACK.includes(url.hostname))
		throw invalid(
			'--url is not https, so others could read the API key',
			'Use https, or run the command on the machine of n8n with http://localhost:5678',
		);
	return withoutSlash(url);
}

const withoutSlash = ({ origin, pathname }: URL): string => `${origin}${pathname.replace(/\/+$/, '')}`;

/**
 * A client's workflows belong into that client's n8n. On the machine of n8n itself, its address is another one.
 * @param address as n8nAddress has it
 * @param ofClient as the client's file has it
 */
export function requireSameN8n(address: string, ofClient: string | undefined): void {
	if (ofClient === undefined || LOOPBACK.includes(new URL(address).hostname)) return;
	if (URL.canParse(ofClient) && withoutSlash(new URL(ofClient)) === address) return;
	throw invalid(
		`--url is another n8n than “n8nUrl” in the client’s file: ${ofClient}`,
		'Check that it is the right client. Then use that address as --url, or correct “n8nUrl”.',
	);
}
