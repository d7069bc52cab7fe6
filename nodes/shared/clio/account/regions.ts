import { Refusal } from '../../core/Refusal';

/** Clio keeps an account, its developer app and its tokens in one of these, each at a host of its own. */
export const REGION_HOSTS = {
	us: 'app.clio.com',
	eu: 'eu.app.clio.com',
	ca: 'ca.app.clio.com',
	au: 'au.app.clio.com',
} as const;

export type Region = keyof typeof REGION_HOSTS;

export const isRegion = (given: unknown): given is Region =>
	typeof given === 'string' && Object.hasOwn(REGION_HOSTS, given);

/**
 * The region that a credential names. Nothing else is ever taken for a host.
 * @throws Refusal `not_connected`
 */
export function requireRegion(given: unknown): Region {
	if (isRegion(given)) return given;
	throw new Refusal(
		'not_connected',
		'The field “Region” of the credential is not one of Clio’s regions',
		'Open the credential, select the region of your firm’s Clio account, and connect it again.',
	);
}
