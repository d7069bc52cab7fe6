/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHmac } from 'node:crypto';
import { setImmediate } from 'node:timers';
import type { INodeParameters } from 'n8n-workflow';
import { createEngineHarness } from './engineHarness';
import { Trigger } from './engine/Trigger';

const world = createEngineHarness();
afterAll(() => world.close());

const EVENTS = ['documentAdded', 'documentChanged', 'documentMoved', 'documentDeleted', 'caseFolderRenamed'];

/** A destination of its own for each test. */
async function destination(name: string, more: INodeParameters = {}) {
	const { person } = world;
	await person.filesCreateFolderV2({ path: `/${name}/Doe, Jane` });
	const write = async (file: string, text = file) =>
		await person.filesUpload({
			...{ path: `/${name}/Doe, Jane/${file}`, contents: Buffer.from(text) },
			mode: { '.tag': 'overwrite' },
		});
	await write('Lease.pdf');
	const trigger = new Trigger(world.token(), {
		...{ authentication: 'token', triggerMode: 'polling', watch: 'destination', events: EVENTS },
		destination: { __rl: true, mode: 'path', value: `/${name}` },
		...{ simplify: true, options: {} },
		...more,
	});
	return { trigger, write };
}

const idsOf = (items: Array<Record<string, unknown>>) => items.map(({ eventId }) => String(eventId));

const names = (items: Array<Record<string, unknown>>) =>
	items.map(({ event, name }) => `${String(event)} ${String(name)}`);

describe('polling', () => {
	it('tells of what changed since the last poll, in ten fields', async () => {
		const { trigger, write } = await destination('Polled');
		expect(await trigger.poll()).toEqual([]);
		await write('New.pdf');
		const items = await trigger.poll();
		expect(items).toEqual([
			{
				event: 'documentAdded',
				eventId: expect.stringMatching(/^[\w-]{21}$/) as string,
				folderId: expect.stringMatching(/^id:/) as string,
				folderName: 'Doe, Jane',
				fileId: expect.stringMatching(/^id:/) as string,
				name: 'New.pdf',
				path: '/Polled/Doe, Jane/New.pdf',
				previousPath: null,
				modified: expect.stringMatching(/Z$/) as string,
				url: 'https://www.dropbox.com/home/Polled/Doe%2C%20Jane?preview=New.pdf',
			},
		]);
		expect(await trigger.poll()).toEqual([]);
	});

	it('gives more fields where they are wanted', async () => {
		const { trigger, write } = await destination('Detailed', { simplify: false });
		await trigger.poll();
		await write('New.pdf', 'four');
		expect(await trigger.poll()).toMatchObject([
			{ size: 4, rev: expect.any(String) as string, modifiedBy: null },
		]);
	});

	it('goes on after a restart from what n8n kept', async () => {
		const { trigger, write } = await destination('Restarted');
		await trigger.poll();
		const begun = trigger.saved();
		await write('A.pdf');
		const reported = await trigger.poll();
		const kept = trigger.saved();
		await write('B.pdf');

		// n8n died before it kept what it had told: told again, and with the same ID.
		const repeated = await trigger.restarted(begun).poll();
		expect(names(repeated)).toEqual(['documentAdded A.pdf', 'documentAdded B.pdf']);
		expect(repeated[0]?.['eventId']).toBe(reported[0]?.['eventId']);
		// n8n died after it had.
		expect(names(await trigger.restarted(kept).poll())).toEqual(['documentAdded B.pdf']);
	});

	it('that began is not begun again by one that comes while it is under way', async () => {
		const { trigger, write } = await destination('Overlapping');
		await trigger.poll();
		await write('New.pdf');
		const both = await Promise.all([trigger.poll(), trigger.poll()]);
		expect(names(both.flat())).toEqual(['documentAdded New.pdf']);
	});

	it('that waited for another one leaves to the next what that one told, where n8n had read for it before', async () => {
		const { trigger, write } = await destination('Overtaken');
		await trigger.poll();
		await write('New.pdf');
		// Each has the data of before, as polls have that n8n makes up for at once after it was off.
		const saved = trigger.saved();
		const first = trigger.reread(saved);
		const both = await Promise.all([first.poll(), trigger.reread(saved).poll()]);
		expect(names(both.flat())).toEqual(['documentAdded New.pdf']);
		// If n8n did not keep what the first one told, the next one tells it again; otherwise nobody does.
		expect(names(await trigger.reread(saved).poll())).toEqual(['documentAdded New.pdf']);
		expect(await trigger.reread(first.saved()).poll()).toEqual([]);
	});

	it('begins at publication also where n8n keeps nothing of a poll without changes', async () => {
		const { trigger, write } = await destination('Durable');
		expect(await trigger.poll()).toEqual([]);
		await write('New.pdf');
		const next = trigger.reread('{}');
		expect(names(await next.poll())).toEqual(['documentAdded New.pdf']);
		expect(await trigger.reread(next.saved()).poll()).toEqual([]);
	});

	it('begins anew for another folder', async () => {
		const { trigger } = await destination('First');
		const { trigger: second, write } = await destination('Second');
		await trigger.poll();
		const moved = second.restarted(trigger.saved());
		expect(await moved.poll()).toEqual([]);
		await write('New.pdf');
		expect(names(await moved.poll())).toEqual(['documentAdded New.pdf']);
	});

	it('by hand shows the newest document and keeps nothing', async () => {
		const { trigger, write } = await destination('By hand');
		const before = trigger.saved();
		expect(names(await trigger.poll('manual'))).toEqual(['documentAdded Lease.pdf']);
		expect(trigger.saved()).toBe(before);
		await trigger.poll();
		await write('New.pdf');
		await trigger.poll('manual');
		expect(names(await trigger.poll())).toEqual(['documentAdded New.pdf']);
	});

	it('keeps what it had when it is refused, and says what to do', async () => {
		const { trigger, write } = await destination('Refused');
		await trigger.poll();
		await write('New.pdf');
		const before = trigger.saved();
		world.state.switches.unavailableRoutes = ['files/list_folder/continue'];
		await expect(trigger.poll()).rejects.toMatchObject({ description: expect.any(String) as string });
		world.state.switches.unavailableRoutes = [];
		expect(trigger.saved()).toBe(before);
		expect(names(await trigger.poll())).toEqual(['documentAdded New.pdf']);
	});

	it('tells of two hundred documents at once, one item each', async () => {
		const { trigger, write } = await destination('Many');
		await trigger.poll();
		await write('First.pdf');
		const documents = Array.from({ length: 200 }, (_, index) => `${index}.pdf`);
		await Promise.all(documents.map(async (file) => await write(file)));
		expect(await trigger.poll()).toHaveLength(201);
	});
});

