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

test('a new credential shows its fields in the order in which they are filled in', async () => {
	await withPicture(editor.page, 'legalserver-new-credential', async () => {
		expect(await node.countFaulty()).toBe(0);
		credential = await node.newCredential();
		const fields = ['Site', 'Environment', 'Authentication', 'Token', 'Token Created On', 'Only Read'];
		expect((await credential.labels()).slice(0, fields.length)).toEqual(fields);
		await editor.page.screenshot({ path: outputPicture('legalserver-new-credential') });
	});
});

test.each<[string, { site?: string; token?: string; age?: number }, RegExp]>([
	['a site that there is not', { site: 'riversid' }, /no LegalServer site with this name/],
	['a token that ended', { token: 'expired' }, /does not accept this credential/],
	['a token of the other site', { token: 'demo' }, /does not accept this credential/],
	[
		'a role with few permissions',
		{ token: 'limited' },
		/Connected to riverside\.legalserver\.org: .*saved and works\. Missing permissions: API Get\/Search Matter Full Results, .*API Create Matter Notes/,
	],
	[
		'a token that ends in two weeks',
		{ age: 350 },
		/Connected to .* token of this credential ends on \d{4}-\d\d-\d\d, in 1\d days/,
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

test('with its site and token it is connected', async () => {
	await withPicture(editor.page, 'legalserver-credential', async () => {
		await credential.fill('token', tokens['intake'] ?? '');
		await credential.fillDate('createdOn', daysAgo(10));
		await editor.settled();
		await credential.takePicture(picturePath('legalserver-credential'), 'site');
		expect(await credential.save()).toBeUndefined();
		await node.fill('matter', '22-0000107');
		await node.execute();
	});
});

test('a user name and a password work as well', async () => {
	await withPicture(editor.page, 'legalserver-basic', async () => {
		credential = await node.newCredential();
		await credential.fill('site', 'riverside');
		await credential.pick('environment', 'Live');
		await credential.pick('authentication', 'User Name and Password');
		expect((await credential.labels()).slice(3, 5)).toEqual(['User Name', 'Password']);
		await credential.fill('user', login.user);
		await credential.fill('password', 'wrong');
		expect(await credential.save()).toMatch(/does not accept this credential/);
		await credential.takeWholePicture(outputPicture('legalserver-basic'));
		await credential.fill('password', login.password);
		expect(await credential.save()).toBeUndefined();
		await node.execute();
	});
});
