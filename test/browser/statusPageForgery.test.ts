/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { renderStatusPage } from '@/nodes/shared/domain/statusPage/renderStatusPage';
import { createFormToken, readStatusForm } from '@/nodes/shared/domain/statusPage/StatusForm';
import { readStatusFacts } from '@/nodes/shared/domain/statusPage/StatusFacts';
import { outcomeOfSync } from '@/nodes/shared/core/outcome';
import { rowOf } from '../unit/shared/domain/alerts/rows';
import { SANDBOX } from './caseWebhook';
import { offline } from './chromium';

/** What arrived by a form: whether it counts, and what the browser says of where it comes from. */
interface Sent {
	counts: boolean;
	authorization: string | undefined;
	origin: string | undefined;
	site: string | undefined;
}

const login = { username: 'office', password: 'a password' };
let browser: Browser;
let office: Server;
let attacker: Server;
let sent: Sent[];

const addressOf = (server: Server, host = '127.0.0.1') =>
	`http://${host}:${(server.address() as AddressInfo).port}/`;

/** As the workflow does: the password first, then the token. */
async function receive(request: IncomingMessage): Promise<void> {
	const { authorization = '', origin, 'sec-fetch-site': site } = request.headers;
	const fields = Object.fromEntries(new URLSearchParams(await text(request)));
	const form = outcomeOfSync(() => readStatusForm(fields, authorization, Date.now()));
	sent.push({ counts: form.ok, authorization, origin, site: [site].flat()[0] });
}

function page(key: string): string {
	return renderStatusPage({
		rows: [rowOf({ id: 7, status: 'failed', reason: 'not_found', finishedAt: Date.now() })],
		...{ facts: readStatusFacts({}), mappedCategories: [], isDemo: false, noun: 'matter', timeZone: '' },
		...{ now: Date.now(), migration: 'anyTime' },
		formToken: createFormToken(key, Date.now()),
	});
}

const listen = async (server: Server) =>
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

beforeAll(async () => {
	office = createServer((request, answer) => {
		const { authorization } = request.headers;
		if (authorization === undefined)
			return void answer.writeHead(401, { 'www-authenticate': 'Basic realm="Webhook"' }).end();
		const show = () =>
			answer
				.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': SANDBOX })
				.end(page(authorization));
		if (request.method === 'POST') return void receive(request).then(show);
		show();
	});
	attacker = createServer((request, answer) => {
		const form = `<!doctype html><title>Prizes</title><form method="post" action="${addressOf(office, 'localhost')}"><input name="action" value="resend"><input name="since" value="0"></form><script>document.forms[0].submit()</script>`;
		const policy = request.url === '/sandboxed' ? { 'content-security-policy': SANDBOX } : {};
		answer.writeHead(200, { 'content-type': 'text/html', ...policy }).end(form);
	});
	await Promise.all([listen(office), listen(attacker)]);
	browser = await offline();
}, 60_000);
afterAll(async () => {
	await browser?.close();
	for (const server of [office, attacker]) {
		server.closeAllConnections();
		server.close();
	}
});
beforeEach(() => (sent = []));

/** Somebody who has the status page open. */
async function visit(): Promise<Page> {
	const context = await browser.newContext({ httpCredentials: login });
	const tab = await context.newPage();
	await tab.goto(addressOf(office, 'localhost'));
	return tab;
}

it('takes what its own buttons send', async () => {
	const tab = await visit();
	await tab.getByRole('button', { name: /^Try again/ }).click();
	await tab.waitForLoadState();
	// From a sandbox: the browser names no origin.
	expect(sent).toMatchObject([{ counts: true, origin: 'null' }]);
	await tab.context().close();
});

it.each(['', 'sandboxed'])('refuses what another page sends with the password: %s', async (path) => {
	const tab = await visit();
	const arrived = tab.waitForResponse((response) => response.request().method() === 'POST');
	await tab.goto(`${addressOf(attacker)}${path}`).catch(() => undefined);
	await arrived;
	expect(sent).toMatchObject([{ counts: false, authorization: expect.stringMatching(/^Basic /) }]);
	await tab.context().close();
});

it('could not tell them apart by headers', async () => {
	const tab = await visit();
	await tab.getByRole('button', { name: /^Try again/ }).click();
	await tab.waitForLoadState();
	const arrived = tab.waitForResponse((response) => response.request().method() === 'POST');
	await tab.goto(`${addressOf(attacker)}sandboxed`).catch(() => undefined);
	await arrived;
	const [genuine, forged] = sent.map(({ origin, site }) => ({ origin, site }));
	expect(forged).toEqual(genuine);
	await tab.context().close();
});
