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
