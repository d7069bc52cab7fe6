/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- test code, never part of the package */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder, sweep, temporaryFolder } from '@/test/emulators/core/temporaryFolders';

describe('folders of the emulator', () => {
	const place = mkdtempSync(join(tmpdir(), 'folders-test-'));
	const anHourAgo = Date.now() / 1000 - 3600;

	afterAll(() => rmSync(place, { recursive: true }));

	function folderOf(pid: number, modified: number): string {
		const folder = join(place, `case-folder-emulator-${pid}-x${modified}`);
		mkdirSync(folder);
		utimesSync(folder, modified, modified);
		return folder;
	}

	/** The ID of a process that has ended. */
	function deadPid(): number {
		return spawnSync(process.execPath, ['-e', '']).pid;
	}

	it('go when told', () => {
		const folder = temporaryFolder(place);
		expect(existsSync(folder)).toBe(true);
		removeFolder(folder);
		removeFolder(folder);
		expect(existsSync(folder)).toBe(false);
	});

	it('go with the process that made them', () => {
		const script = `
			const { temporaryFolder } = require('./test/emulators/core/temporaryFolders');
			process.stdout.write(temporaryFolder(${JSON.stringify(place)}));
			process.exit(3);
		`;
		const child = spawnSync(process.execPath, ['--import', 'tsx', '--eval', script], { encoding: 'utf8' });
		expect(child.stdout).toContain(`${place}/case-folder-emulator-${child.pid}-`);
		expect(existsSync(child.stdout)).toBe(false);
	});

	it('are swept away when their process was killed, unless they are new', () => {
		const dead = deadPid();
		const [old, recent] = [folderOf(dead, anHourAgo), folderOf(dead, Date.now() / 1000)];
		const alive = folderOf(process.pid, anHourAgo);
		const foreign = join(place, 'case-folder-emulator-of-somebody');
		mkdirSync(foreign);
		utimesSync(foreign, anHourAgo, anHourAgo);
		sweep([place, join(place, 'nothing')]);
		expect([old, recent, alive, foreign].map((folder) => existsSync(folder))).toEqual([
			false,
			true,
			true,
			true,
		]);
	});
});
