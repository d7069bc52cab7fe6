import { Refusal } from '../../../../../../nodes/shared/core/Refusal';
import type { Click } from '../../../../../../nodes/shared/clio/port';

/** What Clio adds to the address that a click opens. */
export const CLICK_PARAMETERS = [
	'custom_action_id',
	'user_id',
	'subject_url',
	'custom_action_nonce',
] as const;

/** What a click says of itself, in the right form, and otherwise not to be believed yet. */
export interface SaidClick extends Click {
	customActionId: number;
	userId: number;
}

/**
 * A click out of the query of a webhook. No message has anything of what came: the nonce is in it.
 * @throws Refusal `invalid_input` for what is missing, there twice, or no text
 */
export function readClick(query: unknown): SaidClick {
	if (typeof query !== 'object' || query === null || Array.isArray(query)) throw noQueryRefusal();
	const read = (name: (typeof CLICK_PARAMETERS)[number], form: RegExp): string => {
		const given: unknown = Object.hasOwn(query, name) ? (query as Record<string, unknown>)[name] : undefined;
		if (given === undefined || given === '') throw clickRefusal(`has no ${name}`);
		if (typeof given !== 'string') throw clickRefusal(`has ${name} more than once, or in an unknown form`);
		if (!form.test(given)) throw clickRefusal(`has a ${name} that Clio does not send`);
		return given;
	};
	return {
		customActionId: Number(read('custom_action_id', ID)),
		userId: Number(read('user_id', ID)),
		subjectUrl: read('subject_url', TEXT),
		nonce: read('custom_action_nonce', TEXT),
	};
}

const ID = /^[1-9]\d{0,14}$/;

/** Visible signs of ASCII, as in addresses. */
const TEXT = /^[\x21-\x7e]{1,1000}$/;

const noQueryRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The field “Query Parameters” does not contain a webhook’s query',
		'Set it to the expression {{ $json.query }} and connect this step directly to the Webhook node.',
	);

const clickRefusal = (what: string): Refusal =>
	new Refusal(
		'invalid_input',
		`The click ${what}`,
		'Nothing was sent to Clio. Open the link from Clio’s own page, not from a bookmark or a message.',
	);