describe('notifications', () => {
	const body = Buffer.from('{"list_folder":{"accounts":["dbid:AAA"]},"delta":{"users":[1]}}');
	const signature = () => createHmac('sha256', world.fixture.app.secret).update(body).digest('hex');
	const signed = () => ({ 'x-dropbox-signature': signature() });

	it('of Dropbox’s test of the address get its challenge back', async () => {
		const { trigger } = await destination('Challenged', { triggerMode: 'webhook' });
		expect(await trigger.get({ challenge: '<b>1' })).toEqual({
			...{ status: 200, text: '<b>1', items: [] },
			headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
		});
		expect(await trigger.get({})).toMatchObject({ status: 400 });
		expect(await trigger.get({ challenge: ['a', 'b'] })).toMatchObject({ status: 400 });
	});

	it('are refused, and nothing is done, without Dropbox’s signature', async () => {
		const { trigger, write } = await destination('Signed', { triggerMode: 'webhook' });
		await trigger.poll();
		await write('New.pdf');
		const before = trigger.saved();
		const calls = world.emulator.log.calls.length;
		expect(await trigger.post(body, {})).toMatchObject({ status: 403, items: [] });
		expect(await trigger.post(body, { 'x-dropbox-signature': 'ab' })).toMatchObject({ status: 403 });
		expect(await trigger.post(Buffer.from(`${body.toString()} `), signed())).toMatchObject({ status: 403 });
		expect(world.emulator.log.calls).toHaveLength(calls);
		expect(trigger.saved()).toBe(before);
		expect(await trigger.post(body, signed())).toMatchObject({ status: 200, items: [{ name: 'New.pdf' }] });
	});

	it('are refused where the credential has no secret', async () => {
		const { trigger } = await destination('Without', { triggerMode: 'webhook' });
		const without = new Trigger(world.token({ appSecret: '' }), { ...parametersOf(trigger) });
		expect(await without.post(body, signed())).toMatchObject({ status: 403 });
	});

	it('at the same time tell of each change once', async () => {
		const { trigger, write } = await destination('Burst', { triggerMode: 'webhook' });
		await trigger.poll();
		await write('A.pdf');
		await write('B.pdf');
		const saved = trigger.saved();
		// Each call reads the database, where nothing new was written yet.
		const calls = Array.from({ length: 20 }, async () => await trigger.reread(saved).post(body, signed()));
		const answers = await Promise.all(calls);
		expect(answers.every(({ status }) => status === 200)).toBe(true);
		expect(names(answers.flatMap(({ items }) => items)).sort()).toEqual([
			'documentAdded A.pdf',
			'documentAdded B.pdf',
		]);
		expect(await trigger.reread(saved).post(body, signed())).toMatchObject({ items: [] });
	});

	it('that come again cost one question', async () => {
		const { trigger } = await destination('Replayed', { triggerMode: 'webhook' });
		await trigger.poll();
		const before = world.calls('files/list_folder/continue');
		const saved = trigger.saved();
		const answer = await trigger.post(body, signed());
		expect(answer).toMatchObject({ status: 200, items: [] });
		expect(world.calls('files/list_folder/continue') - before).toBe(1);
		expect(trigger.saved()).toBe(saved);
	});

	it('and polls of the same process tell of each change once', async () => {
		const { trigger, write } = await destination('Both', { triggerMode: 'webhook' });
		await trigger.poll();
		const saved = trigger.saved();
		await write('A.pdf');
		expect(names((await trigger.reread(saved).post(body, signed())).items)).toEqual(['documentAdded A.pdf']);
		// The poller has the data of when it was published.
		expect(await trigger.poll()).toEqual([]);
		await write('B.pdf');
		expect(names(await trigger.poll())).toEqual(['documentAdded B.pdf']);
		expect((await trigger.reread(trigger.saved()).post(body, signed())).items).toEqual([]);
	});

	it('that got lost while n8n was down are made up for by the first poll after it', async () => {
		const { trigger, write } = await destination('Down', { triggerMode: 'webhook' });
		await trigger.poll();
		await write('A.pdf');
		const started = trigger.restarted(trigger.saved());
		expect(names(await started.poll())).toEqual(['documentAdded A.pdf']);
		expect((await started.post(body, signed())).items).toEqual([]);
	});

	it('whose pass is refused halfway lose nothing, and are made up for by the next one', async () => {
		const { trigger, write } = await destination('Halfway', { triggerMode: 'webhook' });
		await trigger.poll();
		await write('A.pdf');
		world.state.switches.unavailableRoutes = ['files/list_folder/continue'];
		expect(await trigger.post(body, signed())).toMatchObject({ status: 200, items: [] });
		world.state.switches.unavailableRoutes = [];
		expect(names((await trigger.post(body, signed())).items)).toEqual(['documentAdded A.pdf']);
	});

	it('that go to another process leave its changes to be told again by the next poll here, with the same IDs', async () => {
		const { trigger, write } = await destination('Queue', { triggerMode: 'webhook' });
		await trigger.poll();
		const processor = trigger.restarted(trigger.saved());
		const reported: string[] = [];
		for (const file of ['A.pdf', 'B.pdf', 'C.pdf']) {
			await write(file);
			reported.push(...idsOf((await processor.post(body, signed())).items));
		}
		expect(reported).toHaveLength(3);
		expect(idsOf(await trigger.poll()).sort()).toEqual(reported.sort());
		expect(await trigger.poll()).toEqual([]);
	});

	it('that never came are made up for by any poll, not only by the first one', async () => {
		const { trigger, write } = await destination('Not notified', { triggerMode: 'webhook' });
		await trigger.poll();
		for (const file of ['A.pdf', 'B.pdf']) {
			await write(file);
			expect(names(await trigger.poll())).toEqual([`documentAdded ${file}`]);
		}
		// A processor that answers and is killed in its pass keeps nothing, and tells nothing.
		const processor = trigger.restarted(trigger.saved());
		await write('C.pdf');
		world.state.switches.unavailableRoutes = ['files/list_folder/continue'];
		expect(await processor.post(body, signed())).toMatchObject({ status: 200, items: [] });
		world.state.switches.unavailableRoutes = [];
		expect(names(await trigger.poll())).toEqual(['documentAdded C.pdf']);
	});

	it('at two processes tell of a change with one ID, in whatever order n8n keeps what they found', async () => {
		const { trigger, write } = await destination('Two processes', { triggerMode: 'webhook' });
		await trigger.poll();
		const begun = trigger.saved();
		const [one, two] = [trigger.restarted(begun), trigger.restarted(begun)];
		const reported: Array<Record<string, unknown>> = [];
		for (let round = 0; round < 6; round++) {
			await write(`${round}.pdf`);
			const notified = round % 2 === 0 ? [one] : [one, two];
			const answers = await Promise.all(
				notified.map(async (each) => await each.reread(begun).post(body, signed())),
			);
			reported.push(...answers.flatMap(({ items }) => items));
		}
		expect(reported).toHaveLength(12);
		const idsByName = new Map<unknown, Set<unknown>>();
		for (const { name, eventId } of reported)
			idsByName.set(name, (idsByName.get(name) ?? new Set()).add(eventId));
		expect(idsByName.size).toBe(6);
		expect([...idsByName.values()].map(({ size }) => size)).toEqual([1, 1, 1, 1, 1, 1]);
	});

	it('reach a process that slept for long: it goes on from what n8n kept, though it has told more often itself', async () => {
		const { trigger, write } = await destination('Slept', { triggerMode: 'webhook' });
		await trigger.poll();
		const sleeper = trigger.restarted(trigger.saved());
		for (const file of ['1.pdf', '2.pdf', '3.pdf']) {
			await write(file);
			await sleeper.post(body, signed());
		}
		// Main polls seldom, tells the three again in one go, and four more; what it found is what n8n keeps.
		for (const file of ['4.pdf', '5.pdf', '6.pdf', '7.pdf']) await write(file);
		expect(await trigger.poll()).toHaveLength(7);
		await write('8.pdf');
		const { items } = await sleeper.reread(trigger.saved()).post(body, signed());
		expect(names(items)).toEqual(['documentAdded 8.pdf']);
	});

	it('that do not stop do not hold up what was found', async () => {
		const { trigger, write } = await destination('Stream', { triggerMode: 'webhook' });
		await trigger.poll();
		const saved = trigger.saved();
		const reported: unknown[] = [];
		const posts: Array<Promise<unknown>> = [];
		const notify = async () => {
			const { items } = await trigger.reread(saved).post(body, signed());
			reported.push(...items.map(({ name }) => name));
		};
		let made = 0;
		while (reported.length === 0 && made < 60) {
			await write(`${made++}.pdf`);
			posts.push(notify());
			// The next one comes while the pass goes on: when it has asked Dropbox something once more, or is done.
			const calls = world.emulator.log.calls.length;
			while (world.emulator.log.calls.length === calls && reported.length === 0)
				await new Promise((resolve) => setImmediate(resolve));
		}
		expect(made).toBeLessThan(60);
		await Promise.all(posts);
		expect([...reported].sort()).toEqual(Array.from({ length: made }, (_, number) => `${number}.pdf`).sort());
	});

	it('go on from what an earlier release of this package kept', async () => {
		const { trigger, write } = await destination('Earlier', { triggerMode: 'webhook' });
		await trigger.poll();
		const { readAt, history, ...same } = JSON.parse(trigger.saved())['node:Trigger'] as Record<
			string,
			unknown
		>;
		expect([typeof readAt, typeof history]).toEqual(['number', 'string']);
		const earlier = JSON.stringify({ 'node:Trigger': { ...same, reported: 3, base: 'a cursor' } });
		await write('A.pdf');
		const updated = trigger.restarted(earlier);
		const { items } = await updated.post(body, signed());
		expect(names(items)).toEqual(['documentAdded A.pdf']);
		expect(Object.keys(JSON.parse(updated.saved())['node:Trigger'] as object).sort()).toEqual(
			[...Object.keys(same), 'history', 'readAt'].sort(),
		);
		expect((await updated.reread(updated.saved()).post(body, signed())).items).toEqual([]);
	});

	it('go on from where the watch began also where n8n keeps nothing of a poll without changes', async () => {
		const { trigger, write } = await destination('Durable and told', { triggerMode: 'webhook' });
		await trigger.poll();
		await write('A.pdf');
		const { items } = await trigger.reread('{}').post(body, signed());
		expect(names(items)).toEqual(['documentAdded A.pdf']);
	});

	it('of another folder go on from its publication, though none had come before', async () => {
		const { trigger } = await destination('Before', { triggerMode: 'webhook' });
		const { trigger: other, write } = await destination('After', { triggerMode: 'webhook' });
		await trigger.poll();
		Object.assign(parametersOf(trigger), parametersOf(other));
		const published = trigger.reread(trigger.saved());
		expect(await published.poll()).toEqual([]);
		await write('A.pdf');
		const { items } = await published.reread(published.saved()).post(body, signed());
		expect(names(items)).toEqual(['documentAdded A.pdf']);
	});

	it('by hand show a sample', async () => {
		const { trigger } = await destination('Sampled', { triggerMode: 'webhook' });
		expect(names((await trigger.post(body, signed(), 'manual')).items)).toEqual(['documentAdded Lease.pdf']);
	});
});

const parametersOf = (trigger: Trigger): INodeParameters =>
	(trigger as unknown as { parameters: INodeParameters }).parameters;
