/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser } from 'playwright-core';
import type { CredentialWindow } from '../editor/CredentialWindow';
import { Editor } from '../editor/Editor';
import { launchBrowser } from '../editor/launchBrowser';
import type { NodePanel } from '../editor/NodePanel';
import { outputPicture, picturePath, withPicture } from '../editor/pictures';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const { legalServerTokens: tokens, legalServerLogin: login } = stack;
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

let browser: Browser;
let editor: Editor;
let node: NodePanel;
let credential: CredentialWindow;

beforeAll(async () => {
	browser = await launchBrowser(stack.proxyUrl);
	editor = await Editor.signIn(browser, stack.n8nUrl, stack.owner);
	await editor.page.setViewportSize({ width: 1440, height: 1240 });
	await editor.openNewWorkflow();
	node = await editor.addNode('LegalServer Matters', 'Get matter');
});

afterAll(async () => await browser?.close());

test('a new credential shows its fields in the order in which they are filled in, and connects', async () => {
	await withPicture(editor.page, 'legalserver-credential', async () => {
		expect(await node.countFaulty()).toBe(0);
		credential = await node.newCredential();
		await credential.takeWholePicture(outputPicture('legalserver-new-credential'));
		const fields = ['Site', 'Environment', 'Authentication', 'Token', 'Token Created On', 'Only Read'];
		const labels = await credential.labels();
		expect(labels.filter((label) => fields.includes(label))).toEqual(fields);
		await credential.fill('site', 'riverside');
		await credential.pick('environment', 'Live');
		await credential.fill('token', tokens['intake'] ?? '');
		await credential.fillDate('createdOn', daysAgo(10));
		await credential.takePicture(picturePath('legalserver-credential'), 'onlyRead');
		expect(await credential.save()).toBeUndefined();
		await node.fill('matter', '22-0000107');
		await node.execute();
		credential = await node.newCredential();
	});
});

test.each<[string, { site?: string; token?: string; age?: number }, RegExp]>([
	['a site that there is not', { site: 'riversid' }, /no LegalServer site with this name/],
	['a token that ended', { token: 'expired' }, /does not accept this credential/],
	['a token of the other site', { token: 'demo' }, /does not accept this credential/],
	[
		'a role with few permissions',
		{ token: 'limited' },
		/Connected to riverside\.legalserver\.org, but it needs attention\. Missing permissions: API Get\/Search Matter Full Results, .*API Create Matter Notes/,
	],
	[
		'a token that ends in two weeks',
		{ age: 350 },
		/Connected to .* token of this credential expires on \d{4}-\d\d-\d\d, in 1\d days/,
	],
])('%s is told when it is saved', async (what, { site = 'riverside', token = 'intake', age = 10 }, told) => {
	const picture = `legalserver-credential-${what.replaceAll(' ', '-')}`;
	await withPicture(editor.page, picture, async () => {
		await credential.fill('site', site);
		await credential.pick('environment', 'Live');
		await credential.fill('token', tokens[token] ?? '');
		await credential.fillDate('createdOn', daysAgo(age));
		expect(await credential.save()).toMatch(told);
		await credential.takeWholePicture(outputPicture(picture));
	});
});

test('a wrong password is told, and the right one connects', async () => {
	await withPicture(editor.page, 'legalserver-basic', async () => {
		await credential.pick('authentication', 'User Name and Password');
		await credential.fill('user', login.user);
		await credential.fill('password', 'wrong');
		expect(await credential.save()).toMatch(/does not accept this credential/);
		await credential.takeWholePicture(outputPicture('legalserver-basic'));
		const labels = await credential.labels();
		expect(labels).toEqual(expect.arrayContaining(['User Name', 'Password']));
		expect(labels).not.toContain('Token');
		await credential.fill('password', login.password);
		expect(await credential.save()).toBeUndefined();
		await node.execute();
	});
});
