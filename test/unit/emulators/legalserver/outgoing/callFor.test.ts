/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { callFromBlock, callFromNavigation } from '@/test/emulators/legalserver/outgoing/callFor';
import {
	NAVIGATION_CALL,
	OUTGOING,
	OUTGOING_BLOCK,
} from '@/test/emulators/legalserver/outgoing/configuration';
import { WebhookServer } from '@/test/support/WebhookServer';

const CASE = {
	matter_uuid: '0a1b2c3d-0000-4000-8000-000000000001',
	case_number: '26-0000123',
	dropbox_folder: 'id:old',
	close_date: null,
};
const GOOD = { ok: true, folderId: 'id:new', folderUrl: 'https://www.dropbox.com/home/x' };
const PASSWORD = 'correct "horse" & battery';

let webhook: WebhookServer;
beforeAll(async () => (webhook = await WebhookServer.start()));
beforeEach(() => {
	webhook.received.splice(0);
	webhook.answerJson(GOOD);
});
afterAll(async () => await webhook.close());

/** As `docs/legalserver-calls.md` has it set up. */
const navigate = async (changes: object = {}, site: object = {}) =>
	await callFromNavigation(
		NAVIGATION_CALL.parse({
			...{ url: webhook.url, synchronous: true },
			authentication: { type: 'basic', username: 'legalserver', password: PASSWORD },
			parameters: [{ name: 'matter_uuid', field: 'matter_uuid' }],
			stores: [
				{ filter: '.folderId // empty', field: 'dropbox_folder' },
				{ filter: '.folderUrl // empty', field: 'dropbox_link' },
			],
			...changes,
		}),
		CASE,
		OUTGOING.parse(site),
	);

const storing = async (filter: string, site: object = {}) =>
	await navigate({ stores: [{ filter, field: 'dropbox_folder' }] }, site);

describe('a Guided Navigation call', () => {
	it('sends fields of the case with the authentication, and stores what the filters give', async () => {
		const { values, shown } = await navigate();
		expect(webhook.received).toEqual([
			expect.objectContaining({
				method: 'POST',
				path: '/webhook/case-folder',
				body: JSON.stringify({ matter_uuid: CASE.matter_uuid }),
				headers: expect.objectContaining({
					'content-type': 'application/json',
					authorization: `Basic ${Buffer.from(`legalserver:${PASSWORD}`).toString('base64')}`,
				}),
			}),
		]);
		expect(values).toEqual({ dropbox_folder: GOOD.folderId, dropbox_link: GOOD.folderUrl });
		expect(shown).toMatchObject({ stored: values, kept: {}, problem: null, answered: { status: 200 } });
	});

	it.each([
		['bearer', { authentication: { type: 'bearer', token: 'token-of-n8n' } }, 'Bearer token-of-n8n'],
		['none', { authentication: { type: 'none' } }, undefined],
	])('authenticates by %s', async (_, changes, header) => {
		await navigate(changes);
		expect(webhook.received[0]?.headers.authorization).toBe(header);
	});

	it('sends its parameters in the address with GET', async () => {
		await navigate({
			method: 'GET',
			parameters: [
				{ name: 'number', field: 'case_number' },
				{ name: 'closed', field: 'close_date' },
				{ name: 'source', literal: 'intake & more' },
			],
		});
		expect(webhook.received[0]).toMatchObject({
			...{ method: 'GET', body: '' },
			path: '/webhook/case-folder?number=26-0000123&closed=&source=intake+%26+more',
		});
	});

	it('sends null for a field that has nothing, and for one that there is not', async () => {
		const names = ['close_date', 'no_such_field'];
		await navigate({ parameters: names.map((field) => ({ name: field, field })) });
		expect(webhook.received[0]?.body).toBe('{"close_date":null,"no_such_field":null}');
	});

	it('stores nothing in the background, which is how a new element is set', async () => {
		const { values, shown } = await navigate({ synchronous: false });
		expect(webhook.received).toHaveLength(1);
		expect(values).toEqual({});
		expect(shown.kept).toEqual({
			dropbox_folder: 'the call is not synchronous',
			dropbox_link: 'the call is not synchronous',
		});
	});

	it.each([
		['401', () => webhook.answerJson(GOOD, 401), 'the answer was HTTP 401'],
		['404', () => webhook.answerJson(GOOD, 404), 'the answer was HTTP 404'],
		['500', () => webhook.answerJson(GOOD, 500), 'the answer was HTTP 500'],
		[
			'a redirect',
			() => (webhook.answer = (to) => to.writeHead(302, { location: webhook.url }).end()),
			'the answer was HTTP 302',
		],
		[
			'a page',
			() => (webhook.answer = (to) => to.writeHead(200, { 'content-type': 'text/html' }).end('<p>n8n</p>')),
			'the answer was not JSON',
		],
		[
			'JSON that says it is text',
			() =>
				(webhook.answer = (to) =>
					to.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(GOOD))),
			'the answer was not JSON',
		],
		['half a JSON', () => webhook.answerJson('{"folderId": "id:n'), 'the answer was not JSON'],
		['nothing', () => webhook.answerJson(''), 'the answer was not JSON'],
		['a connection that breaks off', () => (webhook.answer = (to) => to.destroy()), 'no answer came'],
		[
			'an answer that breaks off',
			() =>
				(webhook.answer = (to) => {
					to.writeHead(200, { 'content-type': 'application/json', 'content-length': '900' });
					to.write(JSON.stringify(GOOD), () => to.destroy());
				}),
			'no answer came',
		],
		[
			'an endless answer',
			() => webhook.answerJson({ ...GOOD, rest: 'x'.repeat(1024 * 1024) }),
			'no answer came',
		],
	])('stores nothing after %s, in either reading', async (_, set, reason) => {
		set();
		for (const noOutputWipes of [false, true]) {
			const { values, shown } = await navigate({}, { noOutputWipes });
			expect(values).toEqual({});
			expect(shown.kept).toEqual({ dropbox_folder: reason, dropbox_link: reason });
			expect(shown.problem === null).toBe(shown.answered !== null);
		}
	});

	it.each([
		['nothing comes', () => (webhook.answer = () => undefined)],
		[
			'the end does not come',
			() =>
				(webhook.answer = (to) => {
					to.writeHead(200, { 'content-type': 'application/json' });
					to.write(JSON.stringify(GOOD));
				}),
		],
	])('stores nothing when %s in time', async (_, set) => {
		set();
		const { values, shown } = await navigate({}, { timeout: 100 });
		expect(values).toEqual({});
		expect(shown).toMatchObject({ answered: null, problem: 'timed out', stored: {} });
	});

	it('stores nothing where nobody listens', async () => {
		const { values, shown } = await navigate({ url: 'http://127.0.0.1:1/webhook' });
		expect(values).toEqual({});
		expect(shown.problem).toMatch(/ECONNREFUSED/);
	});

	it.each(['http://n8n.example/webhook', 'https://n8n.example/webhook'])(
		'never leaves the machine for %s',
		async (url) => {
			const { shown } = await navigate({ url });
			expect(shown).toMatchObject({ answered: null, problem: expect.stringMatching(/not on this machine/) });
		},
	);
});

