/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Webhook, Webhooks } from '@/nodes/shared/clio/port';
import {
	isSubscribed,
	subscribe,
} from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/subscriptions';
import { wantedSubscriptions } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/wantedSubscriptions';
import { KnownRecords } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/KnownRecords';
import { EVENTS, type ClioEvent } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/Watch';

const URL = 'https://n8n.example/webhook/1/webhook';
const NOW = Date.parse('2026-05-01T12:00:00Z');

describe('subscriptions', () => {
	it('are one for each kind of record, with no more than is watched', () => {
		expect(wantedSubscriptions(URL, ['documentAddedByClient'])).toEqual([
			{
				...{ url: URL, model: 'document', events: ['created', 'updated'] },
				fields: 'id,latest_document_version{id,fully_uploaded}',
			},
		]);
		expect(wantedSubscriptions(URL, ['documentDeleted'])).toMatchObject([{ events: ['deleted'] }]);
		expect(wantedSubscriptions(URL, EVENTS as unknown as ClioEvent[]).map(({ model }) => model)).toEqual([
			...['document', 'matter', 'folder'],
		]);
		for (const { fields, events } of wantedSubscriptions(URL, EVENTS as unknown as ClioEvent[])) {
			expect(fields.length).toBeLessThan(1000);
			expect(events.length).toBeGreaterThan(0);
		}
	});

	it('are good only if they are just those, on, and last', () => {
		const wanted = wantedSubscriptions(URL, ['documentCreated']);
		const [{ model, events, fields } = { model: '', events: [], fields: '' }] = wanted;
		const hook = (more: Partial<Webhook> = {}): Webhook => ({
			...{ id: 1, etag: '', url: URL, model, events: [...events], fields, status: 'enabled' },
			...{ expiresAt: '2026-05-12T12:00:00Z', sharedSecret: 'x', ...more },
		});
		const good =
			(given: string) =>
			(...hooks: Webhook[]) =>
				isSubscribed(hooks, wanted, { urls: [URL], now: NOW, asked: new KnownRecords(given, 9) });
		const isGood = good('');
		expect(isGood(hook())).toBe(true);
		expect(isGood(hook({ model: '8', events: [...events].reverse() }))).toBe(true);
		expect(isGood(hook(), hook({ url: 'https://another.example' }))).toBe(true);
		expect(isGood()).toBe(false);
		expect(isGood(hook(), hook({ id: 2 }))).toBe(false);
		for (const more of [
			...[{ status: 'pending' }, { status: 'suspended' }, { expiresAt: '2026-05-11T11:59:00Z' }],
			...[{ expiresAt: undefined }, { expiresAt: 'soon' }, { fields: 'id' }, { events: ['created'] }],
		])
			expect([more, isGood(hook(more))]).toEqual([more, false]);
		// Clio may say it in other words than it was asked.
		const inOtherWords = {
			fields: 'id, latest_document_version{id,fully_uploaded}',
			events: ['updated', 'created'],
		};
		expect(isGood(hook(inOtherWords))).toBe(true);
	});

	it('are not made again and again where Clio gives them back in words of its own', async () => {
		const wanted = wantedSubscriptions(URL, ['documentCreated']);
		const made: Webhook = {
			...{ id: 7, etag: '', url: URL, model: '8', events: ['document.created'], fields: 'id,etag' },
			...{ status: 'enabled', expiresAt: '2026-05-31T12:00:00Z', sharedSecret: 'x' },
		};
		const clio = { createWebhook: async () => made } as unknown as Webhooks;
		const subscriber = { urls: [URL], now: NOW, asked: new KnownRecords('', 9) };
		expect(await subscribe(clio, [], wanted, subscriber)).toMatchObject({ created: 1, hooks: [made] });
		expect(isSubscribed([made], wanted, subscriber)).toBe(true);
		expect(await subscribe(clio, [made], wanted, subscriber)).toMatchObject({ created: 0, deleted: 0 });
		const others = wantedSubscriptions(URL, ['documentDeleted']);
		expect(isSubscribed([made], others, subscriber)).toBe(false);
	});
});
