/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program of PostgreSQL: Debian keeps all but `psql` out of the PATH. */
export function installedPostgres(name: string, installed = '/usr/lib/postgresql'): string {
	const versions = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : [];
	const places = versions.map((version) => join(installed, version, 'bin', name));
	return places.find((place) => existsSync(place)) ?? name;
}

/** @throws Error with what to install, if an n8n in queue mode cannot be started here */
export function requireQueueTools(path = process.env['PATH'] ?? '', installed?: string): void {
	const isThere = (program: string): boolean =>
		existsSync(program) || path.split(delimiter).some((folder) => existsSync(join(folder, program)));
	const missing = [
		...(isThere('redis-server') ? [] : ['redis-server']),
		...(['initdb', 'postgres'].every((name) => isThere(installedPostgres(name, installed)))
			? []
			: ['postgresql']),
	];
	if (missing.length === 0) return;
	throw new Error(
		`Queue mode needs Redis and PostgreSQL on this machine: install ${missing.join(' and ')}, on Debian and Ubuntu with “apt-get install ${missing.join(' ')}”.`,
	);
}
