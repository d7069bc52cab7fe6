import { Flow } from '../Flow';
import { builtIn, byId, ifTrue, type Step } from '../steps';
import { addClick, clioOfUser, connectClick, ofClick, ofDecision, withRefusals, WRONG } from './clioClicks';
import { fileOpenly, fileRestricted } from './filing';
import { shown, showPage, showWhatIsWrong } from './pages';
import { setting } from './parts';

const IS_DOCUMENT = 'Is a document of a matter?';
const FOLDER = "={{ $('Find case folder').first().json.folderId }}";

/** Who clicks looks at one document: what has its name stays as it is, and the page says so. */
const keepBoth = (step: Step): Step => ({
	...step,
	parameters: { ...step.parameters, ifNameTaken: 'skipIfIdentical' },
});

const NOTE = `
A link in Clio that sends a document to the case folder of its matter, after the person confirms it. *Client settings* says where the folder is, and to which subfolder documents of each category go. A privileged document goes to the restricted folder, or nowhere.

**To set up:** in *Clicked in Clio*, enter a path that no other person's workflow has. Select the person's credential in the Clio steps, and the office's Dropbox credential in the Dropbox steps. Everything else: docs/clio-links.md.`;

/** Sends the form once, and shows the answer in its place. */
const SCRIPT = `const form = document.forms[0];
const button = form.querySelector('button');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (button.disabled) return;
  button.disabled = true;
  button.textContent = 'Sending…';
  let page = '';
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    if (answer.status === 200 || answer.status === 422) page = await answer.text();
  } catch {
    return form.submit();
  }
  if (page.startsWith('<!doctype html>')) {
    document.open();
    document.write(page);
    return document.close();
  }
  document.querySelector('h1').textContent = 'Is the document in Dropbox?';
  document.querySelector('#ask').innerHTML = document.querySelector('#unclear').innerHTML;
});`;

const QUESTION = `<h1>Send this document to Dropbox?</h1>
<dl>
<dt>Document</dt>
<dd>${shown("$('Verify click').first().json.name ?? ''")}</dd>
<dt>Case folder</dt>
<dd>${shown("$('Find case folder').first().json.path ?? $('Find case folder').first().json.name ?? ''")}</dd>
</dl>
<div id="ask">
<form method="post" action="${shown("$execution.resumeUrl ?? ''")}">
<input type="hidden" name="token" value="${shown("$json.token ?? ''")}">
<button>Send to Dropbox</button>
</form>
<p class="note">Nothing is sent until you click. This page works for 10 minutes.</p>
</div>
<template id="unclear">
<p>This page has been used, its 10 minutes are over, or no answer came.</p>
<p>Look in the case folder. If the document is not there, go back to Clio and click again.</p>
</template>
<script>
${SCRIPT}
</script>`;

const RESULT = `<h1>The document is in Dropbox</h1>
<p>${shown("$json.path ?? $json.name ?? ''")}</p>
<p>${shown("({ unchanged: 'It was there already, so nothing was sent again.', keptBoth: 'Another document has the same name. It was left as it is, and this one is saved next to it.' })[$json.status] ?? ''")}</p>
<p>${shown("($json.warnings ?? []).join(' ')")}</p>
<p><a href="${shown("/^https:\\/\\/www\\.dropbox\\.com\\//.test($json.url ?? '') ? $json.url : 'https://www.dropbox.com/home'")}">Open it in Dropbox</a></p>`;

const confirmed = {
	options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
	conditions: [
		{
			leftValue: "={{ String($json.body?.token ?? '') }}",
			rightValue: "={{ $('Make token').first().json.token }}",
			operator: { type: 'string', operation: 'equals' },
		},
	],
	combinator: 'and',
};

/** A link in Clio: a document goes to Dropbox. Runs that wait are kept by n8n until they end. */
export const sendToDropbox = (): Flow => {
	const flow = new Flow('send-to-dropbox', 'Send a document from Clio to Dropbox', undefined, {}).note(
		...(['Send a document from Clio to Dropbox', NOTE, [-0.25, -2.2], [3, 1.8]] as const),
	);
	addClick(flow, {
		...{ path: 'clio-send-to-dropbox', step: IS_DOCUMENT },
		holds: "$json.subjectType === 'document' && !!$json.matterNumber",
		document: ofClick('documentId'),
	})
		.add(
			'Make token',
			builtIn('crypto', 1, {
				...{ action: 'generate', dataPropertyName: 'token', encodingType: 'hex', stringLength: 64 },
			}),
			[9, 0],
			'Find case folder',
		)
		.add('Ask to confirm', showPage('Send to Dropbox', QUESTION), [10, 0], 'Make token')
		.add(
			'Wait for confirmation',
			{
				...builtIn('wait', 1.1, {
					...{ resume: 'webhook', httpMethod: 'POST', responseMode: 'responseNode' },
					...{ limitWaitTime: true, limitType: 'afterTimeInterval', resumeAmount: 10 },
					...{ resumeUnit: 'minutes', options: {} },
				}),
				webhookId: 'own',
			},
			[11, 0],
			'Ask to confirm',
		)
		.add(
			'Was confirmed?',
			builtIn('if', 2.2, { conditions: confirmed, options: {} }),
			[12, 0],
			['Wait for confirmation'],
		)
		.add(
			'Download from Clio',
			clioOfUser('document', 'download', {
				...{ document: byId(ofClick('documentId')), outputField: 'data', options: { giveUpAfter: 60 } },
			}),
			[13, 0],
			'Was confirmed?',
		)
		.add(
			'Privileged?',
			ifTrue("={{ $('Decide').first().json.action === 'restrict' }}"),
			[14, 0],
			'Download from Clio',
		)
		.add('Upload for few', fileRestricted(FOLDER, ofDecision, setting), [15, -0.6], 'Privileged?')
		.add('Upload to case folder', keepBoth(fileOpenly(FOLDER, ofDecision, setting)), [15, 0.4])
		.connect('Privileged?', 'Upload to case folder', 1)
		.add(
			'Show result',
			showPage('Sent to Dropbox', RESULT),
			[16, -0.3],
			['Upload for few', 'Upload to case folder'],
		)
		.add(
			WRONG,
			showWhatIsWrong(
				'Nothing was sent. The link works only on documents of a matter, and its page only for 10 minutes. Go back to Clio and click again.',
			),
			[16, 1.2],
		);
	connectClick(flow, IS_DOCUMENT, true);
	return withRefusals(
		flow,
		...['Was confirmed?', 'Download from Clio', 'Upload for few', 'Upload to case folder'],
	);
};
