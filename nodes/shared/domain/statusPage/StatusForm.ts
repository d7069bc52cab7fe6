import { Refusal } from '../../core/Refusal';
import { signToken, verifyToken } from '../casePage/signedToken';
import { textOf, wholeNumberOf } from '../queue/rowFrom';

/** What somebody asked for on the status page. */
export interface StatusForm {
	action: 'resend' | 'refile' | 'fileAgain';
	/** Rows to try again, by their IDs; of `fileAgain`, those that tell of deletions. */
	ids: number[];
	/** Or all that failed for this reason; `''` if none was asked for. */
	reason: string;
	/** Or all that failed since, in milliseconds; undefined if that was not asked for. */
	since: number | undefined;
	/** The category to file anew; `''` if none was asked for. */
	category: string;
}

/** Seconds for which the buttons of a page work. */
const LASTS = 24 * 60 * 60;
/** As many rows as the page can list, and more. */
const MOST_IDS = 10_000;

/**
 * What each form of the page carries, so that only the page itself can send one: a browser adds the password to whatever
 * another page makes it send, but no other page can read this. It needs no memory: it is signed with the key.
 * @param key which only those know who may see the page, such as the header with their password; `''` if there is none
 * @param now milliseconds
 * @returns `''` without a key
 */
export const createFormToken = (key: string, now: number): string =>
	key === '' ? '' : signToken('status-form', { exp: Math.floor(now / 1000) + LASTS }, key);

/**
 * Reads a form that the page sent.
 * @param given its fields, as the Webhook node has them
 * @param key the same as for the page
 * @param now milliseconds
 * @throws Refusal `guarded` unless the page itself made it within a day; `invalid_input` if it asks for nothing
 */
export function readStatusForm(
	given: Readonly<Record<string, unknown>>,
	key: string,
	now: number,
): StatusForm {
	if (!isGenuine(textOf(given['token']), key, now)) {
		throw new Refusal(
			'guarded',
			'The page was open for more than a day, or the request came from another page. Nothing was done',
			'Choose the button on this page, which is new.',
		);
	}
	const form = fieldsOf(given);
	if (form === undefined)
		throw new Refusal('invalid_input', 'The request does not say what to try again', 'Open the page again.');
	return form;
}

function isGenuine(token: string, key: string, now: number): boolean {
	if (key === '') return false;
	const claims = verifyToken('status-form', token, { current: key, former: undefined });
	return typeof claims?.['exp'] === 'number' && claims['exp'] * 1000 > now;
}

function fieldsOf(given: Readonly<Record<string, unknown>>): StatusForm | undefined {
	const [action, category] = [given['action'], textOf(given['category'])];
	const ids = [given['ids']]
		.flat()
		.flatMap((each) => textOf(each).split(',', MOST_IDS))
		.flatMap((each) => wholeNumberOf(each.trim()) ?? []);
	const [reason, since] = [textOf(given['reason']), wholeNumberOf(given['since'])];
	const form = { ids, reason, since, category };
	if (action === 'refile') return category === '' ? undefined : { action, ...form };
	if (action === 'fileAgain') return ids.length === 0 ? undefined : { action, ...form };
	const asksForSomething = ids.length > 0 || reason !== '' || since !== undefined;
	return action === 'resend' && asksForSomething ? { action, ...form } : undefined;
}
