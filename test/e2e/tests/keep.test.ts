/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node24 } from '../commands/node24';
import { n8nFolder } from '../folders';

/** Starts a process of its own, notes both process IDs, and would run for good. */
const restless = `
	const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
	require('node:fs').writeFileSync('pids', JSON.stringify([process.pid, child.pid]));
	setInterval(() => {}, 1000);
`;

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50));
}

test('what was started ends with its starter, and its folder goes, also when the starter is killed', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'case-folders-keep-'));
	const job = { command: [node24(), '-e', restless], folder };
	const keeper = join(n8nFolder, 'commands', 'keeper.mjs');
	const starter = spawn(node24(), [
		'-e',
		`require('node:child_process').spawn(process.execPath, ${JSON.stringify([keeper, JSON.stringify(job)])},
			{ stdio: ['pipe', 'inherit', 'inherit'], detached: true }); setInterval(() => {}, 1000);`,
	]);
	const pidFile = join(folder, 'pids');
	await until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8').endsWith(']'));
	const pids = JSON.parse(readFileSync(pidFile, 'utf8')) as number[];
	expect(pids.map(isAlive)).toEqual([true, true]);

	starter.kill('SIGKILL');

	await until(() => !pids.some(isAlive) && !existsSync(folder));
	expect(pids.map(isAlive)).toEqual([false, false]);
});
