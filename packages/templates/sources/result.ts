import { setJson, type Step } from '../steps';

/**
 * The last step of a workflow that does the work of events: one item for each event that came in at the step *Events*,
 * with what became of it, for *Settle*. Its input is whatever the step before gave, refused or not.
 * @param emails an expression for the emails that follow from it
 */
export const result = (emails = '[]'): Step =>
	setJson(
		[
			'={{ {',
			"\tid: $('Events').item.json.id,",
			"\teventId: $('Events').item.json.eventId,",
			"\tlease: $('Events').item.json.lease,",
			"\tattempts: $('Events').item.json.attempts,",
			'\terror: $json.error ?? null,',
			"\tskipped: $json.action === 'skip' ? $json.reason : '',",
			"\thold: $json.action === 'hold' ? $json.reason : '',",
			`\temails: ${emails}`,
			'} }}',
		].join('\n'),
	);
