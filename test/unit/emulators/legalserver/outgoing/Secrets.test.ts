/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { callFromBlock, callFromNavigation } from '@/test/emulators/legalserver/outgoing/callFor';
import {
	NAVIGATION_CALL,
	OUTGOING,
	OUTGOING_BLOCK,
	withoutSecrets,
} from '@/test/emulators/legalserver/outgoing/configuration';
import { WebhookServer } from '@/test/support/WebhookServer';

const SECRET = 'S3cr+t "of" the/webhook';
const FORMS = [
	SECRET,
	JSON.stringify(SECRET).slice(1, -1),
	encodeURIComponent(SECRET),
	new URLSearchParams([['', SECRET]]).toString().slice(1),
	Buffer.from(SECRET).toString('base64'),
	Buffer.from(`legalserver:${SECRET}`).toString('base64'),
];

let webhook: WebhookServer;
beforeAll(async () => (webhook = await WebhookServer.start()));
afterAll(async () => await webhook.close());

/** Tells everything that it was sent, in header and body. */
const echo = () =>
	(webhook.answer = (outgoing, { method, path, headers, body }) =>
		outgoing
			.writeHead(200, { 'content-type': 'application/json', 'x-echo': headers.authorization ?? path })
			.end(JSON.stringify({ method, path, headers, body, secret: SECRET })));

const expectHidden = (shown: unknown) => {
	const text = JSON.stringify(shown);
	expect(text).toContain('[hidden]');
	for (const form of FORMS) {
		expect(text).not.toContain(form);
		expect(text).not.toContain(JSON.stringify(form).slice(1, -1));
	}
};

const AUTHENTICATIONS = [
	{ type: 'basic', username: 'legalserver', password: SECRET },
	{ type: 'bearer', token: SECRET },
];
const LITERAL = { name: 'key', literal: SECRET, isSecret: true };
const ours = OUTGOING.parse({});

describe('a secret', () => {
	beforeEach(echo);

	it.each(AUTHENTICATIONS)(
		'of $type authentication is never shown, even if it is echoed',
		async (authentication) => {
			const call = NAVIGATION_CALL.parse({
				...{ url: webhook.url, authentication, synchronous: true },
				stores: [
					{ filter: '.secret', field: 'a' },
					{ filter: '.secret | error', field: 'b' },
				],
			});
			const { shown, values } = await callFromNavigation(call, {}, ours);
			expectHidden(shown);
			expect(values).toEqual({ a: SECRET });
			expectHidden(withoutSecrets(OUTGOING.parse({ navigation: call })));
		},
	);

	it.each(['GET', 'POST'])('among the parameters of %s is never shown', async (method) => {
		const call = NAVIGATION_CALL.parse({ url: webhook.url, method, parameters: [LITERAL] });
		expectHidden((await callFromNavigation(call, {}, ours)).shown);
		expectHidden(withoutSecrets(OUTGOING.parse({ navigation: call })));
	});

	it.each(['application/json', 'application/x-www-form-urlencoded'])(
		'in a header or parameter of a block with %s is never shown',
		async (contentType) => {
			const block = OUTGOING_BLOCK.parse({
				...{ url: webhook.url, contentType, storesAnswerInNote: true },
				...{ headers: [{ name: 'X-Key', value: SECRET }], parameters: [LITERAL] },
			});
			const { shown, note } = await callFromBlock(block, {}, ours);
			expectHidden(shown);
			expect(note).toContain('S3cr+t');
			expectHidden(withoutSecrets(OUTGOING.parse({ block })));
		},
	);

	it('has no place in the address', () => {
		expect(() => NAVIGATION_CALL.parse({ url: `https://legalserver:secret@n8n.localhost/webhook` })).toThrow(
			/authentication/,
		);
	});
});
