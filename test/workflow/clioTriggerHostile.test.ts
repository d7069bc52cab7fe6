import { createHmac } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { createClioTriggerHarness, told } from './clioTriggerHarness';
import type { ClioTrigger } from './engine/ClioTrigger';

describe('What comes to the address of Clio Matters Trigger', () => {
	let harness: Awaited<ReturnType<typeof createClioTriggerHarness>>;
	let trigger: ClioTrigger;
	beforeEach(async () => {
		harness = await createClioTriggerHarness();
		trigger = harness.create(['documentCreated', 'documentUpdated', 'documentDeleted', 'matterClosed']);
		await trigger.publish();
		await harness.settled(trigger);
		harness.state.switches.webhooksSilent = true;
	});
	afterEach(async () => await harness.close());

	const secretOf = (model = 'document') =>
		harness.hooks().find((hook) => hook.model === model)?.sharedSecret ?? '';
	const sign = (body: Buffer, secret = secretOf()) => createHmac('sha256', secret).update(body).digest('hex');
	const bodyOf = (id: unknown, event = 'created') =>
		Buffer.from(JSON.stringify({ data: { id, etag: '"x"' }, meta: { event, webhook_id: 1 } }));
	const send = async (body: Buffer | undefined, headers: IDataObject) => {
		const statuses: number[] = [];
		const items = await trigger.request(body, headers, ({ status }) => statuses.push(status));
		return { statuses, items: told(items) };
	};
	const upload = () => bodyOf(harness.upload('New.pdf').id);

	it('is taken with the right signature, and refused with any other', async () => {
		const body = upload();
		const right = sign(body);
		const wrong: Array<[string, Buffer | undefined, IDataObject]> = [
			['no header', body, {}],
			['an empty header', body, { 'x-hook-signature': '' }],
			['too short', body, { 'x-hook-signature': right.slice(1) }],
			['too long', body, { 'x-hook-signature': `${right}0` }],
			['upper case', body, { 'x-hook-signature': right.toUpperCase() }],
			['base64', body, { 'x-hook-signature': Buffer.from(right, 'hex').toString('base64') }],
			['with a scheme', body, { 'x-hook-signature': `sha256=${right}` }],
			['a list', body, { 'x-hook-signature': [right] }],
			['a list of two', body, { 'x-hook-signature': [right, right] }],
			['another secret', body, { 'x-hook-signature': sign(body, 'guess') }],
			['no secret', body, { 'x-hook-signature': sign(body, '') }],
			['another body', Buffer.from(`${body.toString()} `), { 'x-hook-signature': right }],
			[
				'written anew',
				Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1)),
				{ 'x-hook-signature': right },
			],
			['no body', undefined, { 'x-hook-signature': right }],
			['the empty body', Buffer.alloc(0), { 'x-hook-signature': right }],
			['another name', body, { 'x-dropbox-signature': right }],
		];
		for (const [what, sent, headers] of wrong)
			expect([what, await send(sent, headers)]).toEqual([what, { statuses: [403], items: [] }]);
		expect(trigger.items).toEqual([]);
		expect(await send(body, { 'x-hook-signature': right })).toEqual({
			...{ statuses: [200], items: ['documentCreated New.pdf'] },
		});
	});

	it('that is forged asks Clio for its secrets four times a minute at most', async () => {
		const before = harness.calls();
		for (let again = 0; again < 40; again++)
			await send(bodyOf(again + 1), { 'x-hook-signature': again.toString(16).padStart(64, '0') });
		expect(harness.calls() - before).toBeLessThanOrEqual(4);
	});

	it('is refused unread where it is large', async () => {
		const large = Buffer.alloc(10 * 1024 * 1024, 'a');
		const before = harness.calls();
		expect(await send(large, { 'x-hook-signature': sign(large) })).toEqual({ statuses: [413], items: [] });
		expect(await send(Buffer.from('{}'), { 'content-length': '10485760' })).toMatchObject({
			statuses: [413],
		});
		expect(harness.calls()).toBe(before);
	});

	it('with a signature, and IDs that are none, starts nothing', async () => {
		for (const id of ['1/../users', '12', 1.5, -1, 0, null, 2 ** 60, { id: 1 }, [1], true]) {
			const body = bodyOf(id);
			expect(await send(body, { 'x-hook-signature': sign(body) })).toEqual({ statuses: [403], items: [] });
		}
		for (const text of [
			'',
			'[]',
			'null',
			'{',
			'{"data":{"id":1}}',
			'{"data":{"id":1},"meta":{"event":"../x"}}',
		]) {
			const body = Buffer.from(text);
			expect(await send(body, { 'x-hook-signature': sign(body) })).toMatchObject({ items: [] });
		}
		// Of a record that there is not, nothing is told but that it is gone.
		const body = bodyOf(4711);
		expect(await send(body, { 'x-hook-signature': sign(body) })).toEqual({ statuses: [200], items: [] });
	});

	it('is about the kind of record whose secret signed it', async () => {
		const body = upload();
		expect(await send(body, { 'x-hook-signature': sign(body, secretOf('matter')) })).toEqual({
			...{ statuses: [200], items: [] },
		});
	});

	it('that was sent a day ago tells nothing again', async () => {
		const body = upload();
		const headers = { 'x-hook-signature': sign(body) };
		expect((await send(body, headers)).items).toHaveLength(1);
		const dayLater = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 86_400_000);
		expect((await send(body, headers)).items).toEqual([]);
		dayLater.mockRestore();
		const restarted = harness.front.serve(trigger.restarted());
		expect(await restarted.request(body, headers, () => undefined)).toEqual([]);
	});

	it('says that a document was deleted only if it is gone', async () => {
		const { id } = harness.fixture.documents['complaint'] ?? { id: 0 };
		const body = bodyOf(id, 'deleted');
		expect((await send(body, { 'x-hook-signature': sign(body) })).items).toEqual([]);
		harness.state.documents.remove(id);
		// Nothing is known any more of what it was filed under: told where that is not asked for.
		expect((await send(body, { 'x-hook-signature': sign(body) })).items).toHaveLength(1);
		expect((await send(body, { 'x-hook-signature': sign(body) })).items).toEqual([]);
	});

	it('comes through with names of any kind', async () => {
		const names = [
			'a/../../b.pdf',
			'\u202Egnp.exe',
			'__proto__',
			'x'.repeat(300),
			'CON',
			' .pdf',
			'<b>{{ $json }}',
		];
		for (const name of names) {
			const body = bodyOf(harness.upload(name).id);
			expect((await send(body, { 'x-hook-signature': sign(body) })).items).toEqual([
				`documentCreated ${name}`,
			]);
		}
	});

	it('tells of documents without a matter only where that is wanted', async () => {
		const place = { parentId: null, matterId: null, contactId: harness.fixture.contacts['smith']?.id ?? 0 };
		const body = bodyOf(harness.upload('Contact.pdf', place).id);
		expect((await send(body, { 'x-hook-signature': sign(body) })).items).toEqual([]);
		trigger = harness.front.serve(trigger.changed({ options: { includeWithoutMatter: true } }));
		const other = bodyOf(harness.upload('Other.pdf', place).id);
		expect((await send(other, { 'x-hook-signature': sign(other) })).items).toEqual([
			'documentCreated Other.pdf',
		]);
	});

	it('tells of a matter with hidden people, and says which are', async () => {
		harness.state.switches.webhooksSilent = false;
		const seen = harness.create(['documentCreated'], {}, 'noContacts');
		await seen.publish();
		harness.upload('Hidden.pdf');
		await harness.settled(seen);
		expect(seen.items).toMatchObject([{ clientName: '', hidden: ['client'] }]);
	});
});
