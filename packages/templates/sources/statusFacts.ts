import type { Flow } from '../Flow';
import { clio, legalServer } from '../steps';

/** Whose connection the page tells of; a system that only calls webhooks has none. */
export type System = 'clio' | 'legalserver' | 'webhook';

/** The page comes, whatever the service does. Seconds: the fewest that there can be. */
const AT_ONCE = { options: { giveUpAfter: 3 } };
const ANYWAY = { onError: 'continueRegularOutput', alwaysOutputData: true, executeOnce: true } as const;

const NAMES = { clio: 'Clio', legalserver: 'LegalServer' } as const;

/**
 * Asks the case system how long its connection lasts.
 * @returns the step after which the page is made
 */
export function askSystem(
	flow: Flow,
	system: System,
	after: string,
	place: readonly [column: number, row: number],
): string {
	if (system === 'webhook') return after;
	const ask = system === 'clio' ? clio : legalServer;
	flow.add(NAMES[system], ask('account', 'checkConnection', AT_ONCE, ANYWAY), place, after);
	return NAMES[system];
}

/** What a service said: whether it answered, whether it let us in, and how many calls are left. */
const common = (name: string): string => `
	unreachable: ['unavailable', 'too_busy', 'unexpected'].includes($('${name}').first().json.error?.reason) ? ['${name}'] : [],
	callsLeft: $('${name}').first().json.callsPerMinute ? [{ name: '${name}', left: $('${name}').first().json.callsLeft, of: $('${name}').first().json.callsPerMinute }] : [],`;

/** The workflow that receives Clio's webhooks. */
const CLIO_EVENTS = 'Events from Clio';

const ended = (name: string): string =>
	`...($('${name}').first().json.error?.reason === 'not_connected' ? [{ name: 'The connection to ${name}', expiresAt: 0, whatToDo: 'In n8n, open Overview, then Credentials, and connect the account again.' }] : [])`;

/** Facts for the page, as the inside of an object. */
export const FACTS_OF: Readonly<Record<System, string>> = {
	clio: `${common('Clio')}
	expiries: [${ended('Clio')}, ...($('Clio').first().json.webhooks ?? []).filter(({ expiresAt }) => expiresAt).map(({ model, expiresAt }) => ({ name: 'Clio webhook (' + model + ')', expiresAt, whatToDo: 'In n8n, unpublish “${CLIO_EVENTS}” and publish it again.' }))],`,
	legalserver: `${common('LegalServer')}
	expiries: [${ended('LegalServer')}, ...($('LegalServer').first().json.tokenEnds ? [{ name: 'LegalServer token', expiresAt: $('LegalServer').first().json.tokenEnds, whatToDo: 'Create a new token in LegalServer, and enter it in the LegalServer credential in n8n.' }] : [])],`,
	webhook: '',
};
