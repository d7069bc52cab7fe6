/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ApiClient } from '../ApiClient';

interface Received {
	body: string;
	signature: string;
}

describe('the webhook of an app', () => {
	let desk: ApiClient;
	let server: Server;
	let received: Received[];
	/** Statuses of the answers to come; 200 when there are none left. */
	let statuses: number[];
	let greet: (word: string, answer: ServerResponse) => void;

	const echo = (word: string, answer: ServerResponse) =>
		answer.writeHead(200, { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' }).end(word);

	beforeEach(async () => {
		desk = new ApiClient();
		[received, statuses, greet] = [[], [], echo];
		desk.state.switches.webhookDelay = 0;
		desk.state.switches.webhookRetryDelay = 0;
		server = createServer((incoming, answer) => void serve(incoming, answer));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});

	afterEach(async () => {
		desk.close();
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});

	async function serve(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
		if (incoming.method === 'GET') {
			greet(new URL(incoming.url ?? '', 'http://localhost').searchParams.get('challenge') ?? '', answer);
			return;
		}
		const signature = String(incoming.headers['x-dropbox-signature']);
		received.push({ body: await text(incoming), signature });
		answer.writeHead(statuses.shift() ?? 200).end();
	}

	const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?x=1`;
	const hooks = () => desk.dropbox.webhooks;
	const create = (path: string, token = 'jane') =>
		desk.call('files/create_folder_v2', { token, argument: { path } });
	const accounts = () => received.map(({ body }) => JSON.parse(body).list_folder.accounts as string[]);
	const idOf = (short: string) => desk.fixture.accounts[short]?.accountId ?? '';

	it.each<[string, typeof greet, RegExp]>([
		['another word', (_word, answer) => echo('other', answer), /echo/],
		[
			'HTML',
			(word, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end(word),
			/text\/plain/,
		],
		[
			'sniffing',
			(word, answer) => answer.writeHead(200, { 'content-type': 'text/plain' }).end(word),
			/nosniff/,
		],
		['a fault', (_word, answer) => answer.writeHead(500).end(), /500/],
	])('is refused when it answers the challenge with %s', async (_what, answer, reason) => {
		greet = answer;
		await expect(hooks().register(address())).rejects.toThrow(reason);
		await create('/A');
		await hooks().settled();
		expect(received).toEqual([]);
	});

	it('is on this machine', async () => {
		await expect(hooks().register('https://example.org/hook')).rejects.toThrow(/this machine/);
	});

	it('is told whose Dropbox changed, signed over the bytes', async () => {
		await hooks().register(address());
		await create('/A');
		await hooks().settled();
		const { body, signature } = received[0]!;
		expect(JSON.parse(body)).toEqual({
			list_folder: { accounts: [idOf('jane')] },
			delta: { users: [expect.any(Number)] },
		});
		expect(signature).toBe(createHmac('sha256', desk.fixture.app.secret).update(body).digest('hex'));
		expect(hooks().deliveries).toMatchObject([{ accounts: [idOf('jane')], attempt: 1, status: 200 }]);
	});

	it('is told of everybody who sees the change, once for many changes', async () => {
		await hooks().register(address());
		const root = {
			'dropbox-api-path-root': JSON.stringify({ '.tag': 'root', root: desk.fixture.namespaces.root?.id }),
		};
		for (const name of ['A', 'B', 'C']) {
			await desk.call('files/create_folder_v2', { argument: { path: `/Finance/${name}` }, headers: root });
		}
		await hooks().settled();
		expect(new Set(accounts().flat())).toEqual(new Set([idOf('admin'), idOf('jane')]));
	});

	it('is told nothing of accounts that took their consent back', async () => {
		await hooks().register(address());
		const { registry } = desk.state;
		for (const token of [...registry.accessTokens.values(), ...registry.refreshTokens.values()]) {
			if (token.subject.kind === 'user' && token.subject.accountId === idOf('jane')) token.revoked = true;
		}
		desk.state.seedFolder(desk.fixture.namespaces.finance!, '/A');
		await hooks().settled();
		expect(accounts()).toEqual([[idOf('admin')]]);
	});

	it('is told again until it answers 200, and no more than so often', async () => {
		await hooks().register(address());
		statuses = [500, 302];
		await create('/A');
		await hooks().settled();
		expect(hooks().deliveries.map(({ status }) => status)).toEqual([500, 302, 200]);
		desk.state.switches.webhookAttempts = 2;
		statuses = [500, 500, 500];
		await create('/B');
		await hooks().settled();
		expect(received).toHaveLength(5);
	});

	it('is told again when it takes too long', async () => {
		await hooks().register(address());
		desk.state.switches.webhookTimeout = 20;
		server.removeAllListeners('request');
		let calls = 0;
		server.on('request', (incoming: IncomingMessage, answer: ServerResponse) => {
			calls += 1;
			if (calls > 1) void serve(incoming, answer);
		});
		await create('/A');
		desk.state.switches.webhookAttempts = 50;
		await hooks().settled();
		expect(hooks().deliveries[0]).toMatchObject({ status: null, attempt: 1 });
		expect(hooks().deliveries.at(-1)).toMatchObject({ status: 200 });
	});

	it('may be told twice, and in another order', async () => {
		await hooks().register(address());
		Object.assign(desk.state.switches, { webhookDuplicates: 1, webhookReordered: true });
		desk.state.seedFolder(desk.fixture.namespaces.finance!, '/A');
		await hooks().settled();
		expect(accounts()).toEqual([[idOf('jane')], [idOf('jane')], [idOf('admin')], [idOf('admin')]]);
	});

	it('is forgotten by a reset', async () => {
		await hooks().register(address());
		desk.world.reset();
		await create('/A');
		await hooks().settled();
		expect(received).toEqual([]);
	});
});
