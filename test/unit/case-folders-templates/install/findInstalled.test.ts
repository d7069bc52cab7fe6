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
