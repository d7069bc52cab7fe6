import { emptyFieldRefusal } from '../../../../../../nodes/shared/clioNode/readParameters';
import { Refusal } from '../../../../../../nodes/shared/core/Refusal';
import { CLICK_PARAMETERS } from './readClick';

/**
 * An address that a link in Clio may open.
 * @throws Refusal `invalid_input`
 */
export function readTargetUrl(given: string): { url: string; warnings: string[] } {
	if (given === '') throw emptyFieldRefusal('Target URL', 'the production URL of the Webhook node');
	const url = URL.canParse(given) ? new URL(given) : undefined;
	if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
		throw targetRefusal(
			'is not a web address that starts with https',
			'Enter the production URL of the Webhook node. The proof of a click must not travel without encryption.',
		);
	const taken = CLICK_PARAMETERS.find((name) => url.searchParams.has(name));
	if (taken !== undefined)
		throw targetRefusal(
			`already has the parameter ${taken}, which Clio adds to each click`,
			'Remove it from the URL.',
		);
	return { url: given, warnings: /\/webhook-test\//.test(url.pathname) ? [TEST_URL] : [] };
}

const targetRefusal = (what: string, advice: string): Refusal =>
	new Refusal('invalid_input', `The field “Target URL” ${what}`, advice);

const TEST_URL =
	'The target URL is the test URL of a Webhook node, which works only while its editor is listening. Use the production URL.';
