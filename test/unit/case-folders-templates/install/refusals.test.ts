/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InstallRuns } from '../InstallRuns';

let runs: InstallRuns;
beforeEach(async () => {
	runs = new InstallRuns();
	expect((await runs.install()).code).toBe(0);
});
afterEach(() => runs.end());

describe('an API key that lists none of what was installed', () => {
	it.each(['install', 'uninstall'] as const)('stops %s before it writes', async (command) => {
		runs.n8n.listsWorkflows = false;
		const writes = runs.n8n.writes.length;
		const { code, json } = await runs[command]();
		expect([code, runs.n8n.writes.length, json['advice']]).toEqual([
			3,
			writes,
			expect.stringMatching(/API key of an owner or admin.*client\.live\.install\.json/),
		]);
	});

	it('is another case than workflows that were deleted: without the record, they are made anew', async () => {
		runs.n8n.workflows.splice(0);
		expect((await runs.install()).code).toBe(3);
		runs.loseRecord();
		expect((await runs.install()).code).toBe(0);
	});
});

it('a dry run says all that would stop the installation', async () => {
	runs.copy('Queue storage', 'My copy');
	runs.loseRecord();
	const trigger = { name: 'Start', type: 'n8n-nodes-base.webhook', parameters: {} };
	runs.n8n.workflows.push({
		...{ id: 'old', name: 'Work on events', active: true, nodes: [trigger], connections: {} },
	});
	const writes = runs.n8n.writes.length;
	const { code, json } = await runs.install({ dryRun: true });
	expect([code, runs.n8n.writes.length, json['ok']]).toEqual([3, writes, false]);
	expect(json['stops']).toEqual([
		expect.objectContaining({
			message: expect.stringContaining('more than once'),
			details: expect.arrayContaining(['My copy (id-of-My copy)']),
		}),
		expect.objectContaining({ details: ['Work on events (old)'] }),
	]);
	expect((await runs.install()).code).toBe(3);
	const without = new InstallRuns();
	expect((await without.install({ dryRun: true })).json).toMatchObject({ ok: true, stops: [] });
	without.end();
});

describe('the record of another n8n', () => {
	it.each(['install', 'uninstall'] as const)('stops %s, and stays as it is', async (command) => {
		const [before, writes] = [readFileSync(runs.record, 'utf8'), runs.n8n.writes.length];
		runs.url = 'https://n8n.example.org';
		const { code, json } = await runs[command]();
		expect([code, runs.n8n.writes.length, readFileSync(runs.record, 'utf8')]).toEqual([2, writes, before]);
		expect(`${String(json['message'])} ${String(json['advice'])}`).toMatch(/n8n\.example\.com.*--record/);
		expect((await runs[command]({ record: join(runs.folder, 'other.json') })).code).toBe(0);
	});
});
