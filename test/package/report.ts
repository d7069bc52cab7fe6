/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Runs a script of this folder with node alone (no jest, no TypeScript) and reads the JSON it prints.
 *
 * Not in jest's environment: with NODE_ENV=test, n8n's lint plugin takes every file for one of its own fixtures.
 */
export async function reportOf<T>(script: string, ...args: string[]): Promise<T> {
	const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, script), ...args], {
		env: { ...process.env, NODE_ENV: 'production' },
		maxBuffer: 64 * 1024 * 1024,
	});
	return JSON.parse(stdout) as T;
}
