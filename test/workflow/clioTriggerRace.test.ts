/* eslint-disable @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { addVersion, changeDocument, trashDocument } from '../emulators/clio/state/documents';
import { placeIn } from '../emulators/clio/state/folders';
import { createClioTriggerHarness, told } from './clioTriggerHarness';

const DOCUMENT_EVENTS = ['documentCreated', 'documentUpdated', 'documentDeleted'];

describe('Clio Matters Trigger, when several things happen at once', () => {
	let harness: Awaited<ReturnType<typeof createClioTriggerHarness>>;
	beforeEach(async () => (harness = await createClioTriggerHarness()));
	afterEach(async () => await harness.close());

	const published = async (events: string[], more = {}) => {
		const trigger = harness.create(events, more);
		await trigger.publish();
		await harness.settled(trigger);
		return trigger;
	};
	const untilCalled = async (route: string) => {
		while (harness.calls(route) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
	};
	const statuses = () => harness.hooks().map(({ model, status }) => `${model} ${status}`);

	it('has one subscription of each kind when it is published ten times at once', async () => {
		const trigger = harness.create(['documentCreated', 'matterClosed']);
		await Promise.all(Array.from({ length: 10 }, async () => await trigger.publish()));
		await harness.settled(trigger);
		expect(statuses()).toEqual(['document enabled', 'matter enabled']);
		expect(harness.calls('POST webhooks')).toBe(2);
		harness.upload('A.pdf');
		await harness.settled(trigger);
		expect(told(trigger.items)).toEqual(['documentCreated A.pdf']);
	});

	it('leaves none where it is unpublished while it is being published', async () => {
		const trigger = harness.create(['documentCreated', 'matterClosed']);
		const fault = { kind: 'delay', milliseconds: 200 };
		harness.world.clio.faults.set([{ route: 'POST webhooks', fault }]);
		const publishing = trigger.publish();
		await untilCalled('GET webhooks');
		await trigger.unpublish();
		await publishing;
		await trigger.unpublish();
		expect(statuses()).toEqual([]);
	});

	it('leaves none where it is unpublished while a poll makes one anew', async () => {
		const trigger = await published(['documentCreated']);
		const [hook] = harness.hooks();
		if (hook !== undefined) harness.state.webhooks.change(hook, { status: 'suspended' });
		const restarted = harness.front.serve(trigger.restarted());
		const fault = { kind: 'delay', milliseconds: 300 };
		harness.world.clio.faults.set([{ route: 'POST webhooks', fault }]);
		const polling = restarted.poll();
		await untilCalled('DELETE webhooks/:id');
		await restarted.unpublish();
		await polling;
		await harness.settled(restarted);
		expect(statuses()).toEqual([]);
		await restarted.poll();
		expect(statuses()).toEqual([]);
	});

	it('tells two workflows with the same credential and events each of everything once', async () => {
		const [one, other] = [await published(['documentCreated']), await published(['documentCreated'])];
		harness.upload('A.pdf');
		await harness.settled(one, other);
		expect([one, other].map(({ items }) => told(items))).toEqual([
			...[['documentCreated A.pdf'], ['documentCreated A.pdf']],
		]);
		expect(one.items[0]?.['eventId']).not.toBe(other.items[0]?.['eventId']);
		await one.unpublish();
		harness.upload('B.pdf');
		await harness.settled(one, other);
		expect(told(other.items)).toEqual(['documentCreated A.pdf', 'documentCreated B.pdf']);
	});

	it('tells of five versions within a minute with the last of them', async () => {
		const trigger = await published(DOCUMENT_EVENTS);
		const { id } = harness.upload('Draft.docx');
		for (let version = 2; version <= 5; version++) {
			const file = { filename: `Draft ${version}.docx`, contentType: 'text/plain', creatorId: 1 };
			harness.arrive(addVersion(harness.state, harness.state.documents.at(id), file), `v${version}`);
		}
		await harness.settled(trigger);
		await trigger.poll();
		expect(trigger.items.at(-1)).toMatchObject({ documentId: id, versionNumber: 5, size: 2 });
		expect(trigger.items.filter(({ event }) => event === 'documentCreated')).toHaveLength(1);
		const ids = trigger.items.map(({ eventId }) => eventId);
		expect(new Set(ids).size).toBe(ids.length);
		expect(await trigger.poll()).toEqual([]);
	});

	it('tells of a document that is moved to another matter under its new one', async () => {
		const trigger = await published(DOCUMENT_EVENTS);
		const { id } = harness.upload('Moved.pdf');
		await harness.settled(trigger);
		const place = placeIn(harness.state.folders.at(harness.matter('acme').folderId));
		changeDocument(harness.state, harness.state.documents.at(id), place);
		await harness.settled(trigger);
		await trigger.poll();
		expect(trigger.items.map(({ event, matterId }) => [event, matterId])).toEqual([
			['documentCreated', harness.matter('smith').id],
			['documentUpdated', harness.matter('acme').id],
		]);
	});

	it('tells of a document that is deleted and restored, and with it its matter', async () => {
		const trigger = await published(['documentCreated', 'matterClosed']);
		harness.state.switches.webhookDelay = 100;
		const { id } = harness.upload('Back.pdf');
		const trashed = trashDocument(harness.state, harness.state.documents.at(id));
		await harness.settled(trigger);
		expect(trigger.items).toEqual([]);
		changeDocument(harness.state, trashed, { deletedAt: null });
		await harness.settled(trigger);
		await trigger.poll();
		expect(told(trigger.items)).toEqual(['documentCreated Back.pdf']);
	});
});
