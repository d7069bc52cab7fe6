import { InstallRuns } from '../InstallRuns';

let runs: InstallRuns;
beforeEach(async () => {
	runs = new InstallRuns();
	expect((await runs.install()).code).toBe(0);
});
afterEach(() => runs.end());

const COPY = 'Events from Dropbox for the other office';

it('deletes what was installed, and leaves a copy that somebody made, and says so', async () => {
	runs.copy('Events from Dropbox', COPY);
	const { code, json } = await runs.uninstall();
	expect([code, runs.names(), json['left']]).toEqual([0, [COPY], [expect.stringMatching(/is a copy/)]]);
});

it.each([true, false])(
	'deletes nothing where the record knows none of several (dry run: %s)',
	async (dryRun) => {
		runs.copy('Events from Dropbox', COPY);
		runs.loseRecord();
		const before = runs.names();
		const { code, json } = await runs.uninstall({ dryRun });
		expect([code, runs.names()]).toEqual([3, before]);
		expect(json['details']).toEqual([
			expect.stringMatching(/^Events from Dropbox \(/),
			`${COPY} (id-of-${COPY})`,
		]);
	},
);

it.each([true, false])('says before it asks what was changed by hand (record: %s)', async (hasRecord) => {
	const step = runs.named('Watch the queue').nodes.find(({ name }) => name === 'Every five minutes');
	if (step !== undefined) step.parameters = { rule: { interval: [{ field: 'hours' }] } };
	if (!hasRecord) runs.loseRecord();
	const { json, told } = await runs.uninstall({ dryRun: true });
	expect(json['changedByHand']).toEqual(['Watch the queue']);
	expect(told.filter((line) => line.endsWith(', changed by hand'))).toEqual([
		expect.stringContaining('Watch the queue'),
	]);
});

it('goes on after it was killed, at the last workflow, too, and what follows installs again', async () => {
	const all = runs.n8n.workflows.length;
	let killed = 0;
	while (runs.n8n.workflows.length > 0 && killed < 3 * all) {
		const unpublishes = runs.n8n.workflows.some(({ active }) => active) ? 2 : 1;
		runs.n8n.killAt = { write: runs.n8n.writes.length + unpublishes, isDone: true };
		expect((await runs.uninstall()).code).toBe(1);
		runs.n8n.revive();
		killed++;
	}
	expect(killed).toBeGreaterThan(5);
	expect((await runs.uninstall()).code).toBe(0);
	const { code, json } = await runs.install();
	expect([code, (json['created'] as string[]).length]).toEqual([0, all]);
});
