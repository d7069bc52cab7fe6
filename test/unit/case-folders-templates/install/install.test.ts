/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, type InstallOptions } from '@/packages/case-folders-templates/src/install/install';
import { uninstall } from '@/packages/case-folders-templates/src/install/uninstall';
import { Output } from '@/packages/case-folders-templates/src/io/Output';
import { Failure } from '@/packages/case-folders-templates/src/io/Failure';
import { N8nApi } from '@/packages/case-folders-templates/src/n8n/N8nApi';
import { credentialsOf } from '@/packages/case-folders-templates/src/buildFiles/guide';
import { callsOf } from '@/packages/case-folders-templates/src/sets/Workflow';
import { makeSet } from '@/packages/case-folders-templates/src/sets/makeSet';
import type { SetName } from '@/packages/case-folders-templates/src/client/schema';
import { FakeN8n } from '../FakeN8n';
import { origin, testClient } from '../testClient';

const KEY = 'key-of-a-consultant';
const client = testClient({}, { workflows: ['auditTrail', 'migration'] });
let folder: string;
let n8n: FakeN8n;

function freshN8n(): FakeN8n {
	const made = new FakeN8n();
	for (const set of ['live', 'demo'] as const)
		for (const [index, each] of credentialsOf(makeSet(client, set, origin)).entries())
			made.credentials.push({ id: `${set}${index}`, ...each });
	// Both sets use some, which are there once.
	const seen = new Set<string>();
	made.credentials.splice(
		0,
		made.credentials.length,
		...made.credentials.filter(({ type, name }) => !seen.has(type + name) && seen.add(type + name)),
	);
	return made;
}

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'case-folders-install-'));
	n8n = freshN8n();
});
afterEach(() => rmSync(folder, { recursive: true }));

const record = () => join(folder, 'client.install.json');
const api = () =>
	new N8nApi('https://n8n.example.com', KEY, async (input, init) => await n8n.send(input, init));

interface Result {
	code: number;
	json: {
		created: string[];
		updated: string[];
		published: string[];
		kept: string[];
		details: string[];
		message: string;
		warnings: string[];
	};
}

async function run(more: Partial<InstallOptions> = {}, of = client): Promise<Result> {
	const lines: string[] = [];
	const output = new Output(
		true,
		() => undefined,
		(line) => lines.push(line),
	);
	const options: InstallOptions = {
		set: 'live',
		record: record(),
		credentials: new Map(),
		publish: true,
		...more,
	};
	const code = await install(of, api(), origin, options, output).catch((thrown: unknown) =>
		output.failure(thrown),
	);
	return { code, json: JSON.parse(lines.join('')) as Result['json'] };
}

async function runUninstall(set: SetName = 'live'): Promise<number> {
	const output = new Output(
		true,
		() => undefined,
		() => undefined,
	);
	return await uninstall(
		client,
		api(),
		origin,
		{ set, record: record(), confirm: undefined, isSure: true },
		output,
	);
}

