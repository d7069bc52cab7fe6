import { Flow } from '../Flow';
import {
	append,
	builtIn,
	callWorkflow,
	calledByWorkflow,
	filter,
	ifTrue,
	schedule,
	setFields,
	setJson,
	splitOut,
	switchOn,
	workflows,
	type Step,
} from '../steps';
import { INTAKE_KIND } from './intakes';
import {
	CLIENT_SETTINGS,
	CLIO_CLOSE_MATTERS,
	CLIO_FILE_DOCUMENTS,
	CLIO_MIGRATE,
	CLIO_OPEN_MATTERS,
	CLIO_REOPEN_MATTERS,
	DROPBOX_DELETIONS,
	LEGALSERVER_FILE_DOCUMENTS,
	LEGALSERVER_MIGRATE,
	LEGALSERVER_OPEN_CASES,
	QUEUE_STORAGE,
	QUEUE_WORKER,
	SEND_EMAILS,
	WEBHOOK_CLOSE_CASES,
	WEBHOOK_OPEN_CASES,
	WEBHOOK_REOPEN_CASES,
} from './names';

type Recipe = { key: string; workflow: { file: string; name: string } };

/** Of every case system. */
const COMMON: readonly Recipe[] = [
	{ key: 'dropbox deleted', workflow: DROPBOX_DELETIONS },
	{ key: 'email', workflow: SEND_EMAILS },
];

/**
 * Which workflow does the work of which events, `source work`. n8n publishes no workflow that calls one which is not
 * there, so that each case system has a file of its own, and an office imports one of them.
 */
const RECIPES = {
	clio: [
		{ key: 'clio document', workflow: CLIO_FILE_DOCUMENTS },
		{ key: 'clio opened', workflow: CLIO_OPEN_MATTERS },
		{ key: 'clio closed', workflow: CLIO_CLOSE_MATTERS },
		{ key: 'clio reopened', workflow: CLIO_REOPEN_MATTERS },
		{ key: 'clio migration', workflow: CLIO_MIGRATE },
		...COMMON,
	],
	legalserver: [
		{ key: 'legalserver document', workflow: LEGALSERVER_FILE_DOCUMENTS },
		{ key: 'legalserver opened', workflow: LEGALSERVER_OPEN_CASES },
		{ key: 'legalserver migration', workflow: LEGALSERVER_MIGRATE },
		...COMMON,
	],
	webhook: [
		{ key: 'webhook opened', workflow: WEBHOOK_OPEN_CASES },
		{ key: 'webhook closed', workflow: WEBHOOK_CLOSE_CASES },
		{ key: 'webhook reopened', workflow: WEBHOOK_REOPEN_CASES },
		...COMMON,
	],
} as const satisfies Record<string, readonly Recipe[]>;

const storage = (more: Partial<Step> = {}): Step =>
	callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, more);

/** What is done for which kinds of events; an event of another kind goes to no workflow. */
const WORK: Record<string, readonly string[]> = {
	document: [
		...['documentCreated', 'documentUpdated', 'documentAddedByClient'],
		...['documentGenerated', 'noteAttachmentAdded'],
	],
	opened: ['matterCreated', 'matterOpened', INTAKE_KIND],
	closed: ['matterClosed', 'matterStageChanged', 'matterUpdated'],
	reopened: ['matterReopened'],
	deleted: ['documentDeleted', 'caseFolderDeleted'],
	migration: ['migrationRequested', 'migrationCheckRequested'],
};

const KINDS = Object.fromEntries(
	Object.entries(WORK).flatMap(([work, kinds]) => kinds.map((kind) => [kind, work])),
);

const KEY = `={{ ['duplicate', 'lost'].includes($json.verdict) ? 'no work' : $json.kind === 'email' ? 'email' : $json.source + ' ' + (${JSON.stringify(KINDS)})[$json.kind] }}`;

const NOTE = `
Takes the events that are due, reserves each one so that no other run works on it, passes it to the workflow that does the work, and records the result: done, to be tried again, or failed.

It runs when an event arrives, and once a minute for events that are to be tried again. If n8n stops in the middle, the reservations end after 15 minutes, and the next run takes the events.`;

/** Where the client settings say *Every Hour*, events wait until the hour in which they arrived is over; emails do not. */
const IS_DUE_BY_HOUR =
	"$('Settings').first().json.syncMode !== 'hourly' || $json.kind === 'email' || $json.receivedAt < $now.startOf('hour').toMillis()";

const CLIENT_TIME = "$now.setZone($('Settings').first().json.timeZone)";
const IS_OUTSIDE_HOURS = `(${CLIENT_TIME}.weekday > 5 || ${CLIENT_TIME}.hour < 6 || ${CLIENT_TIME}.hour >= 19)`;

/** What is being migrated goes on, and its cases are held back until then. */
const IS_BEING_MIGRATED = "($json.status === 'working' && $json.leaseUntil >= Date.now())";

/** Cases are migrated when the client settings say so. */
const IS_DUE_TO_MIGRATE = `({ anyTime: true, outsideHours: ${IS_OUTSIDE_HOURS} })[$('Settings').first().json.migration] || ${IS_BEING_MIGRATED}`;

