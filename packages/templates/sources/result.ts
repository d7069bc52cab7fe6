import { setJson, type Step } from '../steps';

/** What *Settle* needs to know of an event beside its result. */
const FIELDS = [
	...['id', 'lease', 'attempts', 'eventId', 'source', 'kind', 'caseKey', 'documentId', 'versionId'],
	...['details', 'verdict'],
];

interface ResultOptions {
	/** An expression for the emails that follow from it. */
	emails?: string;
	/** The step whose items are the events. */
	events?: string;
	/** An expression for further events, which do the rest of the work. */
	further?: string;
	/** An expression for IDs that the row keeps beside those that it has. */
	keep?: string;
	/** An expression for what was filed, or null. */
	filed?: string;
	/** An expression for a code that says in which way an event is done; `''` for the usual one. */
	whyDone?: string;
	/** An expression for what was refused. */
	error?: string;
	/** An expression for the service that refused it, where the step before knows it; others are known by their steps. */
	service?: string;
	/** Which steps reach which service. */
	services?: Readonly<Record<string, readonly string[]>>;
}

const byStep = (services: NonNullable<ResultOptions['services']>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(services).flatMap(([service, steps]) => steps.map((step) => [step, service])),
	);

/**
 * The last step of a workflow that does the work of events: one item for each event, with what became of it, for
 * *Settle*. Its input is whatever the step before gave, refused or not.
 */
export const result = ({
	emails = '[]',
	events = 'Events',
	services = {},
	service = '',
	keep,
	filed,
	further,
	whyDone = "''",
	error = '$json.error ?? null',
}: ResultOptions = {}): Step => {
	const byStepName = `(${JSON.stringify(byStep(services))})[$prevNode.name] ?? ''`;
	return setJson(
		[
			'={{ {',
			...FIELDS.map((field) => `\t${field}: $('${events}').item.json.${field},`),
			...(keep === undefined
				? []
				: [
						`\tdetails: JSON.stringify({ ...JSON.parse($('${events}').item.json.details || '{}'), ...(${keep}) }),`,
					]),
			...(filed === undefined ? [] : [`\tfiled: ${filed},`]),
			...(further === undefined ? [] : [`\tevents: ${further},`]),
			`\terror: ${error},`,
			`\tskipped: ['skip', 'hold'].includes($json.action) ? $json.reason : ${whyDone},`,
			"\thold: $json.action === 'hold',",
			`\tservice: ${service === '' ? byStepName : `${service} || (${byStepName})`},`,
			`\temails: ${emails}`,
			'} }}',
		].join('\n'),
	);
};

/**
 * The email about a case that *Close it* closed, and of which *Save manifest* saved one: one for each closing, however
 * many events say that the case is closed. Names are looked up when it is sent.
 */
export const CLOSED_EMAIL = `{
		kind: 'closed',
		key: ($('Close it').item.json.archiveId ?? $('Events').item.json.caseKey) + ':' + $('Close it').item.json.closedAt,
		details: {
			caseKey: $('Events').item.json.caseKey,
			archiveId: $('Close it').item.json.archiveId,
			documents: $('Save manifest').item.json.documents,
			root: $('Save manifest').item.json.root,
		},
	}`;