/** All that matters of what is in n8n, with the names of called workflows for their IDs. */
function picture(): unknown {
	const names = new Map(n8n.workflows.map(({ id, name }) => [id, name]));
	return n8n.workflows
		.map((each) => ({
			name: each.name,
			active: each.active && each.activeVersionId === each.versionId,
			calls: callsOf(each)
				.map((id) => names.get(id) ?? `nowhere ${id}`)
				.sort(),
		}))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

it('installs a set: all published that can be, all calls to workflows that are there, credentials by name', async () => {
	const { code, json } = await run();
	expect([code, json.created.length]).toEqual([0, makeSet(client, 'live', origin).length]);
	expect(JSON.stringify(picture())).not.toContain('nowhere');
	expect(n8n.workflows.filter(({ active }) => !active).map(({ name }) => name)).toEqual(['Migrate cases']);
	const used = n8n.workflows.flatMap(({ nodes }) =>
		nodes.flatMap(({ credentials = {} }) => Object.values(credentials)),
	);
	for (const { id, name } of used)
		expect(n8n.credentials).toContainEqual(expect.objectContaining({ id, name }));
});

it('changes nothing the second time, and nothing without the record', async () => {
	await run();
	const [before, writes] = [picture(), n8n.writes.length];
	expect((await run()).code).toBe(0);
	rmSync(record());
	expect((await run()).code).toBe(0);
	expect([picture(), n8n.writes.length]).toEqual([before, writes]);
});

it('has nothing secret in the record', async () => {
	await run();
	expect(readFileSync(record(), 'utf8')).not.toContain(KEY);
});

describe('a process that is killed', () => {
	it.each([false, true])(
		'at any write (carried out: %s) leaves what the next one finishes, with and without the record',
		async (isDone) => {
			await run();
			const [whole, writes] = [picture(), n8n.writes.length];
			expect(writes).toBeGreaterThan(30);
			for (let write = 1; write <= writes; write++) {
				n8n = freshN8n();
				rmSync(record(), { force: true });
				n8n.killAt = { write, isDone };
				expect((await run()).code).toBe(1);
				n8n.revive();
				if (write % 2 === 0) rmSync(record(), { force: true });
				const { code, json } = await run();
				expect([write, code, json.details]).toEqual([write, 0, undefined]);
				expect(picture()).toEqual(whole);
			}
		},
	);
});

const stepOf = (workflow: string, step: string) =>
	n8n.workflows.find(({ name }) => name === workflow)?.nodes.find(({ name }) => name === step);

describe('what was changed by hand', () => {
	const change = (): void => {
		const step = stepOf('Watch the queue', 'Every five minutes');
		if (step === undefined) throw new Error('no step');
		step.parameters = { rule: { interval: [{ field: 'minutes', minutesInterval: 9 }] } };
	};

	it.each([true, false])(
		'is refused before anything is written, and named (record: %s)',
		async (hasRecord) => {
			await run();
			change();
			if (!hasRecord) rmSync(record());
			const writes = n8n.writes.length;
			const { code, json } = await run();
			expect([code, n8n.writes.length]).toEqual([3, writes]);
			expect(json.details).toEqual(['Watch the queue: Every five minutes: rule.interval']);
		},
	);

	it('stays with --keep-changed while others are updated, and goes with --replace-changed', async () => {
		await run();
		change();
		const other = testClient({ defaultSubfolder: 'Unsorted' }, { workflows: ['auditTrail', 'migration'] });
		const kept = await run({ keepChanged: true }, other);
		expect([kept.code, kept.json.updated, kept.json.kept]).toEqual([
			3,
			['Client settings'],
			[expect.stringContaining('Watch the queue')],
		]);
		expect(JSON.stringify(stepOf('Watch the queue', 'Every five minutes'))).toContain('"minutesInterval":9');
		const replaced = await run({ replaceChanged: true }, other);
		expect([replaced.code, replaced.json.updated]).toEqual([0, ['Watch the queue']]);
		expect(JSON.stringify(stepOf('Watch the queue', 'Every five minutes'))).not.toContain(
			'"minutesInterval":9',
		);
	});

	it('is not where somebody moved a step, or lost the note alone', async () => {
		await run();
		const found = n8n.workflows.find(({ name }) => name === 'Queue storage');
		if (found === undefined) throw new Error('no workflow');
		found.nodes = found.nodes
			.filter(({ name }) => name !== 'Set up by case-folders-templates')
			.map((node) => ({ ...node, position: [1, 2] }));
		const { code, json } = await run();
		expect([code, json.created, json.updated]).toEqual([0, [], ['Queue storage']]);
	});
});

/** Somebody duplicates a workflow in n8n, with its note. */
function copy(name: string): void {
	const copied = n8n.workflows.find((each) => each.name === 'Queue storage');
	if (copied !== undefined) n8n.workflows.push({ ...structuredClone(copied), id: `id-of-${name}`, name });
}

describe('a copy of a workflow', () => {
	it('is left alone and said where the record knows the own one', async () => {
		await run();
		copy('My copy');
		const [before, writes] = [picture(), n8n.writes.length];
		const { code, json } = await run();
		expect([code, n8n.writes.length, picture()]).toEqual([0, writes, before]);
		expect(json.warnings).toEqual([expect.stringMatching(/A copy of one of ours.*My copy/)]);
	});

	it('that appears while the command writes is a failure that names it alone', async () => {
		await run();
		copy('Older copy');
		n8n.meanwhile = () => copy('New copy');
		const other = testClient({ defaultSubfolder: 'Unsorted' }, { workflows: ['auditTrail', 'migration'] });
		const { code, json } = await run({}, other);
		expect([code, json.details]).toEqual([1, ['New copy (id-of-New copy)']]);
	});
});

it('updates what a change of the client’s file makes different, and nothing else', async () => {
	await run();
	const { code, json } = await run(
		{},
		testClient({ defaultSubfolder: 'Unsorted' }, { workflows: ['auditTrail', 'migration'] }),
	);
	expect([code, json.created, json.updated, json.published]).toEqual([
		0,
		[],
		['Client settings'],
		['Client settings'],
	]);
});

it('updates what an upgrade alters, and takes it for no change by hand, also without the record', async () => {
	await run();
	rmSync(record());
	const { code, json } = await run(
		{},
		testClient({ defaultSubfolder: 'Unsorted' }, { workflows: ['auditTrail', 'migration'] }),
	);
	expect([code, json.updated, json.kept]).toEqual([0, ['Client settings'], []]);
});

it('makes what was deleted anew, and leads those that call it there', async () => {
	await run();
	const whole = picture();
	n8n.workflows.splice(
		n8n.workflows.findIndex(({ name }) => name === 'Queue storage'),
		1,
	);
	rmSync(record());
	const { code, json } = await run();
	expect([code, json.created, picture()]).toEqual([0, ['Queue storage'], whole]);
});

describe('stops before it writes', () => {
	const stops = async (said: RegExp, of = client) => {
		const writes = n8n.writes.length;
		const { code, json } = await run({}, of);
		expect([code, n8n.writes.length, `${json.message} ${json.details.join()}`]).toEqual([
			3,
			writes,
			expect.stringMatching(said),
		]);
	};

	it('where a credential is missing or there twice', async () => {
		const [first] = n8n.credentials.splice(0, 1);
		await stops(/Dropbox of the office .*there is none/);
		if (first !== undefined) n8n.credentials.push(first, { ...first, id: 'other' });
		await stops(/Dropbox of the office .*there are 2/);
		expect((await run({ credentials: new Map([['Dropbox of the office', 'other']]) })).code).toBe(0);
	});

	it('where a workflow was duplicated and no record says which is in use', async () => {
		await run();
		copy('My copy');
		rmSync(record());
		await stops(/more than once.*My copy/);
	});

	it('where another client is', async () => {
		await run();
		rmSync(record());
		await stops(/another client/, testClient({}, { id: 'jones-law' }));
	});

	it('where a published workflow of the same name is not ours', async () => {
		n8n.workflows.push({ id: 'old', name: 'Work on events', active: true, nodes: [], connections: {} });
		await stops(/have the names of ours.*old/);
		const { code, json } = await run({ besideSameName: true });
		expect([code, json.warnings]).toEqual([0, [expect.stringContaining('old')]]);
		expect(n8n.workflows.find(({ id }) => id === 'old')).toEqual({
			id: 'old',
			name: 'Work on events',
			active: true,
			nodes: [],
			connections: {},
		});
	});

	it('where the record is another client’s', async () => {
		writeFileSync(record(), '{"client": "jones-law"}');
		expect((await run()).code).toBe(2);
	});
});

it('takes the IDs of credentials from whoever runs it where n8n lists none', async () => {
	n8n.listsCredentials = false;
	expect((await run()).code).toBe(3);
	const given = new Map(
		credentialsOf(makeSet(client, 'live', origin)).map(({ name }, index) => [name, `id${index}`]),
	);
	expect((await run({ credentials: given })).code).toBe(0);
});

it('a dry run writes nothing', async () => {
	const { code } = await run({ dryRun: true });
	expect([code, n8n.writes, n8n.workflows]).toEqual([0, [], []]);
});

it('both sets are beside each other, and uninstalling one leaves the other and what is not ours', async () => {
	await run();
	await run({ set: 'demo', record: join(folder, 'demo.json') });
	n8n.workflows.push({ id: 'mine', name: 'Queue storage', active: false, nodes: [], connections: {} });
	expect(await runUninstall()).toBe(0);
	expect(n8n.workflows.filter(({ name }) => !name.endsWith('(demo)')).map(({ id }) => id)).toEqual(['mine']);
	expect(n8n.workflows).toHaveLength(makeSet(client, 'demo', origin).length + 1);
});

it('does not uninstall without a yes', async () => {
	await run();
	const output = new Output(
		true,
		() => undefined,
		() => undefined,
	);
	const asked = uninstall(
		client,
		api(),
		origin,
		{ set: 'live', record: record(), confirm: async () => false, isSure: false },
		output,
	);
	await expect(asked).rejects.toBeInstanceOf(Failure);
	expect(n8n.writes.filter((each) => each.startsWith('DELETE'))).toEqual([]);
});
