import { setJson, type Step } from '../steps';

/**
 * The last step of a workflow that does the work of events: one item for each event, with what became of it, for
 * *Settle*. Its input is whatever the step before gave, refused or not.
 * @param emails an expression for the emails that follow from it
 * @param events the step whose items are the events
 */
export function result({ emails = '[]', events = 'Events', service = '' } = {}): Step {
	const of = (field: string) => `\t${field}: $('${events}').item.json.${field},`;
	return setJson(
		[
			'={{ {',
			...['id', 'eventId', 'lease', 'attempts', 'details'].map(of),
			'\terror: $json.error ?? null,',
			...(service === '' ? [] : [`\tservice: '${service}',`]),
			"\tskipped: $json.action === 'skip' ? $json.reason : '',",
			"\thold: $json.action === 'hold' ? $json.reason : '',",
			`\temails: ${emails}`,
			'} }}',
		].join('\n'),
	);
}
