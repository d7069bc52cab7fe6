import { Flow } from '../Flow';
import { ifTrue, workflows } from '../steps';
import { asNew, REST, store, workOn } from './parts';
import {
	answerCaller,
	answerRefusal,
	answerWith,
	CALLED,
	calledFromOutside,
	checkPayload,
	given,
	IS_USABLE,
} from './webhookCalls';

interface CaseEvent {
	file: string;
	name: string;
	/** Of the webhook. */
	path: string;
	kind: 'matterClosed' | 'matterReopened';
	fields: ReadonlyArray<'caseId' | 'eventId' | 'closedOn' | 'practiceArea'>;
	what: string;
}

/** Without an ID of the event, the same payload counts as the same event. */
const eventIdOf = (path: string): string =>
	`={{ '${path}:' + (${given('caseId')} + ' ' + (${given('eventId')} || JSON.stringify($('${CALLED}').first().json.body))).hash('sha256') }}`;

/** Something happened to a case that is worked on by the queue: stored before the answer, so that nothing is lost. */
const webhookCaseEvent = ({ file, name, path, kind, fields, what }: CaseEvent): Flow =>
	new Flow(file, name)
		.note(
			name,
			`
Any system calls this when ${what}. The event is stored in the event queue, and then the call is answered with 202; *Work on events* does the rest, also after an outage.

The same event is stored once, however often it is sent. It is known by its \`eventId\` or, without one, by its fields. Fields and sample calls: docs/any-system.md.

**To set up:** select the Header Auth credential in *${CALLED}*.`,
			[-0.25, -2.1],
			[3, 1.7],
		)
		.add(CALLED, calledFromOutside(path), [0, 0])
		.add('Payload', checkPayload(fields), [1, 0], CALLED)
		.add('Usable?', ifTrue(IS_USABLE), [2, 0], 'Payload')
		.add(
			'Event',
			workflows(
				'event',
				'prepare',
				{
					...{ source: 'webhook', kind, eventId: eventIdOf(path) },
					...{ caseKey: `={{ ${given('caseId')} }}`, documentId: '' },
					options: {
						details: `={{ { closedOn: ${given('closedOn')}, practiceArea: ${given('practiceArea')} } }}`,
					},
				},
				REST,
			),
			[3, -0.3],
			'Usable?',
		)
		.add('As a new event', asNew(), [4, -0.3], 'Event')
		.add('Store event', store(), [5, -0.3], 'As a new event')
		.add(
			'Answer',
			answerWith({ code: '202', status: "$json.id ? 'stored' : 'alreadyStored'" }),
			[6, -0.3],
			'Store event',
		)
		.add('Respond', answerCaller(), [7, -0.3], 'Answer')
		.add('Work on events', workOn(), [8, -0.3], 'Respond')
		.add('Answer a refusal', answerRefusal(), [6, 0.8])
		.connect('Usable?', 'Answer a refusal', 1)
		.connect('Event', 'Answer a refusal', 1)
		.add('Respond with a refusal', answerCaller(), [7, 0.8], 'Answer a refusal');

export const webhookCaseClosed = (): Flow =>
	webhookCaseEvent({
		...{ file: 'webhook-case-closed', name: 'Case closed', path: 'case-closed', kind: 'matterClosed' },
		fields: ['caseId', 'eventId', 'closedOn', 'practiceArea'],
		what: 'a case was closed',
	});

export const webhookCaseReopened = (): Flow =>
	webhookCaseEvent({
		...{
			file: 'webhook-case-reopened',
			name: 'Case reopened',
			path: 'case-reopened',
			kind: 'matterReopened',
		},
		fields: ['caseId', 'eventId', 'practiceArea'],
		what: 'a closed case was opened again',
	});
