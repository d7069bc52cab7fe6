import { Flow } from '../Flow';
import { byId, calledByWorkflow, clio, sendEmail, setJson, splitOut, workflows, type Step } from '../steps';
import { SEND_EMAILS } from './names';
import { result } from './result';

const NOTE = `
Writes and sends the emails that other workflows asked for: what could not be filed, that Dropbox does not answer, that a matter was closed. The names of documents and matters are read from Clio just before; the event queue holds only IDs.

Select your SMTP credential in *Send it*. The addresses are in *Client settings*.`;

/** IDs that the emails are about: their own, and of the events that they list. */
const idsOf = (field: string): string =>
	`={{ { ids: [...new Set($('Events').all().flatMap(({ json }) => [json.${field}, ...(JSON.parse(json.details).events ?? []).map((event) => event.${field})]).filter((id) => id))] } }}`;

/** By their IDs, of what could be read. */
const namesOf = (step: string, id: string, name: string): string =>
	`={{ Object.fromEntries($('${step}').all().map(({ json }) => json).filter((json) => json.${id}).map((json) => [String(json.${id}), json.${name}])) }}`;

/** An email is sent without a name rather than not at all. */
const lookUp = (resource: 'document' | 'matter'): Step =>
	clio(
		resource,
		'get',
		{ [resource]: byId('={{ $json.ids }}'), options: { giveUpAfter: 10 } },
		{ onError: 'continueRegularOutput', alwaysOutputData: true },
	);

/** Emails out of the queue, one result each. */
export const sendEmails = (): Flow =>
	new Flow(`${SEND_EMAILS.file}-clio`, SEND_EMAILS.name, SEND_EMAILS.file)
		.note('Send emails', NOTE, [-0.25, -2], [3, 1.5])
		.add('Events', calledByWorkflow(), [0, 0])
		.add('About which documents', setJson(idsOf('documentId'), { executeOnce: true }), [1, 0], 'Events')
		.add('Document each', { ...splitOut('ids'), alwaysOutputData: true }, [2, 0], 'About which documents')
		.add('Documents', lookUp('document'), [3, 0], 'Document each')
		.add('About which matters', setJson(idsOf('caseKey'), { executeOnce: true }), [4, 0], 'Documents')
		.add('Matter each', { ...splitOut('ids'), alwaysOutputData: true }, [5, 0], 'About which matters')
		.add('Matters', lookUp('matter'), [6, 0], 'Matter each')
		.add(
			'Emails to write',
			setJson("={{ { emails: $('Events').all().map(({ json }) => json) } }}", { executeOnce: true }),
			[7, 0],
			'Matters',
		)
		.add('Emails', splitOut('emails'), [8, 0], 'Emails to write')
		.add(
			'Write',
			workflows(
				'alert',
				'write',
				{
					event: '={{ $json }}',
					settings: '={{ $json.settings }}',
					options: {
						documentNames: namesOf('Documents', 'documentId', 'name'),
						matterNumbers: namesOf('Matters', 'matterId', 'matterNumber'),
					},
				},
				{ onError: 'continueErrorOutput' },
			),
			[9, 0],
			'Emails',
		)
		.add(
			'Send it',
			sendEmail(
				{
					fromEmail: "={{ $('Emails').item.json.settings.fromEmail }}",
					toEmail: "={{ $json.to.join(', ') }}",
					...{ subject: '={{ $json.subject }}', emailFormat: 'both' },
					...{ text: '={{ $json.text }}', html: '={{ $json.html }}' },
					options: { appendAttribution: false },
				},
				{ onError: 'continueErrorOutput' },
			),
			[10, 0],
			'Write',
		)
		.add('Result', result({ events: 'Emails', services: { smtp: ['Send it'] } }), [12, 0], 'Send it')
		.connect('Write', 'Result', 1)
		.connect('Send it', 'Result', 1);
