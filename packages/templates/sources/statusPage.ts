import { Flow } from '../Flow';
import {
	append,
	callWorkflow,
	filter,
	respond,
	setFields,
	setJson,
	webhook,
	workflows,
	type Step,
} from '../steps';
import { CLIENT_SETTINGS, QUEUE_STORAGE, QUEUE_WORKER } from './names';

const NOTE = `
A page that shows what arrived, what waits and what failed, and sends failed events again: one, all of a reason, or all since a time.

**To set up:** select a **Basic Auth** credential in *Status page* (a user name and a password for the people who may see it), publish the workflow, and open the **Production URL**.

The page holds IDs, no names of clients or documents.`;

const storage = (more: Partial<Step> = {}): Step =>
	callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, more);

/** Whether somebody asked for this event: by its ID, by its reason, or by its time. */
const IS_ASKED_FOR = `={{ (() => {
	const { ids, reason, since } = $('Status page').first().json.body ?? {};
	const { id, status, finishedAt } = $json;
	if (status !== 'failed' && status !== 'stalled') return false;
	if (ids) return [ids].flat().flatMap((each) => String(each).split(',')).map(Number).includes(Number(id));
	if (reason) return $json.reason === reason;
	return since !== undefined && Number(since) >= 0 && finishedAt >= Number(since);
})() }}`;

/** What people look at when something is not where they expect it. */
export const statusPage = (): Flow =>
	new Flow('status-page', 'Status page')
		.note('The status page', NOTE, [-0.25, -2.2], [3, 1.8])
		.add(
			'Status page',
			webhook('case-folder-status', {
				...{ multipleMethods: true, httpMethod: ['GET', 'POST'], authentication: 'basicAuth' },
				responseMode: 'responseNode',
			}),
			[0, 0],
		)
		.add('Ask what failed', setJson('{ "action": "list" }'), [1, 1])
		.connect('Status page', 'Ask what failed', 1)
		.add('What failed', storage(), [2, 1], 'Ask what failed')
		.add('Asked for', filter(IS_ASKED_FOR), [3, 1], 'What failed')
		.add('Send again', setFields({ action: 'resend' }, { keep: true }), [4, 1], 'Asked for')
		.add('Sent again', storage({ alwaysOutputData: true }), [5, 1], 'Send again')
		.add(
			'Work on events',
			callWorkflow(QUEUE_WORKER.file, QUEUE_WORKER.name, { wait: false, executeOnce: true }),
			[6, 1],
			'Sent again',
		)
		.add('Settings', callWorkflow(CLIENT_SETTINGS.file, CLIENT_SETTINGS.name, { executeOnce: true }), [7, 0])
		.connect('Status page', 'Settings', 0)
		.connect('Status page', 'Settings', 1)
		.add('Ask for open events', setJson('{ "action": "open" }'), [8, 0], 'Settings')
		.add('Open events', storage({ alwaysOutputData: true }), [9, 0], 'Ask for open events')
		.add('Ask for recent events', setJson('{ "action": "list" }'), [8, 1], 'Settings')
		.add('Recent events', storage({ alwaysOutputData: true }), [9, 1], 'Ask for recent events')
		.add('All events', append(), [10, 0], 'Open events')
		.connect('Recent events', 'All events', 0, 1)
		.add(
			'Page',
			workflows(
				'statusPage',
				'render',
				{
					rows: '={{ [...new Map($input.all().filter(({ json }) => json.id).map(({ json }) => [json.id, json])).values()] }}',
					settings: "={{ $('Settings').first().json }}",
					facts:
						"={{ { message: $('Sent again').isExecuted ? $('Send again').all().length + ' events will be tried again.' : '' } }}",
				},
				{ executeOnce: true },
			),
			[11, 0],
			'All events',
		)
		.add(
			'Show it',
			respond({
				...{ respondWith: 'text', responseBody: '={{ $json.html }}' },
				options: {
					responseHeaders: {
						entries: [
							{ name: 'Content-Type', value: 'text/html; charset=utf-8' },
							{ name: 'Cache-Control', value: 'no-store' },
						],
					},
				},
			}),
			[12, 0],
			'Page',
		);
