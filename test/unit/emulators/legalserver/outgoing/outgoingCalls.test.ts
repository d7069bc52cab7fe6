/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { EmulatedWorld } from '@/test/emulators/core/EmulatedWorld';
import type { Outgoing } from '@/test/emulators/legalserver/outgoing/configuration';
import { outgoingCalls } from '@/test/emulators/legalserver/outgoing/outgoingCalls';
import { Webhook } from './Webhook';

const UUID = '0a1b2c3d-0000-4000-8000-000000000001';
const NAVIGATION = {
	synchronous: true,
	authentication: { type: 'bearer', token: 'token-of-n8n' },
	parameters: [
		{ name: 'matter_uuid', field: 'matter_uuid' },
		{ name: 'by', field: 'user' },
	],
	stores: [{ filter: '.folderId', field: 'folder' }],
};

let webhook: Webhook;
beforeAll(async () => (webhook = await Webhook.start()));
beforeEach(() => {
	webhook.received.splice(0);
	webhook.answerJson({ folderId: 'id:1' });
});
afterAll(async () => await webhook.close());

/** Two sites, one of which has one case. */
function start() {
	const stored: Record<string, string> = {};
	const notes: string[] = [];
	const outgoing = new Map<string, Outgoing>();
	const calls = outgoingCalls({
		outgoingOf: () => outgoing,
		sitesOf: () => ['live', 'demo'],
		caseOf: (_world, site, matterUuid, user) =>
			site === 'live' && matterUuid === UUID
				? {
						values: { matter_uuid: UUID, user },
						store: (values) => void Object.assign(stored, values),
						addNote: (note) => void notes.push(note),
					}
				: undefined,
	});
	const call = async (name: string, body?: unknown, query = '') =>
		await calls[name]?.({} as EmulatedWorld, body, new URLSearchParams(query));
	return { call, stored, notes };
}

describe('control calls', () => {
	it('set up a call of a site, run it for a case, and store what comes back', async () => {
		const { call, stored } = start();
		await call('POST /outgoing', { navigation: { url: webhook.url, ...NAVIGATION } });
		const shown = await call('POST /navigation-call', { matterUuid: UUID, user: 'Amy Clerk' });
		expect(JSON.parse(webhook.received[0]?.body ?? '')).toEqual({ matter_uuid: UUID, by: 'Amy Clerk' });
		expect(shown).toMatchObject({ stored: { folder: 'id:1' } });
		expect(stored).toEqual({ folder: 'id:1' });
	});

	it('run a block and write its note', async () => {
		const { call, notes } = start();
		await call('POST /outgoing', { site: 'live', block: { url: webhook.url, storesAnswerInNote: true } });
		await call('POST /outgoing-block', { site: 'live', matterUuid: UUID });
		expect(notes).toEqual(['{"folderId":"id:1"}']);
	});

	it('show what is set up without secrets, of each site apart, and keep what is not named', async () => {
		const { call } = start();
		await call('POST /outgoing', { site: 'demo', navigation: { url: webhook.url, ...NAVIGATION } });
		const answer = await call('POST /outgoing', { site: 'demo', timeout: 50 });
		expect(await call('GET /outgoing', undefined, 'site=demo')).toEqual(answer);
		expect(answer).toMatchObject({ timeout: 50, navigation: { authentication: { token: '[hidden]' } } });
		expect(await call('GET /outgoing')).toMatchObject({ site: 'live', navigation: null, timeout: 10_000 });
	});

	it.each([
		['an unknown site', 'POST /outgoing', { site: 'other' }, /no site other/],
		['an unknown case', 'POST /navigation-call', { matterUuid: 'x' }, /live has no case x/],
		['a call that is not set up', 'POST /navigation-call', { matterUuid: UUID }, /no call in Guided/],
		['a block that is not set up', 'POST /outgoing-block', { matterUuid: UUID }, /no Generic Outgoing/],
		['an unknown setting', 'POST /outgoing', { navigaton: null }, /navigaton/],
		[
			'a custom header of a Guided Navigation call',
			'POST /outgoing',
			{ navigation: { url: 'https://n8n.localhost', headers: [] } },
			/headers/,
		],
	])('refuse %s', async (_, name, body, reason) => {
		const { call } = start();
		await expect((async () => await call(name, body))()).rejects.toThrow(reason);
	});
});