describe('a filter', () => {
	const ANSWER = { text: 'id:new', empty: '', none: null, yes: true, many: [1, 2], deep: { a: 1 } };

	it.each([
		['.text', 'id:new'],
		['.empty', ''],
		['.yes', 'true'],
		['.many[0]', '1'],
		['.deep.a | tostring', '1'],
		['.none // .text', 'id:new'],
		['"\\(.text)\\n\\(.yes)"', 'id:new\ntrue'],
	])('%s stores %j', async (filter, value) => {
		webhook.answerJson(ANSWER);
		expect((await storing(filter)).values).toEqual({ dropbox_folder: value });
	});

	it('stores numbers digit for digit', async () => {
		webhook.answerJson('{"id": 12345678901234567890}');
		expect((await storing('.id')).values).toEqual({ dropbox_folder: '12345678901234567890' });
	});

	it.each([
		['.none', 'the filter gave nothing'],
		['.missing', 'the filter gave nothing'],
		['.none // empty', 'the filter gave nothing'],
		['.many', 'the filter gave an object or array'],
		['.deep', 'the filter gave an object or array'],
		['.many[]', 'the filter gave several values'],
		['.text.more', expect.stringMatching(/^the filter failed: jq: error/)],
		['.text |', expect.stringMatching(/^the filter failed: jq: error: syntax error/)],
	])('%s stores nothing', async (filter, reason) => {
		webhook.answerJson(ANSWER);
		const { values, shown } = await storing(filter);
		expect(values).toEqual({});
		expect(shown.kept).toEqual({ dropbox_folder: reason });
	});

	it('that fails keeps no other field from being stored', async () => {
		const { values } = await navigate({
			stores: [
				{ filter: '.folderId | .x', field: 'dropbox_folder' },
				{ filter: '.folderUrl', field: 'dropbox_link' },
			],
		});
		expect(values).toEqual({ dropbox_link: GOOD.folderUrl });
	});

	it.each([
		['.none', { dropbox_folder: '' }],
		['.none // empty', { dropbox_folder: '' }],
		['.text.more', {}],
		['.deep', {}],
	])('%s stores %j in the reading in which no output empties a field', async (filter, stored) => {
		webhook.answerJson(ANSWER);
		expect((await storing(filter, { noOutputWipes: true })).values).toEqual(stored);
	});
});

describe('a Generic Outgoing API block', () => {
	const post = async (changes: object = {}) =>
		await callFromBlock(
			OUTGOING_BLOCK.parse({
				url: webhook.url,
				headers: [{ name: 'X-N8N-Key', value: 'key-of-the-webhook' }],
				parameters: [
					{ name: 'matter_uuid', field: 'matter_uuid' },
					{ name: 'source', literal: 'block' },
				],
				...changes,
			}),
			CASE,
			OUTGOING.parse({ timeout: 100 }),
		);

	it('sends JSON with headers of its own', async () => {
		await post();
		expect(webhook.received[0]).toMatchObject({
			body: JSON.stringify({ matter_uuid: CASE.matter_uuid, source: 'block' }),
			headers: { 'x-n8n-key': 'key-of-the-webhook', 'content-type': 'application/json' },
		});
	});

	it('sends a form', async () => {
		await post({ contentType: 'application/x-www-form-urlencoded' });
		expect(webhook.received[0]).toMatchObject({
			body: `matter_uuid=${CASE.matter_uuid}&source=block`,
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		});
	});

	it('sends all of the case as a data structure', async () => {
		await post({ parameters: [{ name: 'case', structure: 'case' }] });
		expect(JSON.parse(webhook.received[0]?.body ?? '')).toEqual({ case: CASE });
	});

	it('keeps the answer in a note if it is set to, whatever the status', async () => {
		expect((await post()).note).toBeNull();
		webhook.answerJson({ ok: false }, 500);
		const { note, shown } = await post({ storesAnswerInNote: true });
		expect(note).toBe('{"ok":false}');
		expect(shown.note).toBe(note);
	});

	it('writes no note when no answer came', async () => {
		webhook.answer = () => undefined;
		const { note, shown } = await post({ storesAnswerInNote: true });
		expect(note).toBeNull();
		expect(shown.problem).toBe('timed out');
	});
});
