/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, project } from '../package/sources';
import { importsOf, type Source } from './imports';
import { breaches, cycles } from './layers';

const sources: Source[] = ['nodes', 'credentials', 'index.ts']
	.flatMap((path) => filesBelow(join(project, path), project))
	.filter((path) => path.endsWith('.ts'))
	.map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') }));

/** Files that may be long, each with the reason why splitting it would not help its reader. */
const longFiles: Record<string, string> = {};

describe('the sources', () => {
	it('import only what their layer may import', () => {
		expect(sources.length).toBeGreaterThan(20);
		expect(breaches(sources)).toEqual([]);
	});

	it('import each other without cycles', () => {
		expect(cycles(sources)).toEqual([]);
	});

	it('import files that exist', () => {
		const paths = new Set(sources.map(({ path }) => path));
		const targets = sources.flatMap((source) => importsOf(source, paths));
		const missing = targets.filter(
			({ specifier, target }) => specifier.startsWith('.') && !paths.has(target),
		);
		expect(missing.map(({ target }) => target)).toEqual([]);
	});

	it('stay below 200 lines a file, unless a reason is given', () => {
		const long = sources.filter(({ text }) => text.split('\n').length > 200).map(({ path }) => path);
		expect(long).toEqual(Object.keys(longFiles));
	});

	it('are named after what they hold', () => {
		expect(sources.filter(({ path }) => /util|helper/i.test(path)).map(({ path }) => path)).toEqual([]);
	});

	it('switch no lint rule off', () => {
		expect(
			sources
				.filter(({ text }) => /eslint-disable|@ts-(ignore|nocheck|expect-error)/.test(text))
				.map(({ path }) => path),
		).toEqual([]);
	});
});

describe('the checker of layers', () => {
	const files = [
		'nodes/shared/domain/paths.ts',
		'nodes/shared/domain/naming/template.ts',
		'nodes/shared/ports/index.ts',
		'nodes/shared/dropbox/folders.ts',
		'nodes/shared/clio/matters.ts',
		'nodes/shared/n8n/clock.ts',
		'nodes/shared/vendor/dropbox.ts',
		'nodes/shared/vendor/zod.ts',
		'nodes/Example/Example.node.ts',
		'nodes/Example/actions/router.ts',
		'nodes/Example/actions/folder/create.operation.ts',
		'nodes/Example/methods/listSearch.ts',
		'credentials/Example.credentials.ts',
		'index.ts',
	];
	const breachesWith = (path: string, text: string) =>
		breaches(files.map((file) => ({ path: file, text: file === path ? text : '' })));

	it.each([
		['nodes/shared/domain/paths.ts', `import { sleep } from 'n8n-workflow';`],
		['nodes/shared/domain/paths.ts', `import type { Port } from '../ports';`],
		['nodes/shared/domain/paths.ts', `import { z } from 'zod';`],
		['nodes/shared/domain/paths.ts', `import type { files } from '../vendor/dropbox';`],
		['nodes/shared/domain/paths.ts', `import { create } from '../dropbox/folders';`],
		['nodes/shared/domain/paths.ts', `import { readFile } from 'node:fs/promises';`],
		['nodes/shared/domain/naming/template.ts', `type T = import('../../ports').Port;`],
		['nodes/shared/ports/index.ts', `import { parent } from '../domain/paths';`],
		['nodes/shared/ports/index.ts', `export * from '../domain/paths';`],
		['nodes/shared/ports/index.ts', `import type { INode } from 'n8n-workflow';`],
		['nodes/shared/dropbox/folders.ts', `import { Dropbox } from 'dropbox';`],
		['nodes/shared/dropbox/folders.ts', `import type { INode } from 'n8n-workflow';`],
		['nodes/shared/dropbox/folders.ts', `import { clock } from '../n8n/clock';`],
		['nodes/shared/dropbox/folders.ts', `import { matters } from '../clio/matters';`],
		['nodes/shared/dropbox/folders.ts', `const later = await import('n8n-workflow');`],
		['nodes/shared/dropbox/folders.ts', `const fs = require('fs');`],
		['nodes/shared/n8n/clock.ts', `import { Dropbox } from '../vendor/dropbox';`],
		['nodes/shared/n8n/clock.ts', `import { create } from '../dropbox/folders';`],
		['nodes/shared/n8n/clock.ts', `import { route } from '../../Example/actions/router';`],
		['nodes/shared/vendor/zod.ts', `export { Dropbox } from 'dropbox';`],
		['nodes/shared/vendor/dropbox.ts', `export { z } from 'zod';`],
		[
			'nodes/Example/actions/folder/create.operation.ts',
			`import { create } from '../../../shared/dropbox/folders';`,
		],
		[
			'nodes/Example/actions/folder/create.operation.ts',
			`import { clock } from '../../../shared/n8n/clock';`,
		],
		['nodes/Example/actions/folder/create.operation.ts', `import { route } from '../router';`],
		['nodes/Example/actions/router.ts', `import { Dropbox } from '../../shared/vendor/dropbox';`],
		['nodes/Example/Example.node.ts', `import { Dropbox } from 'dropbox';`],
		['credentials/Example.credentials.ts', `import { create } from '../nodes/shared/dropbox/folders';`],
		['index.ts', `export * from './nodes/shared/domain/paths';`],
	])('refuses in %s: %s', (path, text) => {
		expect(breachesWith(path, text)).toHaveLength(1);
	});

	it.each([
		[
			'nodes/shared/domain/paths.ts',
			`import { z } from '../vendor/zod'; import { a } from './naming/template';`,
		],
		['nodes/shared/ports/index.ts', `import type { Path } from '../domain/paths';`],
		['nodes/shared/ports/index.ts', `import { type Path } from '../domain/paths';`],
		[
			'nodes/shared/dropbox/folders.ts',
			`import { Dropbox } from '../vendor/dropbox'; import { a } from '../ports';`,
		],
		[
			'nodes/shared/n8n/clock.ts',
			`import { sleep } from 'n8n-workflow'; import type { Clock } from '../ports';`,
		],
		['nodes/Example/actions/folder/create.operation.ts', `import { a } from '../../../shared/domain/paths';`],
		[
			'nodes/Example/actions/router.ts',
			`import { a } from '../../shared/dropbox/folders'; import './folder/create.operation';`,
		],
		['nodes/shared/vendor/zod.ts', `export { z } from 'zod';`],
	])('allows in %s: %s', (path, text) => {
		expect(breachesWith(path, text)).toEqual([]);
	});

	it('refuses a file that belongs to no layer', () => {
		expect(breaches([{ path: 'nodes/shared/stuff.ts', text: '' }])).toHaveLength(1);
	});

	it('finds a cycle, once', () => {
		const ring = [
			{ path: 'a.ts', text: `import './b';` },
			{ path: 'b.ts', text: `export * from './c';` },
			{ path: 'c.ts', text: `import type { A } from './a';` },
			{ path: 'd.ts', text: `import './a';` },
		];
		expect(cycles(ring)).toEqual(['a.ts → b.ts → c.ts → a.ts']);
		expect(cycles(ring.slice(0, 2))).toEqual([]);
	});
});
