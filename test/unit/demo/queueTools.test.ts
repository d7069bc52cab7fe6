/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedPostgres, requireQueueTools } from '@/test/e2e/stack/queueTools';

const folder = mkdtempSync(join(tmpdir(), 'queue-tools-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder with these programs in it. */
function programs(where: string, ...names: string[]): string {
	const made = join(folder, where);
	mkdirSync(made, { recursive: true });
	for (const name of names) {
		writeFileSync(join(made, name), '');
		chmodSync(join(made, name), 0o755);
	}
	return made;
}

const none = join(folder, 'none');
const redis = programs('redis', 'redis-server');
const all = programs('all', 'redis-server', 'initdb', 'postgres');
programs('debian/9/bin', 'initdb', 'postgres');
programs('debian/15/bin', 'initdb', 'postgres');
const debian = join(folder, 'debian');

test('what is in the PATH, or where Debian keeps it, is enough', () => {
	expect(() => requireQueueTools(all, none)).not.toThrow();
	expect(() => requireQueueTools(`${none}:${redis}`, debian)).not.toThrow();
});

test.each([
	['both', none, none, 'redis-server postgresql'],
	['PostgreSQL', redis, none, 'postgresql'],
	['Redis', none, debian, 'redis-server'],
])('%s missing: one sentence says what to install', (_, path, installed, packages) => {
	expect(() => requireQueueTools(path, installed)).toThrow(
		new RegExp(`^Queue mode needs [^.]+“apt-get install ${packages}”\\.$`),
	);
});

test('the newest PostgreSQL is taken', () => {
	expect(installedPostgres('postgres', debian)).toBe(join(debian, '15', 'bin', 'postgres'));
	expect(installedPostgres('postgres', none)).toBe('postgres');
});
