import { Flow } from '../Flow';
import {
	callWorkflow,
	filter,
	ifTrue,
	respond,
	setFields,
	setJson,
	splitOut,
	switchOn,
	webhook,
	workflows,
} from '../steps';
import { QUEUE_STORAGE } from './names';
import { asNew, REST, settings, store, workOn } from './parts';
import { askSystem, FACTS_OF, type System } from './statusFacts';

const NOTE = `
A page that shows what arrived, what is waiting and what failed, and has buttons to try failed events again: one, all with the same reason, or all since a time.

**To set up:** select a **Basic Auth** credential in *Status page* (a user name and a password for the people who may see it), publish the workflow, and open the **Production URL**.

The page holds IDs, no names of clients or documents. Its buttons are signed with the password, so that no other page can press them.`;

/** As many as a listing of the storage yields. */
const LONGEST = 1000;

/** The header with the password, which only those know who may see the page. */
const FORM_KEY = "={{ $('Request').first().json.key }}";

const form = (field: string): string => `$('Form').first().json.${field}`;
const rowsOf = (step: string): string => `$('${step}').all().map(({ json }) => json)`;

/** Failed events, and those that wait for a service, that somebody asked for: by ID, by reason, or by time. */
const ASKED_FOR = `={{ { rows: [...${rowsOf('What failed')}, ...${rowsOf('What waits')}].filter(({ id, status, reason, finishedAt }) => {
	if (!id || (status !== 'failed' && status !== 'stalled')) return false;
	if (${form('ids')}.length > 0) return ${form('ids')}.includes(Number(id));
	if (${form('reason')}) return reason === ${form('reason')};
	return Number(finishedAt) >= ${form('since')};
}) } }}`;

const OF_THE_CATEGORY = `={{ !!$json.id && String(JSON.parse($json.details).category ?? '').trim().toLowerCase() === ${form('category')}.trim().toLowerCase() }}`;

const ofFiled = (field: string): string => `={{ JSON.parse($json.details).filed.${field} }}`;

/** Deletions of documents that the queue had filed. */
const CHOSEN = `={{ !!$json.id && ${form('ids')}.includes(Number($json.id)) && !!JSON.parse($json.details).filed?.documentId }}`;

/** What the page shows, by the step that reads it. */
const LISTS: Record<string, string> = {
	'Open events': '{ "action": "open" }',
	'Failed events': '{ "action": "list", "status": "failed" }',
	'Recent events': '{ "action": "list", "status": "done" }',
	// Among all that is done, the cases of a migration would soon be too old for a listing.
	'Migrated cases': '{ "action": "list", "status": "done", "kind": "migrationRequested" }',
	'Categories without a subfolder': '{ "action": "list", "status": "done", "reason": "category_unmapped" }',
	'Deleted in Dropbox': '{ "action": "list", "status": "done", "reason": "deleted_in_dropbox" }',
	'Filed anew': '{ "action": "list", "status": "done", "reason": "refiled" }',
};

/** Some twice: the node shows each once. In an expression, `Map.values()` would be n8n's own, which knows no maps. */
const ROWS = `={{ [${Object.keys(LISTS)
	.map((step) => `...${rowsOf(step)}`)
	.join(', ')}].filter(({ id }) => id) }}`;

const isFull = (step: string): string => `$('${step}').all().length >= ${LONGEST}`;

/** `1 event`, `3 events`: of what a step stored. */
const countOf = (step: string, what: string): string =>
	`[$('${step}').all().filter(({ json }) => json.id).length].map((count) => count + (count === 1 ? ' ${what}' : ' ${what}s'))[0]`;

const MESSAGE = `$('Refused').isExecuted ? $('Refused').first().json.message
		: $('Send again').isExecuted ? ${countOf('Sent again', 'event')} + ' will be tried again.'
		: $('File anew').isExecuted ? ${countOf('Added', 'document')} + ' will be moved to the new subfolder.'
		: $('File again').isExecuted ? ${countOf('Stored', 'document')} + ' will be saved to Dropbox again.'
		: $('Form').isExecuted ? 'There is nothing to try again.' : ''`;

