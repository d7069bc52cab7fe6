import { Flow } from '../Flow';
import { append, callWorkflow, schedule, setFields, setJson, splitOut, workflows, type Step } from '../steps';
import { CLIENT_SETTINGS, QUEUE_STORAGE, QUEUE_WORKER, WATCH_QUEUE } from './names';

const NOTE = `
Checks the queue every five minutes and sends an email when something needs attention: events failed, a connected system does not respond, a connection was revoked, nothing has arrived for a long time, or the table is almost full. One outage leads to one email, however many documents it affects, and another one when it is over.

Every night, it deletes events that were finished more than 30 days ago. You can change this under *Keep Finished Events (Days)* in the client settings.`;

/** The newest of each: a burst of documents would hide failed events, deletions, and the emails that were sent already. */
const LISTS = JSON.stringify({
	lists: [{}, { status: 'failed' }, { kind: 'email' }, { reason: 'deleted_in_dropbox' }].map((which) => ({
		action: 'list',
		...which,
	})),
});

const storage = (more: Partial<Step> = {}): Step =>
	callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, more);
const settings = (): Step => callWorkflow(CLIENT_SETTINGS.file, CLIENT_SETTINGS.name, { executeOnce: true });

/** Emails about the queue, and its housekeeping. */
export const watchQueue = (): Flow =>
	new Flow(WATCH_QUEUE.file, WATCH_QUEUE.name)
		.note('Watch the queue', NOTE, [-0.25, -2.2], [3, 1.8])
		.add('Every five minutes', schedule({ field: 'minutes', minutesInterval: 5 }), [0, 0])
		.add('Settings', settings(), [1, 0], 'Every five minutes')
		.add('Ask for their number', setJson('{ "action": "count" }', { executeOnce: true }), [2, 0], 'Settings')
		.add('Number of events', storage({ alwaysOutputData: true }), [3, 0], 'Ask for their number')
		.add(
			'Ask for open events',
			setJson('{ "action": "open" }', { executeOnce: true }),
			[4, 0],
			'Number of events',
		)
		.add('Open events', storage({ alwaysOutputData: true }), [5, 0], 'Ask for open events')
		.add('Lists', setJson(LISTS), [2, 1], 'Settings')
		.add('Ask for recent events', splitOut('lists'), [3, 1], 'Lists')
		.add('Recent events', storage({ alwaysOutputData: true }), [4, 1], 'Ask for recent events')
		.add('All events', append(), [6, 0], 'Open events')
		.connect('Recent events', 'All events', 0, 1)
		.add(
			'Compose',
			workflows('alert', 'compose', {
				settings: "={{ $('Settings').first().json }}",
				options: { tableRows: "={{ $('Number of events').first().json.rows ?? 0 }}" },
			}),
			[7, 0],
			'All events',
		)
		.add('Add them', setFields({ action: 'add' }, { keep: true }), [8, 0], 'Compose')
		.add('Store emails', storage(), [9, 0], 'Add them')
		.add(
			'Send them',
			callWorkflow(QUEUE_WORKER.file, QUEUE_WORKER.name, { wait: false, executeOnce: true }),
			[10, 0],
			'Store emails',
		)
		.add('Every night', schedule({ field: 'days', triggerAtHour: 3 }), [0, 2.2])
		.add('Settings for the night', settings(), [1, 2.2], 'Every night')
		.add(
			'What is old',
			setJson("={{ { action: 'clean', before: Date.now() - $json.keepDays * 86400000 } }}"),
			[2, 2.2],
			'Settings for the night',
		)
		.add('Delete old events', storage(), [3, 2.2], 'What is old');
