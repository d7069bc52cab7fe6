/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, project } from '../package/sources';
import { importsOf, type Source } from './imports';

const ROOT = 'test/emulators/';
const sources: Source[] = filesBelow(join(project, ROOT), project)
	.filter((path) => path.endsWith('.ts'))
	.map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') }));
const paths = new Set(sources.map(({ path }) => path));

/** The room of a file: `core`, a service, or nothing for the few files that put them together. */
const roomOf = (path: string): string => /^test\/emulators\/(\w+)\//.exec(path)?.[1] ?? '';
const services = [...new Set([...paths].map(roomOf))].filter((room) => room !== '' && room !== 'core');

/** Each import of a file of the project, from whatever room, that `isAllowed` does not allow. */
function breaches(files: readonly Source[], isAllowed: (from: string, target: string) => boolean): string[] {
	return files.flatMap((source) =>
		importsOf(source, paths)
			.filter(({ specifier, target }) => /^(\.|@\/)/.test(specifier) && !isAllowed(source.path, target))
			.map(({ specifier }) => `${source.path} imports ${specifier}`),
	);
}

/**
 * Imports of anything that the emulator is meant to find out about: what product and emulator share, no test of the one
 * on the other can show to be wrong.
 */
const shared = (files: readonly Source[]) => breaches(files, (_from, target) => paths.has(target));

/** Imports out of a room: of a service by the core, of another service or of what puts all together by a service. */
const entangled = (files: readonly Source[]) =>
	breaches(files, (from, target) => ['', roomOf(target)].includes(roomOf(from)) || roomOf(target) === 'core');

describe('the emulators', () => {
	it('import nothing but their own files and packages', () => {
		expect(sources.length).toBeGreaterThan(100);
		expect(shared(sources)).toEqual([]);
	});

	it('are seen to when they would', () => {
		const path = 'test/emulators/dropbox/state/names.ts';
		for (const text of [
			`import { pathKey } from '../../../../nodes/shared/domain/paths';`,
			`import type { Clock } from '../../../../nodes/shared/http/types';`,
			`import { pathKey } from '@/nodes/shared/domain/paths';`,
			`export * from '../../../support/createTestDropbox';`,
			`const later = await import('../../../../credentials/DropboxCaseFoldersTokenApi.credentials');`,
		])
			expect(shared([{ path, text }])).toHaveLength(1);
	});

	it('have a core that imports no service, and services that import core and themselves', () => {
		expect(services).toEqual(expect.arrayContaining(['dropbox', 'toy']));
		expect(entangled(sources)).toEqual([]);
	});

	it('are seen to when one would import another', () => {
		for (const [path, specifier] of [
			['test/emulators/core/proxy/readRequest.ts', '../../dropbox/route'],
			['test/emulators/core/cli/options.ts', '../../startEmulator'],
			['test/emulators/toy/createToyTasks.ts', '../dropbox/route'],
			['test/emulators/dropbox/route.ts', '../startEmulator'],
		] as const)
			expect(entangled([{ path, text: `import '${specifier}';` }])).toHaveLength(1);
	});

	it('have a core that names no service and knows none of its terms', () => {
		const names = new RegExp(
			[...services, 'dbx', 'clio', 'legalserver', 'namespace', '\\.tag'].join('|'),
			'i',
		);
		const core = sources.filter(({ path }) => roomOf(path) === 'core');
		expect(core.length).toBeGreaterThan(20);
		expect(core.filter(({ text }) => names.test(text)).map(({ path }) => path)).toEqual([]);
	});
});
