import { Flow } from '../Flow';
import { builtIn, byPath, callWorkflow, dropbox, filter, schedule, setJson, type Step } from '../steps';
import { AUDIT_TRAIL, QUEUE_STORAGE, QUEUE_WORKER } from './names';
import { REST, SENTENCES, setting, settings } from './parts';

const NOTE = `
Writes what became of every event into the audit trail: once a minute, up to 500 outcomes as one file in the **Audit Folder** of the client settings. It has IDs and hashes, no names.

**To set up:**
1. Make the Audit Folder in Dropbox, with nothing else in it, and let only n8n's account and those who read it open it. While *Environment* is *Demo*, it is the folder *Audit* in the Demo Destination.
2. Select your Dropbox credential in *Append events*, and publish this workflow.

What could not be written is tried again a minute later. Nothing is written twice.`;

/** Systems whose events have the ID of a matter. */
const HAVE_MATTERS = ['clio', 'legalserver'];

/**
 * What the trail says of the outcome of an event. Its ID has the moment of the outcome: an event that was sent again has
 * another one, and one that is offered again the same. Names never stand in these columns. An expression that failed
 * would stop all of them: what somebody typed into the table is refused by Append, and only that.
 */
const EVENT = `={{ {
	eventId: [$json.source, $json.eventId, $json.finishedAt].join(' '),
	time: DateTime.fromMillis(Number($json.finishedAt)).toUTC().toISO(),
	operation: $json.kind,
	caseId: $json.caseKey ?? '',
	matterId: ${JSON.stringify(HAVE_MATTERS)}.includes($json.source) ? $json.caseKey : '',
	documentId: $json.documentId ?? '',
	contentHash: /"contentHash":"([0-9a-f]{64})"/.exec($json.details)?.[1] ?? '',
	outcome: $json.status,
	reason: $json.reason ?? '',
	...($json.attempts > 0 ? { attempts: Number($json.attempts), workflow: '${QUEUE_WORKER.file}' } : {})
} }}`;

/** *Watch the queue* tells of an outage, and the next run tries again. */
const NEEDS_SOMEBODY = "={{ !['unavailable', 'too_busy'].includes($json.error?.reason) }}";

const storage = (): Step => callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name);

/**
 * The outcomes of events, gathered for a minute. They are marked after they were written: if n8n stops in between, they
 * are offered again, and the trail has them already.
 */
export const auditTrail = (): Flow =>
	new Flow(AUDIT_TRAIL.file, AUDIT_TRAIL.name)
		.note('Audit trail', NOTE, [-0.25, -2.6], [3, 2.2])
		.add('Every minute', schedule({ field: 'minutes', minutesInterval: 1 }), [0, 0])
		.add('Settings', settings(), [1, 0], 'Every minute')
		.add('Is there an audit folder?', filter("={{ $json.auditFolder !== '' }}"), [2, 0], 'Settings')
		.add(
			'Ask for outcomes',
			setJson('{ "action": "unaudited" }', { executeOnce: true }),
			[3, 0],
			'Is there an audit folder?',
		)
		.add('Outcomes', storage(), [4, 0], 'Ask for outcomes')
		.add(
			'Append events',
			dropbox(
				'auditTrail',
				'appendEvents',
				{ auditFolder: byPath(setting('auditFolder')), eventFrom: 'json', event: EVENT },
				REST,
			),
			[5, 0],
			'Outcomes',
		)
		.add(
			'In the trail',
			setJson(
				"={{ { action: 'audited', id: $('Outcomes').item.json.id, finishedAt: $('Outcomes').item.json.finishedAt, auditedAt: Date.now() } }}",
			),
			[6, 0],
			'Append events',
		)
		.add('Mark them', storage(), [7, 0], 'In the trail')
		.add('Is somebody needed?', filter(NEEDS_SOMEBODY), [6, 1])
		.connect('Append events', 'Is somebody needed?', 1)
		.add(
			'Say why',
			// n8n then keeps the run for people to look at.
			builtIn('stopAndError', 1, { errorMessage: `={{ ${SENTENCES} }}` }),
			[7, 1],
			'Is somebody needed?',
		);
