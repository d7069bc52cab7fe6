import { Flow } from '../Flow';
import {
	byId,
	calledByWorkflow,
	clio,
	dropbox,
	legalServer,
	sendEmail,
	setJson,
	splitOut,
	workflows,
	type Step,
} from '../steps';
import { SEND_EMAILS } from './names';
import { result } from './result';

/** Whose events the emails are about; a system that only calls webhooks can be asked for no names. */
type System = 'clio' | 'legalserver' | 'webhook';

const SYSTEMS = {
	clio: 'It reads the names of documents and matters from Clio just before sending; the event queue holds only IDs.',
	legalserver:
		'It reads case numbers and the names of documents from LegalServer just before sending; the event queue holds only IDs.',
	webhook: 'The emails have the case numbers that your system sends.',
} as const satisfies Record<System, string>;

const noteFor = (system: System): string => `
Writes and sends the emails that other workflows ask for, such as about a document that could not be filed in Dropbox, a system that does not respond, or a closed case. ${SYSTEMS[system]}

**To set up:** select your SMTP credential in *Send it*. The addresses are in *Client settings*. Select your Dropbox credential in *Archives*: it says where the documents of a closed matter are. For a link to the status page in every email, add **Status Page URL** to *Client settings*.`;

/** IDs that the emails are about: their own, and of the events that they list. */
const idsOf = (field: string): string =>
	`={{ { ids: [...new Set($('Events').all().flatMap(({ json }) => [json.${field}, ...[JSON.parse(json.details).events].flat().map((event) => event?.${field})]).filter((id) => id))] } }}`;

/** LegalServer reads a document only with its case. */
const PAIRS = `={{ { ids: $('Events').all().flatMap(({ json }) => [json, ...[JSON.parse(json.details).events].flat()]).filter((event) => event).filter(({ caseKey, documentId }) => caseKey && documentId && documentId !== 'all').map(({ caseKey, documentId }) => ({ caseKey, documentId })) } }}`;

/** By their IDs, of what could be read. */
const namesOf = (step: string, id: string, name: string): string =>
	`={{ Object.fromEntries($('${step}').all().map(({ json }) => json).filter((json) => json.${id}).map((json) => [String(json.${id}), json.${name}])) }}`;

/** An email is sent without a name rather than not at all. */
const ANYWAY = { onError: 'continueRegularOutput', alwaysOutputData: true } as const;
const SOON = { options: { giveUpAfter: 10 } };

const fromClio = (resource: 'document' | 'matter'): Step =>
	clio(resource, 'get', { [resource]: byId('={{ $json.ids }}'), ...SOON }, ANYWAY);

/** Archives of closed matters that the emails are about. */
const ARCHIVES = `={{ { ids: [...new Set($('Events').all().map(({ json }) => JSON.parse(json.details).archiveId).filter((id) => id))] } }}`;

/** Where the archive of an email's matter is, if Dropbox said so. */
const PLACE = `={{ Object.fromEntries($('Archives').all().map(({ json }) => [json.fileId ?? json.folderId, json.path]))[JSON.parse($json.details).archiveId] ?? '' }}`;

/** How the names are looked up: one step for documents, one for matters. */
const LOOK_UPS = {
	clio: {
		...{ ids: idsOf('documentId'), documents: fromClio('document'), matters: fromClio('matter') },
		names: {
			documentNames: namesOf('Documents', 'documentId', 'name'),
			matterNumbers: namesOf('Matters', 'matterId', 'matterNumber'),
		},
	},
	legalserver: {
		ids: PAIRS,
		documents: legalServer(
			'document',
			'get',
			{ matter: '={{ $json.caseKey }}', document: '={{ $json.documentId }}', ...SOON },
			ANYWAY,
		),
		matters: legalServer('matter', 'get', { matter: '={{ $json.ids }}', ...SOON }, ANYWAY),
		names: {
			documentNames: namesOf('Documents', 'documentUuid', 'fileName'),
			matterNumbers: namesOf('Matters', 'matterUuid', 'caseNumber'),
		},
	},
} as const;

/** Emails out of the queue, one result each. */
export function sendEmails(system: System): Flow {
	const flow = new Flow(`${SEND_EMAILS.file}-${system}`, SEND_EMAILS.name, SEND_EMAILS.file)
		.note('Send emails', noteFor(system), [-0.25, -2], [3, 1.5])
		.add('Events', calledByWorkflow(), [0, 0]);
	const lookUp = system === 'webhook' ? undefined : LOOK_UPS[system];
	if (lookUp !== undefined)
		flow
			.add('About which documents', setJson(lookUp.ids, { executeOnce: true }), [1, 0], 'Events')
			.add('Document each', { ...splitOut('ids'), alwaysOutputData: true }, [2, 0], 'About which documents')
			.add('Documents', lookUp.documents, [3, 0], 'Document each')
			.add('About which matters', setJson(idsOf('caseKey'), { executeOnce: true }), [4, 0], 'Documents')
			.add('Matter each', { ...splitOut('ids'), alwaysOutputData: true }, [5, 0], 'About which matters')
			.add('Matters', lookUp.matters, [6, 0], 'Matter each');
	return flow
		.add(
			'About which archives',
			setJson(ARCHIVES, { executeOnce: true }),
			[7, 0],
			lookUp === undefined ? 'Events' : 'Matters',
		)
		.add('Archive each', { ...splitOut('ids'), alwaysOutputData: true }, [8, 0], 'About which archives')
		.add(
			'Archives',
			dropbox(
				'document',
				'link',
				{ document: byId('={{ $json.ids }}'), linkType: 'inDropbox', ...SOON },
				ANYWAY,
			),
			[9, 0],
			'Archive each',
		)
		.add(
			'Emails to write',
			setJson("={{ { emails: $('Events').all().map(({ json }) => json) } }}", { executeOnce: true }),
			[10, 0],
			'Archives',
		)
		.add('Emails', splitOut('emails'), [11, 0], 'Emails to write')
		.add(
			'Write',
			workflows(
				'alert',
				'write',
				{
					settings: '={{ $json.settings }}',
					options: {
						...lookUp?.names,
						place: PLACE,
						statusPageUrl: "={{ $json.settings.statusPageUrl ?? '' }}",
					},
				},
				{ onError: 'continueErrorOutput' },
			),
			[12, 0],
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
			[13, 0],
			'Write',
		)
		.add('Result', result({ events: 'Emails', services: { smtp: ['Send it'] } }), [15, 0], 'Send it')
		.connect('Write', 'Result', 1)
		.connect('Send it', 'Result', 1);
}
