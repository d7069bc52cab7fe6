/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser } from 'playwright-core';
import { Editor } from '../editor/Editor';
import { launchBrowser } from '../editor/launchBrowser';
import { testFreshPanels, type FreshPanel } from '../editor/testFreshPanels';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { caseFolders } from '../runs/steps';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
let browser: Browser;
let editor: Editor;
let office: Awaited<ReturnType<typeof createOfficeAccess>>;

beforeAll(async () => {
	office = await createOfficeAccess(stack);
	browser = await launchBrowser(stack.proxyUrl);
	editor = await Editor.signIn(browser, stack.n8nUrl, stack.owner);
});

afterAll(async () => await browser?.close());

const FRESH: readonly FreshPanel[] = [
	['Create link', 'casePage', 'createLink', ['Case Folder', 'Page URL', 'Access', 'Valid For']],
	['Open', 'casePage', 'open', ['Request', 'Privileged Folders']],
	['Receive', 'casePage', 'receive', ['Request', 'Privileged Folders']],
	['Start', 'casePage', 'start', ['Request', 'Privileged Folders']],
	['Append', 'casePage', 'append', ['Request']],
	['Finish', 'casePage', 'finish', ['Request', 'Privileged Folders', 'If the Name Is Taken']],
];

testFreshPanels({
	...{ panels: FRESH, step: caseFolders, begin: () => ({ editor, api: office.api }) },
	picture: (resource, operation) => `dropbox-${resource}-${operation}`,
});
