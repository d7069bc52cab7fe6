import { setJson, type Step } from '../steps';

/** What *Settle* needs to know of an event beside its result. */
const FIELDS = [
	...['id', 'lease', 'attempts', 'eventId', 'source', 'kind', 'caseKey', 'documentId', 'versionId'],
	...['details', 'verdict'],
];

/**
 * The last step of a workflow that does the work of events: one item for each event, with what became of it, for
 * *Settle*. Its input is whatever the step before gave, refused or not.
 * @param emails an expression for the emails that follow from it
 * @param events the step whose items are the events
 */
export const result = ({ emails = '[]', events = 'Events' } = {}): Step =>
	setJson(
		[
			'={{ {',
			...FIELDS.map((field) => `\t${field}: $('${events}').item.json.${field},`),
			'\terror: $json.error ?? null,',
			"\tskipped: ['skip', 'hold'].includes($json.action) ? $json.reason : '',",
			"\thold: $json.action === 'hold',",
			`\temails: ${emails}`,
			'} }}',
		].join('\n'),
	);
