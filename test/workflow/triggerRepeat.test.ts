import { createHmac } from 'node:crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createEngineHarness } from './engineHarness';
import { Trigger } from './engine/Trigger';
import { EventStore, FATES, idsOf } from './EventStore';

const MINUTE = 60_000;
const world = createEngineHarness();
afterAll(() => world.close());

const body = Buffer.from('{"list_folder":{"accounts":["dbid:AAA"]},"delta":{"users":[1]}}');
const signed = () => ({
	'x-dropbox-signature': createHmac('sha256', world.fixture.app.secret).update(body).digest('hex'),
});

/** n8n with a workflow that has the trigger: what it writes to its database, it writes with items. */
class N8n {
	private saved: string;

	constructor(private trigger: Trigger) {
		this.saved = trigger.saved();
	}

	async poll(): Promise<IDataObject[]> {
		return this.keep(await this.trigger.poll());
	}

	async notify(): Promise<IDataObject[]> {
		const { status, items } = await this.trigger.post(body, signed());
		expect(status).toBe(200);
		return this.keep(items);
	}

	/** @param saved what was written by then; what was written last where it is not given */
	killAndStart(saved = this.saved): void {
		this.trigger = this.trigger.restarted(saved);
		this.saved = saved;
	}

	get written(): string {
		return this.saved;
	}

	private keep(items: IDataObject[]): IDataObject[] {
		if (items.length > 0) this.saved = this.trigger.saved();
		return items;
	}
}

let destinations = 0;

/** A destination of its own, watched for a while. */
async function begin(mode: string, repeatMinutes?: number, more: INodeParameters = {}) {
	const name = `Repeated ${++destinations}`;
	const { person } = world;
	await person.filesCreateFolderV2({ path: `/${name}/Doe, Jane` });
	const write = async (file: string, text = file) =>
		await person.filesUpload({
			...{ path: `/${name}/Doe, Jane/${file}`, contents: Buffer.from(text) },
			mode: { '.tag': 'overwrite' },
		});
	await write('Lease.pdf');
	const trigger = new Trigger(world.token(), {
		...{ authentication: 'token', triggerMode: mode, watch: 'destination' },
		events: ['documentAdded', 'documentChanged', 'documentMoved', 'documentDeleted', 'caseFolderRenamed'],
		destination: { __rl: true, mode: 'path', value: `/${name}` },
		...{ simplify: true, options: repeatMinutes === undefined ? {} : { repeatMinutes } },
		...more,
	});
	await trigger.poll();
	const n8n = new N8n(trigger);
	const move = async (from: string, to: string) =>
		await person.filesMoveV2({ from_path: `/${name}/${from}`, to_path: `/${name}/${to}` });
	const happen = async () => {
		await write('New.pdf');
		await move('Doe, Jane/Lease.pdf', 'Doe, Jane/Lease 2.pdf');
		await move('Doe, Jane', 'Doe, J.');
	};
	const report = async () => await (mode === 'webhook' ? n8n.notify() : n8n.poll());
	return { n8n, write, move, happen, report };
}

let passed = 0;
beforeEach(() => {
	const realNow = Date.now.bind(Date);
	passed = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => realNow() + passed);
});
afterEach(() => jest.restoreAllMocks());
const later = (minutes: number) => (passed += minutes * MINUTE);

const names = (items: readonly IDataObject[]) =>
	items.map(({ event, name }) => `${String(event)} ${String(name)}`);

describe.each(['webhook', 'polling'])(
	'Dropbox Case Folders Trigger in mode %s, when n8n is killed',
	(mode) => {
		it('after the state was written and before the workflow ran, loses the changes without the option', async () => {
			const { n8n, happen, report } = await begin(mode);
			await happen();
			expect(await report()).toHaveLength(3);
			for (let poll = 0; poll < 3; poll++) {
				n8n.killAndStart();
				expect(await n8n.poll()).toEqual([]);
			}
		});

		it.each(FATES)('loses a change only if all reports of it come to nothing: %s', async (fates) => {
			const { n8n, happen, report } = await begin(mode, 1);
			const store = new EventStore();
			await happen();
			const first = await report();
			expect(first).toHaveLength(3);
			let reported = first;
			for (const fate of fates.split(', ')) {
				expect(reported).toEqual(first);
				if (fate === 'stored') store.store(reported);
				else n8n.killAndStart();
				later(10);
				reported = await n8n.poll();
			}
			expect(reported).toEqual([]);
			expect(store.ids).toEqual(fates.includes('stored') ? idsOf(first) : []);
		});

		it('and is started again after hours or weeks, repeats them with the same IDs, twice', async () => {
			const { n8n, happen, report } = await begin(mode, 15);
			await happen();
			const first = await report();
			for (const minutes of [6 * 60, 40 * 1440]) {
				later(minutes);
				n8n.killAndStart();
				expect(await n8n.poll()).toEqual(first);
			}
			later(1);
			n8n.killAndStart();
			expect(await n8n.poll()).toEqual([]);
		});

		it('before the state was written, reports them as if for the first time, with the same IDs', async () => {
			const { n8n, happen, report } = await begin(mode, 1);
			const { written } = n8n;
			await happen();
			const first = await report();
			n8n.killAndStart(written);
			for (let poll = 0; poll < 3; poll++, later(10)) expect(await n8n.poll()).toEqual(first);
			expect(await n8n.poll()).toEqual([]);
		});
	},
);

it('repeats what was reported as it was, before what happened to it since', async () => {
	const { n8n, write, move, report } = await begin('polling', 15);
	await write('New.pdf');
	const [added] = await report();
	await write('New.pdf', 'other');
	await move('Doe, Jane/New.pdf', 'Doe, Jane/Newer.pdf');
	n8n.killAndStart();
	const items = await n8n.poll();
	expect(names(items)).toEqual(['documentAdded New.pdf', expect.any(String), expect.any(String)]);
	expect(items[0]).toEqual(added);
	expect(new Set(idsOf(items)).size).toBe(3);
});

it('repeats for the time that was chosen where polls are frequent, without calls of their own', async () => {
	const { n8n, write, report } = await begin('polling', 15);
	await write('New.pdf');
	await report();
	const counts: number[] = [];
	const calls: number[] = [];
	for (let poll = 0; poll < 8; poll++) {
		later(4);
		const before = world.emulator.log.calls.length;
		counts.push((await n8n.poll()).length);
		calls.push(world.emulator.log.calls.length - before);
	}
	expect(counts).toEqual([1, 1, 1, 0, 0, 0, 0, 0]);
	expect(new Set(calls.slice(1)).size).toBe(1);
});

it('repeats with the fields that are wanted', async () => {
	const { n8n, write, report } = await begin('polling', 15, { simplify: false });
	await write('New.pdf', 'four');
	const first = await report();
	expect(first).toMatchObject([{ size: 4, rev: expect.any(String) as string, modifiedBy: null }]);
	expect(await n8n.poll()).toEqual(first);
});

it('that a notification holds up is made by what comes next', async () => {
	const { n8n, write } = await begin('webhook', 15);
	await write('New.pdf');
	const first = await n8n.notify();
	// One is under way, one waits, and a poll comes.
	const all = await Promise.all([n8n.notify(), n8n.notify(), n8n.poll()]);
	expect(all.flat()).toEqual(first);
});

it.each([-1, 1441, 'soon'])('refuses %p minutes, and names the field', async (repeatMinutes) => {
	await expect(begin('polling', repeatMinutes as number)).rejects.toThrow(/Repeat Recent Events \(Minutes\)/);
});
