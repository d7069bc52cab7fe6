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
	return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
