import { Flow } from '../Flow';
import {
	builtIn,
	byPath,
	callWorkflow,
	dropbox,
	filter,
	schedule,
	setJson,
	workflows,
	type Step,
} from '../steps';
import { AUDIT_TRAIL, QUEUE_STORAGE, QUEUE_WORKER } from './names';
import { asNew, REST, SENTENCES, setting, settings, store, workOn } from './parts';
import { PATIENT } from './regularChecks';

const NOTE = `
Writes what became of every event into the audit trail: once a minute, up to 500 outcomes as one file in the **Audit Folder** of the client settings. It has IDs and hashes, no names.

**To set up:**
1. In Dropbox, create the Audit Folder, empty, and share it only with n8n's account and the people who read the trail. While *Environment* is *Demo*, it is the folder *Audit* in the Demo Destination.
2. Select your Dropbox credential in *Append events* and *Verify trail*, and publish this workflow after *Work on events*.

What could not be written is tried again a minute later. Nothing is written twice.

Every Monday at 5 AM, it verifies the trail and sends an email with the anchor. Keep these emails: they show later whether anything in the trail was changed, removed or rewritten.`;

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

const storage = (more: Partial<Step> = {}): Step =>
	callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, more);

const HAS_FOLDER = "={{ $json.auditFolder !== '' }}";

/** Another folder, and that of the demo, has a trail of its own. As it was set: one put in its place is another trail. */
const CHECKED_FOLDER = "$('Settings for the check').first().json.auditFolder";
const CHECKED_ENVIRONMENT = "$('Settings for the check').first().json.environment";

/**
 * The anchor of the last check that found nothing, or of a later one whose state somebody accepted; none before the first,
 * unless somebody entered that of an earlier email. What was damaged agrees with its own anchor, so a check that found
 * something hands on the one that it compared with, as long as that may take. A trail that was put back to a state that was
 * accepted once has its anchor again, so only the first check with it counts as accepted.
 */
const LAST_ANCHOR = `(() => {
	const accepted = String($('Accepted anchor').first().json.anchor ?? '').trim();
	const checks = $('Last checks').all().map(({ json }) => JSON.parse(json.details || '{}')).filter(({ email, folder, environment }) => email === 'trail' && folder === ${CHECKED_FOLDER} && environment === ${CHECKED_ENVIRONMENT});
	const acceptedCheck = checks.filter(({ anchor }) => anchor && anchor === accepted).at(-1);
	const last = checks.find((check) => check.count === 0 || check === acceptedCheck);
	return last?.anchor || checks[0]?.since || accepted;
})()`;

/**
 * What the email says: as many findings as fit into the row. Also where nothing could be read, since the next check is a
 * week later.
 */
const CHECKED = `={{ {
	email: 'trail',
	folder: ${CHECKED_FOLDER},
	environment: ${CHECKED_ENVIRONMENT},
	...($json.error ? { notChecked: ${SENTENCES} } : {}),
	count: $json.findingCount,
	events: $json.events,
	segments: $json.segments,
	anchor: $json.anchor,
	since: ${LAST_ANCHOR},
	findings: ($json.findings ?? []).slice(0, 3).map(({ says, whatToDo }) => ({ says, whatToDo }))
} }}`;

/** The trail is verified every week, and the email about it keeps its anchor outside of Dropbox. */
const addWeeklyCheck = (flow: Flow): Flow =>
	flow
		.add('Every Monday', schedule({ field: 'weeks', triggerAtDay: [1], triggerAtHour: 5 }), [0, 2.2])
		.add('Settings for the check', settings(), [1, 2.2], 'Every Monday')
		.add('Is there a trail?', filter(HAS_FOLDER), [2, 2.2], 'Settings for the check')
		.add(
			'Ask for the last checks',
			setJson('{ "action": "list", "kind": "email", "mentions": "trail" }'),
			[3, 2.2],
			'Is there a trail?',
		)
		.add('Last checks', storage({ alwaysOutputData: true }), [4, 2.2], 'Ask for the last checks')
		// For people to fill in.
		.add('Accepted anchor', setJson('{ "anchor": "" }', { executeOnce: true }), [5, 2.2], 'Last checks')
		.add(
			'Verify trail',
			dropbox(
				'auditTrail',
				'verify',
				{
					auditFolder: byPath("={{ $('Settings for the check').first().json.auditFolder }}"),
					options: { anchor: `={{ ${LAST_ANCHOR} }}`, ...PATIENT },
				},
				{ ...REST, executeOnce: true },
			),
			[6, 2.2],
			'Accepted anchor',
		)
		.add(
			'Email',
			workflows('event', 'prepare', {
				...{ source: 'queue', kind: 'email', caseKey: '', documentId: '' },
				// Each check has its own: who runs it again gets another email.
				eventId: '=trail:{{ $now.toMillis() }}',
				options: { details: CHECKED },
			}),
			[7, 2.2],
			'Verify trail',
		)
		.connect('Verify trail', 'Email', 1)
		.add('Add it', asNew(), [8, 2.2], 'Email')
		.add('Store email', store(), [9, 2.2], 'Add it')
		.add('Send it', workOn(), [10, 2.2], 'Store email');

/**
 * The outcomes of events, gathered for a minute. They are marked after they were written: if n8n stops in between, they
 * are offered again, and the trail has them already.
 */
export const auditTrail = (): Flow =>
	addWeeklyCheck(addOutcomes(new Flow(AUDIT_TRAIL.file, AUDIT_TRAIL.name)));

const addOutcomes = (flow: Flow): Flow =>
	flow
		.note('Audit trail', NOTE, [-0.25, -3], [3, 2.6])
		.add('Every minute', schedule({ field: 'minutes', minutesInterval: 1 }), [0, 0])
		.add('Settings', settings(), [1, 0], 'Every minute')
		.add('Is there an audit folder?', filter(HAS_FOLDER), [2, 0], 'Settings')
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
