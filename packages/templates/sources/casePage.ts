import { Flow } from '../Flow';
import { byId, dropbox, respond, setJson, switchOn, webhook, type Step } from '../steps';
import { NOTHING_IS_KEPT, REST, settings } from './parts';
import { addSecondList, type SecondList } from './casePageSecondList';

export const PAGE = 'Case page';

const LIKE_ITEMS = { onError: 'continueRegularOutput' } as const;

/**
 * Names of folders that the page leaves out. The page itself, which is asked for without settings, shows nothing of a
 * case; where the settings cannot be read, there is no value, and the step refuses.
 */
export const PRIVILEGED_FOLDERS = `={{ !$('Settings').isExecuted ? 'Privileged' : $('Settings').first().json.privilegedIn && ($('Settings').first().json.privilegedIn === 'caseFolder' && $('Settings').first().json.privilegedFolder.split('/').filter(Boolean).pop() || 'Privileged') }}`;

const REQUEST = { request: '={{ $json }}' };

const ofPage = (
	operation: string,
	parameters: Record<string, unknown> = {},
	more: Partial<Step> = LIKE_ITEMS,
): Step => dropbox('casePage', operation, { ...REQUEST, ...parameters }, more);

const PRIVILEGED = { privilegedFolders: PRIVILEGED_FOLDERS };

const ANSWER = `={{ $json.html ?? JSON.stringify($input.all().map(({ json }) => json.error ? { error: json.error } : json.headers || json.action ? { error: { reason: 'unexpected', message: 'Something went wrong in n8n', advice: 'Try again. If it keeps happening, tell whoever runs n8n at your office.' } } : json)) }}`;

const HEADERS = [
	{
		name: 'Content-Type',
		value: "={{ $json.html === undefined ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8' }}",
	},
	{ name: 'Cache-Control', value: 'no-store' },
	{ name: 'Referrer-Policy', value: 'no-referrer' },
	{ name: 'X-Content-Type-Options', value: 'nosniff' },
];

const NOTE = `
A page with the documents of one case, from Dropbox. People open it by a link that **Create Link** makes, see what is in the case, and add documents by drag and drop. Which folders are privileged, and so not on the page, comes from *Client settings*.

**To set up:**
1. Enter a **Link Key** in your Dropbox credential, and select that credential in each Dropbox node.
2. Publish *Client settings*, and then this workflow. The **Production URL** of the node *${PAGE}* is the **Page URL** for links.
3. Make a link with the workflow *Make a link to a case page*, and open it.`;

const NOTHING_KEPT = `
Under **Settings**, this workflow saves no executions. Leave it that way: a saved execution would contain the link of the person who used the page, and their documents.

n8n removes a run and its files at its next clean-up, within 15 minutes by default.

**Authentication** of *${PAGE}* stays at *None*: the link is the key, and every Dropbox node checks it.`;

const LARGE = `
Documents of up to 8 MiB go through *Receive* and *Upload*. The page sends larger ones in pieces: *Start*, *Append* and *Finish* hand each piece straight on to Dropbox, so your proxy and n8n never need to take more than 9 MiB at once.`;

/** @param list the documents of a case system, beside those in Dropbox */
export function casePage(list?: SecondList): Flow {
	const file = list === undefined ? 'case-page' : `case-page-${list.key}`;
	const name = list === undefined ? 'Case page' : `Case page with documents in ${list.system}`;
	const flow = new Flow(file, name, undefined, NOTHING_IS_KEPT)
		.note('The page of a case', NOTE, [-0.25, -3.2], [2.6, 2.2])
		.note('n8n saves no runs', NOTHING_KEPT, [2.5, -3.2], [2, 2.2], 3)
		.note('Small and large documents', LARGE, [4.7, -3.2], [2, 2.2], 6)
		.add(
			PAGE,
			webhook(file, { multipleMethods: true, httpMethod: ['GET', 'POST'], responseMode: 'responseNode' }),
			[0, 0],
		)
		// Above what is asked, so that it comes first. Nothing of the request goes into another workflow's runs.
		.add('Ask for settings', setJson('={{ ({}) }}'), [1, -0.8])
		.connect(PAGE, 'Ask for settings', 1)
		.add('Settings', settings(LIKE_ITEMS), [2, -0.8], 'Ask for settings')
		.add(
			'What is asked?',
			switchOn("={{ $json.body.action ?? '' }}", ['open', 'start', 'append', 'finish']),
			[1, 0.6],
		)
		.connect(PAGE, 'What is asked?', 1)
		.add(
			'Open',
			ofPage('open', { ...PRIVILEGED, ...(list && { options: { documentsIn: list.system } }) }),
			[3, -0.4],
		)
		.connect(PAGE, 'Open', 0)
		.connect('What is asked?', 'Open', 0)
		.add('Start', ofPage('start', PRIVILEGED), [3, 0.4])
		.connect('What is asked?', 'Start', 1)
		.add('Append', ofPage('append'), [3, 1.2])
		.connect('What is asked?', 'Append', 2)
		.add('Finish', ofPage('finish', { ...PRIVILEGED, ifNameTaken: 'skipIfIdentical' }), [3, 2])
		.connect('What is asked?', 'Finish', 3)
		.add('Receive', ofPage('receive', PRIVILEGED, REST), [3, 2.8])
		.connect('What is asked?', 'Receive', 4)
		.add(
			'Upload',
			dropbox(
				'document',
				'upload',
				{
					...{ documentFrom: 'allBinaryFields', caseFolder: byId('={{ $json.folderId }}') },
					...{ fileInto: 'subfolder', subfolder: '={{ $json.subfolder }}' },
					ifNameTaken: 'skipIfIdentical',
				},
				LIKE_ITEMS,
			),
			[5, 2.8],
		)
		.add(
			'Answer',
			respond({
				respondWith: 'text',
				responseBody: ANSWER,
				options: { responseHeaders: { entries: HEADERS } },
			}),
			[11, 0.6],
			['Open', 'Start', 'Append', 'Finish', 'Upload'],
		)
		.connect('Receive', 'Answer', 1);
	return list === undefined ? flow.connect('Receive', 'Upload') : addSecondList(flow, list);
}
