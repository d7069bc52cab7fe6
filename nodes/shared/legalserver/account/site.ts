import { Refusal } from '../../core/Refusal';

/** A site of LegalServer's, which has a host of its own. */
export interface Site {
	/** `riverside.legalserver.org`, or `riverside-demo.legalserver.org`. */
	host: string;
	isDemo: boolean;
}

const LONGEST_NAME = 50;

/**
 * The site that a credential names: one label of a host of LegalServer's, whatever the field holds.
 * @param name as in `https://riverside.legalserver.org`; what is no such name is refused, an address too
 * @throws Refusal `not_connected`
 */
export function requireSite(name: unknown, environment: unknown): Site {
	const given = typeof name === 'string' ? name.trim().toLowerCase() : '';
	const isName = given.length <= LONGEST_NAME && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(given);
	if (!isName) throw siteRefusal(given);
	if (environment !== 'live' && environment !== 'demo') throw environmentRefusal();
	const isDemo = environment === 'demo';
	// Some admins enter the demo site's name as the browser shows it.
	const label = given.replace(/-demo$/, '');
	if (given !== label && !isDemo) throw demoNameRefusal();
	return { host: `${label}${isDemo ? '-demo' : ''}.legalserver.org`, isDemo };
}

const ENTER = 'Enter the part before “.legalserver.org” of your site’s address, such as riverside.';

const siteRefusal = (given: string): Refusal =>
	new Refusal(
		'not_connected',
		given === ''
			? 'The field “Site” of the credential is empty'
			: 'The field “Site” of the credential is not the name of a site: only letters, digits and hyphens are allowed',
		ENTER,
	);

const environmentRefusal = (): Refusal =>
	new Refusal(
		'not_connected',
		'The field “Environment” of the credential is neither Live nor Demo',
		'Open the credential and select one of them.',
	);

const demoNameRefusal = (): Refusal =>
	new Refusal(
		'not_connected',
		'The field “Site” of the credential names a demo site, but Environment is Live',
		'Select Demo under Environment, or remove “-demo” from Site.',
	);