/** Documents that wait for their hour are not seen by *Choose next*, but a migration has not ended before they are filed. */
const HAS_HIDDEN_ONES =
	"($('Settings').first().json.syncMode === 'hourly' && $json.kind === 'migrationCheckRequested' && $('Open events').all().some(({ json }) => json.eventId.startsWith('reconcile:migrate.' + JSON.parse($json.details).run + ':')))";

const IS_DUE = `={{ ['migrationRequested', 'migrationCheckRequested'].includes($json.kind) ? (${IS_DUE_TO_MIGRATE}) && !${HAS_HIDDEN_ONES} : (${IS_DUE_BY_HOUR}) }}`;

/** Where one stalls that is due now. */
const STALLED =
	"={{ $('Open events').all().some(({ json }) => json.status === 'stalled' && json.dueAt <= Date.now()) }}";

/** Works on what is due, batch after batch. */
export function queueWorker(system: keyof typeof RECIPES): Flow {
	const recipes = RECIPES[system];
	const flow = new Flow(`${QUEUE_WORKER.file}-${system}`, QUEUE_WORKER.name, QUEUE_WORKER.file)
		.note('Work on events', NOTE, [-0.25, -2], [3, 1.6])
		.add('Called', calledByWorkflow(), [0, 0])
		.add('Every minute', schedule({ field: 'minutes', minutesInterval: 1 }), [0, 1])
		.add(
			'Ask for open events',
			setJson('{ "action": "open" }', { executeOnce: true }),
			[1, 0],
			['Called', 'Every minute'],
		)
		.add('Open events', storage(), [2, 0], 'Ask for open events')
		// Above the others, so that it comes first: with settings that do not fit, nothing is claimed.
		.add(
			'Settings',
			callWorkflow(CLIENT_SETTINGS.file, CLIENT_SETTINGS.name, { executeOnce: true }),
			[3, -1],
			'Open events',
		)
		.add('For each event', setJson('={{ { settings: $json } }}', { executeOnce: true }), [4, -1], 'Settings')
		// Whether a service refuses a single document, or all, is seen by what else was done meanwhile.
		.add('Did one stall?', { ...ifTrue(STALLED), executeOnce: true }, [3, 1], 'Open events')
		.add(
			'Ask for finished events',
			setJson('{ "action": "list", "status": "done" }', { executeOnce: true }),
			[4, 1],
			'Did one stall?',
		)
		.add('Finished events', storage({ alwaysOutputData: true }), [5, 1], 'Ask for finished events')
		// Before the choice: what is not due yet must not take the places of emails in a batch.
		.add('Due by the hour?', filter(IS_DUE), [3, 0], 'Open events')
		.add('All events', append(), [4, 0], 'Due by the hour?')
		.connect('Finished events', 'All events', 0, 1)
		.add(
			'Choose next',
			workflows('event', 'choose', { batchSize: 50, leaseMinutes: 15, retryWaits: '5, 25, 125' }),
			[5, 0],
			'All events',
		)
		.add('Claim them', setFields({ action: 'claim' }, { keep: true }), [6, 0], 'Choose next')
		.add('Claim', storage(), [7, 0], 'Claim them')
		.add(
			'With settings',
			builtIn('merge', 3.2, { mode: 'combine', combineBy: 'combineAll', options: {} }),
			[8, 0],
			'Claim',
		)
		.connect('For each event', 'With settings', 0, 1)
		.add('Which work?', switchOn(KEY, ['no work', ...recipes.map(({ key }) => key)]), [9, 0], 'With settings')
		.add('All results', append(recipes.length + 2), [11, 0])
		.connect('Which work?', 'All results', 0, 0);
	recipes.forEach(({ workflow }, index) => {
		const step = workflow.name;
		flow
			.add(step, callWorkflow(workflow.file, workflow.name, { onError: 'continueRegularOutput' }), [
				10,
				index,
			])
			.connect('Which work?', step, index + 1)
			.connect(step, 'All results', 0, index + 1);
	});
	flow
		.add('No such work', setFields({ skipped: 'no_recipe' }, { keep: true }), [10, recipes.length])
		.connect('Which work?', 'No such work', recipes.length + 1)
		.connect('No such work', 'All results', 0, recipes.length + 1)
		// Of a workflow that ended with an error there is one item that belongs to no event: their claims run out.
		.add('Results', filter('={{ !!$json.lease }}'), [11.9, 0], 'All results')
		.add(
			'Settle',
			workflows('event', 'settle', { retryWaits: "={{ $('Settings').first().json.retryWaits }}" }),
			[12.8, 0],
			'Results',
		)
		.add('Emails to send', filter('={{ $json.add.length > 0 }}'), [13, -1], 'Settle')
		.add('One each', splitOut('add'), [14, -1], 'Emails to send')
		.add('Add them', setFields({ action: 'add' }, { keep: true }), [15, -1], 'One each')
		.add('Store emails', storage(), [16, -1], 'Add them')
		.add('Record', setFields({ action: 'finish' }, { keep: true }), [13.8, 0], 'Settle')
		.add('Recorded', storage({ alwaysOutputData: true }), [14.8, 0], 'Record')
		.add(
			'Go on',
			callWorkflow(QUEUE_WORKER.file, QUEUE_WORKER.name, { wait: false, executeOnce: true }),
			[15.8, 0],
			'Recorded',
		);
	return flow;
}
