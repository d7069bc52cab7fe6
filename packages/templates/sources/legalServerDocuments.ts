import { Flow } from '../Flow';
import { respond, setJson, workflows } from '../steps';
import { CALLED, calledByLegalServer, isUuid, NO_STORE, NO_UUID, uuidOf } from './legalServerCalls';
import { asNew, REST, SENTENCES, store, workOn } from './parts';

/** What an event about all documents of a case has instead of a document's ID. */
export const ALL_DOCUMENTS = 'all';

/** LegalServer numbers its documents, and gives each a UUID. */
const DOCUMENT = `String($('${CALLED}').first().json.body?.document_uuid ?? '').trim().toLowerCase()`;

/** Each call is an event of its own: what is in Dropbox already is not filed twice. Without a case there is none. */
const EVENT_ID = `={{ ${isUuid('matter_uuid')} ? 'documents:' + ${uuidOf('matter_uuid')} + ':' + $execution.id : '' }}`;

const KIND = `={{ { attachment: 'noteAttachmentAdded', generated: 'documentGenerated' }[String($('${CALLED}').first().json.body?.about ?? '').trim().toLowerCase()] ?? 'documentCreated' }}`;

const DETAILS = `={{ { documents: String($('${CALLED}').first().json.body?.documents ?? '').trim().toLowerCase() === 'all' ? 'all' : 'new' } }}`;

const NOTE = `
LegalServer calls this workflow when a document was added to a case, attached to a note or made from a template. The call is stored in the event queue before it is answered; *Work on events* then files the documents.

With **document_uuid**, only that document is filed: *Send to Dropbox*.

**To set up:** the password in *${CALLED}*. Where documents go is in *Client settings*.`;

/** Documents of a case were added: into the queue. */
export const legalServerDocuments = (): Flow =>
	new Flow('legalserver-documents', 'Copy documents of a LegalServer case to Dropbox')
		.note('Documents of a LegalServer case', NOTE, [-0.25, -2.4], [3, 2])
		.add(CALLED, calledByLegalServer('legalserver-documents'), [0, 0])
		.add(
			'Event',
			workflows(
				'event',
				'prepare',
				{
					...{ source: 'legalserver', kind: KIND, eventId: EVENT_ID },
					caseKey: `={{ ${uuidOf('matter_uuid')} }}`,
					documentId: `={{ ${DOCUMENT} || '${ALL_DOCUMENTS}' }}`,
					options: { details: DETAILS },
				},
				REST,
			),
			[1, 0],
			CALLED,
		)
		.add('As a new event', asNew(), [2, 0], 'Event')
		.add('Store event', store(), [3, 0], 'As a new event')
		.add('Answer', setJson("={{ { ok: true, status: 'stored', problem: '' } }}"), [4, 0], 'Store event')
		.add(
			'Respond to LegalServer',
			respond({ respondWith: 'firstIncomingItem', options: { responseCode: 200, ...NO_STORE } }),
			[5, 0],
			'Answer',
		)
		.add('Work on events', workOn(), [6, 0], 'Respond to LegalServer')
		.add(
			'Answer a refusal',
			setJson(
				`={{ { ok: false, status: 'refused', problem: !${isUuid('matter_uuid')} ? '${NO_UUID}' : ${SENTENCES} } }}`,
			),
			[4, 1],
		)
		.connect('Event', 'Answer a refusal', 1)
		.add(
			'Respond with a refusal',
			respond({ respondWith: 'firstIncomingItem', options: { responseCode: 200, ...NO_STORE } }),
			[5, 1],
			'Answer a refusal',
		);
