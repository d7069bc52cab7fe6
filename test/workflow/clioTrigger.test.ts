import { trashDocument } from '../emulators/clio/state/documents';
import { changeFolder } from '../emulators/clio/state/folders';
import { createMatter } from '../emulators/clio/state/matters';
import { createClioTriggerHarness, told } from './clioTriggerHarness';
import { ClioTrigger } from './engine/ClioTrigger';

const MATTER_EVENTS = [
	...['matterCreated', 'matterOpened', 'matterReopened', 'matterPended', 'matterClosed'],
	'matterStageChanged',
];
const DOCUMENT_EVENTS = ['documentCreated', 'documentUpdated', 'documentDeleted', 'documentAddedByClient'];

describe('Clio Matters Trigger in n8n’s engine', () => {
	let harness: Awaited<ReturnType<typeof createClioTriggerHarness>>;
	beforeEach(async () => (harness = await createClioTriggerHarness()));
	afterEach(async () => await harness.close());

	const published = async (events: string[], more = {}) => {
		const trigger = harness.create(events, more);
		await trigger.publish();
		return trigger;
	};

	describe('deliveries', () => {
		it('tell of a document with all that routing needs, by two calls', async () => {
			const trigger = await published(['documentCreated']);
			const before = harness.calls();
			harness.upload('Motion.pdf', { categoryId: harness.fixture.categories['pleadings']?.id ?? 0 });
			await harness.settled(trigger);
			expect(trigger.items).toEqual([
				expect.objectContaining({
					...{ event: 'documentCreated', name: 'Motion.pdf', fileName: 'Motion.pdf', size: 4 },
					...{ matterNumber: '00001-Smith', matterStatus: 'Open', clientName: 'John Smith' },
					...{ practiceArea: 'Litigation', responsibleAttorneyEmail: 'jane@firm.example' },
					...{ category: harness.fixture.categories['pleadings']?.name, versionNumber: 1 },
					eventId: expect.stringMatching(/^[\w-]{21}$/) as string,
				}),
			]);
			expect(harness.calls() - before).toBe(2);
			for (const name of Object.keys(trigger.items[0] ?? {})) expect(name).toMatch(/^[a-z][a-zA-Z]*$/);
			expect(await trigger.poll()).toEqual([]);
		});

		it('that come thrice, late and out of order tell of each event once', async () => {
			Object.assign(harness.state.switches, {
				...{ webhookDuplicates: 2, webhookReordered: true, webhookDelay: 50 },
			});
			const trigger = await published(DOCUMENT_EVENTS);
			for (const name of ['A.pdf', 'B.pdf', 'C.pdf']) harness.upload(name);
			await harness.settled(trigger);
			expect(harness.attempts().filter(({ event }) => event !== 'handshake')).toHaveLength(18);
			expect(told(trigger.items)).toEqual([
				...['documentCreated A.pdf', 'documentCreated B.pdf', 'documentCreated C.pdf'],
			]);
			expect(await trigger.poll()).toEqual([]);
			for (const attempt of harness.attempts()) harness.world.clio.webhooks.repeat(attempt);
			await harness.settled(trigger);
			expect(trigger.items).toHaveLength(3);
		});

		it('before the bytes of a document tell of it when they have arrived, and once', async () => {
			const trigger = await published(['documentCreated']);
			const document = harness.announce('Later.pdf');
			await harness.settled(trigger);
			expect(await trigger.poll()).toEqual([]);
			expect(trigger.items).toEqual([]);
			harness.arrive(document);
			await harness.settled(trigger);
			expect(told(trigger.items)).toEqual(['documentCreated Later.pdf']);
			expect(await trigger.poll()).toEqual([]);
		});

		it('before the bytes, of which nothing more is told, are made up for by a poll', async () => {
			const trigger = await published(['documentCreated']);
			const document = harness.announce('Silent.pdf');
			await harness.settled(trigger);
			harness.state.switches.webhooksSilent = true;
			harness.arrive(document);
			expect(told(await trigger.poll())).toEqual(['documentCreated Silent.pdf']);
			expect(await trigger.poll()).toEqual([]);
		});

		it('tell who uploaded a document in the portal', async () => {
			const trigger = await published(['documentAddedByClient']);
			harness.upload('Ours.pdf');
			harness.upload('Theirs.pdf', { creatorId: harness.fixture.users['portal']?.id ?? 0 });
			await harness.settled(trigger);
			expect(told(trigger.items)).toEqual(['documentAddedByClient Theirs.pdf']);
			expect(trigger.items[0]).toMatchObject({ creatorType: 'ClientUser' });
		});

		it('tell of a new version, and of a document in the trash', async () => {
			const trigger = await published(DOCUMENT_EVENTS);
			const complaint = harness.fixture.documents['complaint'];
			if (complaint === undefined) throw new Error('no document');
			harness.arrive(complaint);
			await harness.settled(trigger);
			expect(told(trigger.items)).toEqual(['documentUpdated Complaint.pdf']);
			trashDocument(harness.state, harness.state.documents.at(complaint.id));
			await harness.settled(trigger);
			expect(told(trigger.items).slice(1)).toEqual(['documentDeleted Complaint.pdf']);
			expect(trigger.items[1]).toMatchObject({ matterNumber: '00001-Smith' });
			expect(await trigger.poll()).toEqual([]);
		});

		it('say nothing of a document that is there again', async () => {
			harness.state.switches.webhookDelay = 100;
			const trigger = await published(['documentDeleted']);
			const { id } = harness.fixture.documents['complaint'] ?? { id: 0 };
			const trashed = trashDocument(harness.state, harness.state.documents.at(id));
			harness.state.documents.change(trashed, { deletedAt: null });
			await harness.settled(trigger);
			expect(trigger.items).toEqual([]);
		});

		it('tell of transitions once, and only of those that are still true', async () => {
			const trigger = await published(MATTER_EVENTS);
			harness.change('smith', { status: 'Closed' });
			await harness.settled(trigger);
			harness.change('smith', { status: 'Open' });
			await harness.settled(trigger);
			harness.change('garcia', { status: 'Open' });
			await harness.settled(trigger);
			harness.change('acme', { status: 'Pending' });
			await harness.settled(trigger);
			expect(told(trigger.items)).toEqual([
				...['matterClosed 00001-Smith', 'matterReopened 00001-Smith'],
				...['matterOpened 00003-Garcia', 'matterPended 00002-Acme Inc.'].map(
					(each) => expect.stringContaining(each.split('-')[0] ?? '') as string,
				),
			]);
			// Closed and opened again before anybody looks.
			harness.state.switches.webhookDelay = 50;
			harness.change('smith', { status: 'Closed' });
			harness.change('smith', { status: 'Open' });
			await harness.settled(trigger);
			expect(await trigger.poll()).toEqual([]);
			expect(trigger.items).toHaveLength(4);
		});

		it('tell of a new matter, and of its stage', async () => {
			const trigger = await published(MATTER_EVENTS);
			const { id } = createMatter(harness.state, { description: 'New', clientId: null, userId: 1 });
			await harness.settled(trigger);
			expect(trigger.items).toMatchObject([
				{ event: 'matterCreated', matterId: id },
				{ event: 'matterOpened', matterId: id, contactId: null, clientName: '' },
			]);
			const stages = Object.values(harness.fixture.stages);
			harness.change('smith', { stageId: stages.at(1)?.id ?? null });
			await harness.settled(trigger);
			expect(trigger.items.slice(2)).toMatchObject([
				{ event: 'matterStageChanged', stage: stages.at(1)?.name, matterNumber: '00001-Smith' },
			]);
		});

		it('of a folder tell when its name is another one', async () => {
			const trigger = await published(['folderRenamed']);
			const folder = () => harness.state.folders.at(harness.matter('smith').folderId);
			// The first delivery about a record is sent for any change.
			changeFolder(harness.state, folder(), { locked: true });
			await harness.settled(trigger);
			changeFolder(harness.state, folder(), { name: 'Pleadings / 2026' });
			await harness.settled(trigger);
			expect(harness.attempts().filter(({ event }) => event === 'updated')).toHaveLength(2);
			expect(trigger.items).toMatchObject([
				{ event: 'folderRenamed', folderName: 'Pleadings / 2026', matterNumber: '00001-Smith' },
			]);
		});

		it('of one second share their calls', async () => {
			const trigger = await published(['documentCreated']);
			harness.state.switches.documentCreated = 'when_uploaded';
			const before = harness.calls();
			for (let index = 0; index < 50; index++) harness.upload(`${index}.pdf`);
			await harness.settled(trigger);
			expect(trigger.items).toHaveLength(50);
			expect(harness.calls() - before).toBeLessThanOrEqual(12);
		});
	});

	describe('subscriptions', () => {
		it('are one for each kind of record, however often the workflow is published, and none afterwards', async () => {
			const trigger = await published(['documentCreated', 'matterClosed']);
			for (let again = 0; again < 3; again++) await trigger.publish();
			await harness.settled(trigger);
			expect(harness.hooks()).toMatchObject([
				{
					model: 'document',
					status: 'enabled',
					url: 'https://n8n.example/webhook/hook-' + trigger.id + '/webhook',
				},
				{ model: 'matter', status: 'enabled' },
			]);
			expect(harness.calls('POST webhooks')).toBe(2);
			await trigger.changed({ events: ['documentCreated'] }).publish();
			expect(harness.hooks()).toHaveLength(1);
			await trigger.unpublish();
			expect(harness.hooks()).toEqual([]);
		});

		it('of a test are ended with it, and leave those of the published workflow alone', async () => {
			const trigger = await published(['documentCreated']);
			const stop = await trigger.listen();
			expect(harness.hooks()).toHaveLength(2);
			harness.upload('Tried.pdf');
			await harness.settled(trigger);
			// n8n stops listening after the first one.
			expect(new Set(told(trigger.items))).toEqual(new Set(['documentCreated Tried.pdf']));
			expect(new Set(trigger.items.map(({ eventId }) => eventId)).size).toBe(1);
			await stop();
			expect(harness.hooks()).toHaveLength(1);
			expect(harness.hooks()[0]?.url).toContain('/webhook/');
			expect(await trigger.poll()).toEqual([]);
		});

		it('that nobody remembers are ended when the workflow is published', async () => {
			const trigger = await published(['documentCreated']);
			trigger.saved = '{}';
			const forgetful = harness.front.serve(trigger.restarted('{}'));
			await forgetful.publish();
			expect(harness.hooks()).toHaveLength(1);
		});

		it('are renewed from ten days before their end on', async () => {
			const trigger = await published(['documentCreated']);
			const [hook] = harness.hooks();
			if (hook === undefined) throw new Error('no subscription');
			const soon = Date.now() + 9 * 86_400_000;
			harness.state.webhooks.change(hook, { expiresAt: soon });
			await harness.front.serve(trigger.restarted()).publish();
			expect(harness.hooks()).toMatchObject([{ id: hook.id, status: 'enabled' }]);
			expect(harness.hooks()[0]?.expiresAt).toBeGreaterThan(Date.now() + 30 * 86_400_000);
		});

		it('come back in a poll when they were suspended or deleted', async () => {
			const trigger = await published(['documentCreated']);
			const restarted = harness.front.serve(trigger.restarted());
			const [hook] = harness.hooks();
			if (hook !== undefined) harness.state.webhooks.change(hook, { status: 'suspended' });
			await restarted.poll();
			await harness.settled(restarted);
			expect(harness.hooks()).toMatchObject([{ status: 'enabled' }]);
			harness.state.webhooks.remove(harness.hooks()[0]?.id ?? 0);
			const again = harness.front.serve(restarted.restarted());
			await again.poll();
			await harness.settled(again);
			expect(harness.hooks()).toMatchObject([{ status: 'enabled' }]);
			harness.upload('After.pdf');
			await harness.settled(again);
			expect(told(again.items)).toEqual(['documentCreated After.pdf']);
		});

		it('are ended by the first poll after somebody chose polling', async () => {
			const trigger = await published(['documentCreated']);
			const polling = trigger.changed({ triggerMode: 'polling' });
			await polling.publish();
			expect(harness.hooks()).toEqual([]);
			const before = harness.calls('GET webhooks');
			await polling.poll();
			expect(harness.calls('GET webhooks')).toBe(before);
		});

		it('that cannot be looked after do not keep a poll from reading', async () => {
			const trigger = await published(['documentCreated']);
			await harness.settled(trigger);
			harness.state.switches.webhooksSilent = true;
			harness.upload('Polled.pdf');
			const other = harness.front.serve(
				new ClioTrigger(
					harness.credentialOf('noWebhooks'),
					trigger.parameters,
					trigger.baseUrl,
					trigger.id,
					undefined,
					trigger.saved,
				),
			);
			expect(told(await other.poll())).toEqual(['documentCreated Polled.pdf']);
			expect(other.log.join()).toMatch(/could not be checked.*Webhooks/);
		});

		it('follow n8n to another address, with another handshake', async () => {
			const trigger = await published(['documentCreated']);
			const moved = harness.front.serve(trigger.restarted(undefined, 'https://other.example/webhook'));
			await moved.publish();
			await harness.settled(moved);
			expect(harness.hooks()).toMatchObject([{ status: 'enabled' }]);
			expect(harness.hooks()[0]?.url).toContain('https://other.example/');
			harness.upload('Moved.pdf');
			await harness.settled(moved);
			expect(told(moved.items)).toEqual(['documentCreated Moved.pdf']);
		});

		it('are refused for an n8n without https, with what to do', async () => {
			const trigger = harness.create(['documentCreated']);
			trigger.baseUrl = 'http://localhost:5678/webhook';
			await expect(trigger.publish()).rejects.toThrow(/https/);
			expect(harness.calls()).toBe(0);
		});

		it('may be made with a credential that only reads', async () => {
			const trigger = new ClioTrigger(
				harness.credentialOf('ada', { onlyRead: true }),
				harness.create(['documentCreated']).parameters,
			);
			harness.front.serve(trigger);
			await trigger.publish();
			harness.upload('Read.pdf');
			await harness.settled(trigger);
			expect(told(trigger.items)).toEqual(['documentCreated Read.pdf']);
			await trigger.unpublish();
			expect(harness.hooks()).toEqual([]);
		});

		it('need the permission for webhooks, which is named', async () => {
			const trigger = harness.create(['documentCreated'], {}, 'noWebhooks');
			await expect(trigger.publish()).rejects.toThrow(/Webhooks/);
		});

		it('that cannot be ended do not keep the workflow published', async () => {
			const trigger = await published(['documentCreated']);
			for (const grant of harness.state.access.refreshTokens.values()) grant.revoked = true;
			await trigger.unpublish();
		});
	});

	describe('the handshake', () => {
		it('is answered by a process that has nothing in its memory and no static data', async () => {
			const trigger = harness.create(['documentCreated']);
			// Another process takes what comes.
			harness.front.serve(trigger.restarted('{}'));
			harness.state.switches.handshakeDelay = 30;
			await trigger.publish();
			await harness.settled(trigger);
			expect(harness.hooks()).toMatchObject([{ status: 'enabled' }]);
			const [handshake] = harness.attempts();
			expect(handshake).toMatchObject({ event: 'handshake', status: 200 });
		});

		it('that came while n8n could not answer is made up for', async () => {
			harness.front.setDown(true);
			const trigger = harness.create(['documentCreated']);
			await trigger.publish();
			await harness.settled(trigger);
			expect(harness.hooks()).toMatchObject([{ status: 'enabled' }]);
			expect(harness.calls('PUT webhooks/:id/activate')).toBe(1);
		});

		it('is made where Clio does not say the secret before it', async () => {
			Object.assign(harness.state.switches, { secretBeforeActivation: false, handshakeDelay: 30 });
			const trigger = await published(['documentCreated']);
			await harness.settled(trigger);
			expect(harness.hooks()).toMatchObject([{ status: 'enabled' }]);
			harness.upload('After.pdf');
			await harness.settled(trigger);
			expect(told(trigger.items)).toEqual(['documentCreated After.pdf']);
		});

		it('of somebody else is answered without the secret, and nothing is turned on', async () => {
			const trigger = await published(['documentCreated']);
			await harness.settled(trigger);
			const before = harness.calls('PUT webhooks/:id/activate');
			const answers: unknown[] = [];
			const answered = (answer: unknown) => answers.push(answer);
			for (const secret of ['mine', ['mine'], '', 'a'.repeat(48)])
				await trigger.request(Buffer.from('{}'), { 'x-hook-secret': secret }, answered);
			expect(answers).toEqual(Array(4).fill({ status: 200, headers: {} }));
			expect(harness.calls('PUT webhooks/:id/activate')).toBe(before);
		});
	});
});
