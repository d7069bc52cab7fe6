import { InstallRuns } from '../InstallRuns';

let runs: InstallRuns;
beforeEach(async () => {
	runs = new InstallRuns();
	expect((await runs.install()).code).toBe(0);
});
afterEach(() => runs.end());

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