/** What people look at when something is not where they expect it. A file for each case system: n8n needs its node. */
export function statusPage(system: System): Flow {
	const flow = new Flow(`status-page-${system}`, 'Status page', 'status-page')
		.note('The status page', NOTE, [-0.25, -2.4], [3, 2])
		.add(
			'Status page',
			{
				...webhook('case-folder-status', {
					...{ multipleMethods: true, httpMethod: ['GET', 'POST'], authentication: 'basicAuth' },
					responseMode: 'responseNode',
				}),
				credentials: { httpBasicAuth: { id: '', name: 'Status page' } },
			},
			[0, 0],
		)
		// Of the two outputs of *Status page* one is empty, and steps below would not know which.
		.add(
			'Request',
			setJson("={{ { key: $json.headers?.authorization ?? '', form: $json.body ?? {} } }}"),
			[0.8, 1],
			'Status page',
		)
		.connect('Status page', 'Request', 1)
		.add('A form?', ifTrue('={{ Object.keys($json.form).length > 0 }}'), [1.4, 1], 'Request')
		.add(
			'Form',
			workflows('statusPage', 'readForm', { form: '={{ $json.form }}', formKey: FORM_KEY }, REST),
			[2, 1],
			'A form?',
		)
		.add('Refused', setJson("={{ { message: $json.error.message + '. ' + $json.error.advice } }}"), [2.8, 3])
		.connect('Form', 'Refused', 1)
		.add(
			'What is asked?',
			switchOn('={{ $json.action }}', ['resend', 'refile', 'fileAgain']),
			[2.6, 1],
			'Form',
		)
		// Send again. It stands above what shows the page, so that it comes first.
		.add('Ask what failed', setJson('{ "action": "list", "status": "failed" }'), [3.2, 0.6])
		.connect('What is asked?', 'Ask what failed', 0)
		.add('What failed', store(), [4, 0.6], 'Ask what failed')
		.add('Ask what waits', setJson('{ "action": "open" }', { executeOnce: true }), [5, 0.6], 'What failed')
		.add('What waits', store(), [6, 0.6], 'Ask what waits')
		.add('Asked for', setJson(ASKED_FOR, { executeOnce: true }), [7, 0.6], 'What waits')
		.add('One each', splitOut('rows'), [8, 0.6], 'Asked for')
		.add('Send again', setFields({ action: 'resend' }, { keep: true }), [9, 0.6], 'One each')
		.add('Sent again', store(), [10, 0.6], 'Send again')
		.add('Work on events', workOn(), [11, 0.6], 'Sent again')
		// Re-file
		.add('Ask for the category', setJson(LISTS['Categories without a subfolder'] ?? ''), [3.2, 1.4])
		.connect('What is asked?', 'Ask for the category', 1)
		.add('Without a subfolder', store(), [4, 1.4], 'Ask for the category')
		.add('Of the category', filter(OF_THE_CATEGORY), [5, 1.4], 'Without a subfolder')
		.add(
			'File anew',
			workflows('event', 'prepare', {
				...{ source: '={{ $json.source }}', kind: 'documentUpdated' },
				// Whoever presses twice adds nothing.
				eventId: "={{ 'refile:' + $json.id }}",
				...{ caseKey: '={{ $json.caseKey }}', documentId: '={{ $json.documentId }}' },
				options: {
					versionId: "={{ $json.versionId ?? '' }}",
					details:
						"={{ { refile: { fileId: JSON.parse($json.details).fileId, subfolder: JSON.parse($json.details).subfolder ?? '' } } }}",
				},
			}),
			[6, 1.4],
			'Of the category',
		)
		.add('Add them', asNew(), [7, 1.4], 'File anew')
		.add('Added', store(), [8, 1.4], 'Add them')
		.add('Work on them', workOn(), [9, 1.4], 'Added')
		// What was deleted in Dropbox
		.add('Ask what was deleted', setJson(LISTS['Deleted in Dropbox'] ?? ''), [3, 2.2])
		.connect('What is asked?', 'Ask what was deleted', 2)
		.add('Deletions', store(), [4, 2.2], 'Ask what was deleted')
		.add('Chosen ones', filter(CHOSEN), [5, 2.2], 'Deletions')
		.add(
			'File again',
			workflows('event', 'prepare', {
				...{ source: ofFiled('source'), kind: 'documentUpdated', eventId: "={{ 'again:' + $json.id }}" },
				...{ caseKey: ofFiled('caseKey'), documentId: ofFiled('documentId') },
			}),
			[6, 2.2],
			'Chosen ones',
		)
		.add('Add these', asNew(), [7, 2.2], 'File again')
		.add('Stored', store(), [8, 2.2], 'Add these')
		.add('Work on these', workOn(), [9, 2.2], 'Stored')
		// The page
		.add('Settings', settings(), [4, 3], 'Refused')
		.connect('A form?', 'Settings', 1)
		.connect('What is asked?', 'Settings', 0)
		.connect('What is asked?', 'Settings', 1)
		.connect('What is asked?', 'Settings', 2)
		.connect('What is asked?', 'Settings', 3);
	let last = 'Settings';
	Object.entries(LISTS).forEach(([step, asked], index) => {
		const ask = `Ask: ${step}`;
		flow
			.add(ask, setJson(asked, { executeOnce: true }), [5 + index * 2, 3], last)
			.add(
				step,
				callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, { alwaysOutputData: true }),
				[6 + index * 2, 3],
				ask,
			);
		last = step;
	});
	last = askSystem(flow, system, last, [19, 3]);
	return flow
		.add(
			'Page',
			workflows(
				'statusPage',
				'render',
				{
					...{ rows: ROWS, settings: "={{ $('Settings').first().json }}", formKey: FORM_KEY },
					facts: `={{ {
	message: ${MESSAGE},
	incomplete: [...(${isFull('Failed events')} ? ['failed'] : []), ...(${isFull('Recent events')} ? ['done'] : []), ...(${isFull('Open events')} ? ['waiting'] : [])],
	${FACTS_OF[system]}
} }}`,
				},
				{ executeOnce: true },
			),
			[20, 3],
			last,
		)
		.add(
			'Show it',
			respond({
				...{ respondWith: 'text', responseBody: '={{ $json.html }}' },
				options: {
					responseCode: "={{ $('Refused').isExecuted ? 403 : 200 }}",
					responseHeaders: {
						entries: [
							{ name: 'Content-Type', value: 'text/html; charset=utf-8' },
							{ name: 'Cache-Control', value: 'no-store' },
							// No other page can show it in a frame and have people press its buttons there.
							{ name: 'X-Frame-Options', value: 'DENY' },
						],
					},
				},
			}),
			[21, 3],
			'Page',
		);
}
