/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectAccount } from '../editor/connectAccount';
import { Editor } from '../editor/Editor';
import { launchBrowser } from '../editor/launchBrowser';
import { withPicture } from '../editor/pictures';
import { n8nFolder } from '../folders';
import { N8nApi, type WorkflowFile } from '../n8n/N8nApi';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const { n8nUrl, proxyUrl, dashboardUrl, owner, app } = runningStack();
const dropbox = new EmulatedDropbox(dashboardUrl);
const path = 'where-folders-are-by-oauth2';

/** The tests' own workflow, as somebody would change it to the OAuth2 credential in the editor. */
function workflowWithOAuth2(): WorkflowFile {
	const text = readFileSync(join(n8nFolder, 'workflows', 'where-folders-are.json'), 'utf8');
	return JSON.parse(
		text
			.replaceAll('"token"', '"oAuth2"')
			.replaceAll('dropboxCaseFoldersTokenApi', 'dropboxCaseFoldersOAuth2Api')
			.replaceAll('"where-folders-are"', `"${path}"`)
			.replaceAll('0000000005ff', '0000000006ff'),
	) as WorkflowFile;
}

beforeAll(async () => {
	const api = new N8nApi(n8nUrl);
	await api.signIn(owner);
	const id = await api.createCredential({
		name: 'Dropbox of Jane',
		type: 'dropboxCaseFoldersOAuth2Api',
		data: { clientId: app.key, clientSecret: app.secret, actAs: 'connectedAccount', pathRoot: 'automatic' },
	});
	const browser = await launchBrowser(proxyUrl);
	try {
		const { page } = await Editor.signIn(browser, n8nUrl, owner);
		await withPicture(page, 'connect', async () => await connectAccount(page, api, id, 'Jane Doe'));
	} finally {
		await browser.close();
	}
	await api.publish(await api.importWorkflow(workflowWithOAuth2()));
});

afterEach(async () => await dropbox.delayCalls(0));

test('an account that was connected on the consent page renews its token once in mid-run', async () => {
	const lookups = 80;
	const paths = Array.from({ length: lookups }, (_, index) => `/Connected/Case ${index}`);
	const folders = await dropbox.makeFolders('matters', paths);
	await dropbox.forgetCalls();
	await dropbox.delayCalls(100);

	const answering = fetch(`${n8nUrl}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ folders }),
	});
	await dropbox.waitForCalls('files/get_metadata', lookups / 4);
	await dropbox.expireTokens();
	const answers = (await (await answering).json()) as Array<{ folderId: string }>;

	expect(answers.map(({ folderId }) => folderId)).toEqual(folders.map(({ id }) => id));
	const refused = (await dropbox.calls('files/get_metadata')).filter(({ status }) => status === 401);
	expect(refused.length).toBeGreaterThan(0);
	expect(await dropbox.calls('oauth2/token')).toHaveLength(1);
});
