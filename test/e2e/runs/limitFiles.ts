/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const environmentOf = (pid: string): string => {
	try {
		return readFileSync(`/proc/${pid}/environ`, 'utf8');
	} catch {
		// It has ended, or is somebody else's.
		return '';
	}
};

/**
 * From now on an n8n cannot write beyond so many bytes of any file, as if its disk were full: each such write is refused.
 * (Node ignores the signal that other programs die of.) On Linux only.
 * @param name with which it was started, as its log has it
 */
export function limitFiles(name: string, bytes: number | 'unlimited'): void {
	const pids = readdirSync('/proc')
		.filter((entry) => /^\d+$/.test(entry))
		.filter((pid) => new RegExp(`N8N_USER_FOLDER=[^\\0]*/case-folders-${name}-`).test(environmentOf(pid)));
	if (pids.length === 0) throw new Error(`no n8n runs as ${name}`);
	// The hard limit stays, so that the soft one can be lifted again.
	for (const pid of pids) execFileSync('prlimit', ['--pid', pid, `--fsize=${bytes}:`]);
}
