import { createHmac } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { createClioTriggerHarness, told } from './clioTriggerHarness';
import type { ClioTrigger, HookAnswer } from './engine/ClioTrigger';

/** What somebody may send who knows nothing but the address. */
describe('Clio Matters Trigger, when strangers send much', () => {
	let harness: Awaited<ReturnType<typeof createClioTriggerHarness>>;
	let trigger: ClioTrigger;
	beforeEach(async () => {
		harness = await createClioTriggerHarness();
	});
	afterEach(async () => {
		jest.restoreAllMocks();
		await harness.close();
	});

	const send = async (headers: IDataObject, body = Buffer.from('{}')): Promise<HookAnswer[]> => {
		const answers: HookAnswer[] = [];
		await trigger.request(body, headers, (answer) => answers.push(answer));
		return answers;
	};
	const forge = async (count: number) => {
		const answers: HookAnswer[] = [];
		for (let nth = 0; nth < count; nth++)
			answers.push(...(await send({ 'x-hook-secret': `forged-secret-no-${nth}` })));
		return answers;
	};
	/** Clio does not say the secret before the handshake, and that is still to come. */
	const publishPending = async () => {
		Object.assign(harness.state.switches, { secretBeforeActivation: false });
		harness.front.setDown(true);
		trigger = harness.create(['documentCreated', 'matterClosed', 'folderRenamed']);
		await trigger.publish();
		await harness.settled(trigger);
		harness.front.setDown(false);
		expect(harness.hooks().map(({ status }) => status)).toEqual(['pending', 'pending', 'pending']);
	};
	/** Clio's own, which says by default which subscription it is about. */
	const handshake = async (model: string, isNamed = true) => {
		const { id = 0, sharedSecret = '' } = harness.hooks().find((hook) => hook.model === model) ?? {};
		const body = isNamed ? { data: {}, meta: { webhook_id: id } } : {};
		return await send({ 'x-hook-secret': sharedSecret }, Buffer.from(JSON.stringify(body)));
	};
	const statusOf = (model: string) => harness.hooks().find((hook) => hook.model === model)?.status;
	const at = (time: number) => jest.spyOn(Date, 'now').mockReturnValue(time);

	it('forged handshakes take few calls of a minute, and are answered without a secret', async () => {
		await publishPending();
		const before = harness.calls();
		// All of it in one minute, however slow the computer is.
		at(Date.now());
		const answers = await forge(200);
		expect(harness.calls() - before).toBeLessThanOrEqual(16);
		expect(answers).toHaveLength(200);
		for (const { headers } of answers) expect(headers).toEqual({});
		expect(harness.hooks().map(({ status }) => status)).toEqual(['pending', 'pending', 'pending']);
	});

	it('forged handshakes keep Clio’s own out for a minute at most', async () => {
		await publishPending();
		const begun = Date.now();
		at(begun);
		await forge(50);
		// It is asked to come again, and the next poll makes the subscription anew if it does not.
		expect((await handshake('document', false))[0]?.status).toBe(503);
		expect(statusOf('document')).toBe('pending');
		at(begun + 60_001);
		await handshake('document', false);
		expect(statusOf('document')).toBe('enabled');
	});

	it('forged handshakes do not keep out one that says which subscription it is about', async () => {
		await publishPending();
		await forge(50);
		await handshake('document');
		expect(statusOf('document')).toBe('enabled');
	});

	it('forged handshakes are made up for by the next poll', async () => {
		await publishPending();
		const former = harness.hooks().map(({ id }) => id);
		const begun = Date.now();
		at(begun);
		await forge(50);
		at(begun + 60_001);
		await trigger.poll();
		await harness.settled(trigger);
		expect(harness.hooks().map(({ status }) => status)).toEqual(['enabled', 'enabled', 'enabled']);
		for (const { id } of harness.hooks()) expect(former).not.toContain(id);
	});

	it('forged handshakes do not keep out the deliveries of what is on', async () => {
		trigger = harness.create(['documentCreated']);
		await trigger.publish();
		await harness.settled(trigger);
		await forge(50);
		harness.upload('A.pdf');
		await harness.settled(trigger);
		expect(told(trigger.items)).toEqual(['documentCreated A.pdf']);
	});

	it('a delivery that is sent again and again takes few calls, and tells nothing twice', async () => {
		trigger = harness.create(['documentCreated']);
		await trigger.publish();
		await harness.settled(trigger);
		harness.state.switches.webhooksSilent = true;
		const { id } = harness.upload('A.pdf');
		const body = Buffer.from(JSON.stringify({ data: { id }, meta: { event: 'created' } }));
		const secret = harness.hooks()[0]?.sharedSecret ?? '';
		const headers = { 'x-hook-signature': createHmac('sha256', secret).update(body).digest('hex') };
		const before = harness.calls();
		at(Date.now());
		for (let again = 0; again < 100; again++)
			expect((await send(headers, body)).map(({ status }) => status)).toEqual([200]);
		expect(told(trigger.items)).toEqual(['documentCreated A.pdf']);
		expect(harness.calls() - before).toBeLessThanOrEqual(10);
		// What waits is looked at by the next poll.
		harness.state.documents.remove(id);
		expect(await trigger.poll()).toEqual([]);
	});

	it('forgeries count for a minute also when the clock is set back', async () => {
		trigger = harness.create(['documentCreated']);
		await trigger.publish();
		await harness.settled(trigger);
		harness.state.switches.webhooksSilent = true;
		const restarted = harness.front.serve(trigger.restarted());
		trigger = restarted;
		const begun = Date.now();
		at(begun);
		for (let nth = 0; nth < 10; nth++) await send({ 'x-hook-signature': nth.toString(16).padStart(64, '0') });
		at(begun - 3_600_000);
		// Clio has made a subscription anew, whose secret is not known here.
		const [hook] = harness.hooks();
		if (hook !== undefined) harness.state.webhooks.change(hook, { sharedSecret: 'a-new-secret-of-clio' });
		const body = Buffer.from(JSON.stringify({ data: { id: 1 }, meta: { event: 'created' } }));
		const signature = createHmac('sha256', 'a-new-secret-of-clio').update(body).digest('hex');
		expect(await send({ 'x-hook-signature': signature }, body)).toEqual([{ status: 200, headers: {} }]);
	});
});
