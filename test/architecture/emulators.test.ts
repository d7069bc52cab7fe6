/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, project } from '../package/sources';
import { importsOf, type Source } from './imports';

const read = (folder: string): Source[] =>
	filesBelow(join(project, folder), project)
		.filter((path) => path.endsWith('.ts'))
		.map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') }));

/**
 * Imports of anything that the emulator is meant to find out about: what product and emulator share, no test of the one
 * on the other can show to be wrong.
 */
function shared(sources: Source[]): string[] {
	const paths = new Set(sources.map(({ path }) => path));
	return sources.flatMap((source) =>
		importsOf(source, paths)
			.filter(({ specifier, target }) => specifier.startsWith('.') && !paths.has(target))
			.map(({ specifier }) => `${source.path} imports ${specifier}`),
	);
}

describe('the emulated Dropbox', () => {
	const sources = read('test/emulators');

	it('imports nothing but its own files and packages', () => {
		expect(sources.length).toBeGreaterThan(100);
		expect(shared(sources)).toEqual([]);
	});

	it('is seen to when it would', () => {
		const path = 'test/emulators/dropbox/state/names.ts';
		for (const text of [
			`import { comparable } from '../../../../nodes/shared/domain/paths';`,
			`import type { Clock } from '../../../../nodes/shared/ports';`,
			`export * from '../../../support/emulated';`,
			`const later = await import('../../../../credentials/DropboxCaseFoldersApi.credentials');`,
		])
			expect(shared([{ path, text }])).toHaveLength(1);
	});
});
