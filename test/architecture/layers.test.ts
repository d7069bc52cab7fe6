/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, project } from '../package/sources';
import { importsOf, type Source } from './imports';
import { breaches, cycles } from './layers';

const sources: Source[] = ['nodes', 'credentials', 'packages/clio-matters', 'packages/legalserver-matters']
	.flatMap((path) => filesBelow(join(project, path), project))
	.filter((path) => path.endsWith('.ts'))
	.map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') }));

/** Files that may be long, each with the reason why splitting it would not help its reader. */
const longFiles: Record<string, string> = {
	'nodes/DropboxCaseFolders/page/browser/texts.ts':
		'every text of the page in both languages: who translates wants one file',
	'nodes/shared/node/given.ts':
		'what is wrong with a text, and what becomes of it: nobody reads the one without the other',
};

describe('the sources', () => {
	it('import only what their layer may import', () => {
		expect(sources.length).toBeGreaterThan(20);
		expect(breaches(sources)).toEqual([]);
	});

	it('name no service in the rooms that all services share', () => {
		const named = sources
			.filter(({ path }) => /^nodes\/shared\/(core|http|n8n|node)\//.test(path))
			.filter(({ path, text }) => /dropbox|dbx|clio|legalserver/i.test(path + text))
			.map(({ path }) => path);
		expect(named).toEqual([]);
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
	const operation = 'nodes/DropboxExample/actions/folder/create.operation.ts';
	const files = [
		'nodes/shared/core/outcome.ts',
		'nodes/shared/http/retry.ts',
		'nodes/shared/n8n/clock.ts',
		'nodes/shared/node/router.ts',
		'nodes/shared/domain/paths.ts',
		'nodes/shared/domain/naming/template.ts',
		'nodes/shared/dropbox/port/index.ts',
		'nodes/shared/dropbox/folders.ts',
		'nodes/shared/dropbox/account/scopes.ts',
		'nodes/shared/dropboxNode/connect.ts',
		'nodes/shared/clio/port/index.ts',
		'nodes/shared/clio/matters.ts',
		'nodes/shared/vendor/dropbox.ts',
		'nodes/shared/vendor/zod.ts',
		operation,
		'nodes/DropboxExample/DropboxExample.node.ts',
		'nodes/DropboxExampleTrigger/cycle/poll.ts',
		'nodes/ClioExample/ClioExample.node.ts',
		'credentials/Example.credentials.ts',
	];
	const breachesWith = (path: string, text: string) =>
		breaches(files.map((file) => ({ path: file, text: file === path ? text : '' })));

	it.each([
		['nodes/shared/core/outcome.ts', `import { paths } from '../domain/paths';`],
		['nodes/shared/core/outcome.ts', `import { z } from '../vendor/zod';`],
		['nodes/shared/core/outcome.ts', `import { sleep } from 'n8n-workflow';`],
		['nodes/shared/http/retry.ts', `import type { paths } from '../domain/paths';`],
		['nodes/shared/http/retry.ts', `import type { Port } from '../dropbox/port';`],
		['nodes/shared/http/retry.ts', `import { sleep } from 'n8n-workflow';`],
		['nodes/shared/domain/paths.ts', `import { sleep } from 'n8n-workflow';`],
		['nodes/shared/domain/paths.ts', `import type { Port } from '../dropbox/port';`],
		['nodes/shared/domain/paths.ts', `import type { Send } from '../http/retry';`],
		['nodes/shared/domain/paths.ts', `import { z } from 'zod';`],
		['nodes/shared/domain/paths.ts', `import type { files } from '../vendor/dropbox';`],
		['nodes/shared/domain/paths.ts', `import { readFile } from 'node:fs/promises';`],
		['nodes/shared/domain/naming/template.ts', `type T = import('../../dropbox/port').Port;`],
		['nodes/shared/n8n/clock.ts', `import { Dropbox } from '../vendor/dropbox';`],
		['nodes/shared/n8n/clock.ts', `import type { Port } from '../dropbox/port';`],
		['nodes/shared/n8n/clock.ts', `import { paths } from '../domain/paths';`],
		['nodes/shared/n8n/clock.ts', `import { route } from '../node/router';`],
		['nodes/shared/node/router.ts', `import type { Port } from '../dropbox/port';`],
		['nodes/shared/node/router.ts', `import { paths } from '../domain/paths';`],
		[
			'nodes/shared/node/router.ts',
			`import { create } from '../../DropboxExample/actions/folder/create.operation';`,
		],
		['nodes/shared/dropbox/port/index.ts', `import { parent } from '../../domain/paths';`],
		['nodes/shared/dropbox/port/index.ts', `export * from '../../domain/paths';`],
		['nodes/shared/dropbox/port/index.ts', `import type { INode } from 'n8n-workflow';`],
		['nodes/shared/dropbox/folders.ts', `import { Dropbox } from 'dropbox';`],
		['nodes/shared/dropbox/folders.ts', `import type { INode } from 'n8n-workflow';`],
		['nodes/shared/dropbox/folders.ts', `import { clock } from '../n8n/clock';`],
		['nodes/shared/dropbox/folders.ts', `import { route } from '../node/router';`],
		['nodes/shared/dropbox/folders.ts', `import { matters } from '../clio/matters';`],
		['nodes/shared/dropbox/folders.ts', `import { connect } from '../dropboxNode/connect';`],
		['nodes/shared/dropbox/folders.ts', `const later = await import('n8n-workflow');`],
		['nodes/shared/dropbox/folders.ts', `const fs = require('fs');`],
		['nodes/shared/dropboxNode/connect.ts', `import { matters } from '../clio/matters';`],
		['nodes/shared/dropboxNode/connect.ts', `import { Dropbox } from '../vendor/dropbox';`],
		['nodes/shared/vendor/zod.ts', `export { Dropbox } from 'dropbox';`],
		['nodes/shared/vendor/dropbox.ts', `export { z } from 'zod';`],
		[operation, `import { create } from '../../../shared/dropbox/folders';`],
		[operation, `import { clock } from '../../../shared/n8n/clock';`],
		[operation, `import { send } from '../../../shared/http/retry';`],
		[operation, `import type { Port } from '../../../shared/clio/port';`],
		[operation, `import { connect } from '../../../shared/dropboxNode/connect';`],
		['nodes/DropboxExample/DropboxExample.node.ts', `import { Dropbox } from 'dropbox';`],
		['nodes/DropboxExample/DropboxExample.node.ts', `import { matters } from '../shared/clio/matters';`],
		[
			'nodes/DropboxExampleTrigger/cycle/poll.ts',
			`import { a } from '../../DropboxExample/actions/folder/create.operation';`,
		],
		['nodes/ClioExample/ClioExample.node.ts', `import { create } from '../shared/dropbox/folders';`],
		['credentials/Example.credentials.ts', `import { create } from '../nodes/shared/dropbox/folders';`],
	])('refuses in %s: %s', (path, text) => {
		expect(breachesWith(path, text)).toHaveLength(1);
	});

	it.each([
		[
			'nodes/shared/domain/paths.ts',
			`import { z } from '../vendor/zod'; import { a } from './naming/template'; import { b } from '../core/outcome';`,
		],
		['nodes/shared/http/retry.ts', `import { Refusal } from '../core/outcome';`],
		['nodes/shared/dropbox/port/index.ts', `import type { Path } from '../../domain/paths';`],
		['nodes/shared/dropbox/port/index.ts', `import { type Path } from '../../domain/paths';`],
		[
			'nodes/shared/dropbox/folders.ts',
			`import { Dropbox } from '../vendor/dropbox'; import { a } from './port'; import { b } from '../http/retry';`,
		],
		[
			'nodes/shared/n8n/clock.ts',
			`import { sleep } from 'n8n-workflow'; import { Clock } from '../http/retry';`,
		],
		[
			'nodes/shared/node/router.ts',
			`import { clock } from '../n8n/clock'; import { z } from '../vendor/zod';`,
		],
		[
			'nodes/shared/dropboxNode/connect.ts',
			`import { a } from '../dropbox/folders'; import { b } from '../n8n/clock'; import { c } from '../node/router';`,
		],
		[
			operation,
			`import { a } from '../../../shared/domain/paths'; import { b } from '../../../shared/dropbox/port'; import { c } from '../../../shared/node/router';`,
		],
		[operation, `import type { Clock } from '../../../shared/http/retry';`],
		[
			'nodes/DropboxExample/DropboxExample.node.ts',
			`import { a } from '../shared/dropboxNode/connect'; import './actions/folder/create.operation';`,
		],
		[
			'credentials/Example.credentials.ts',
			`import { scopes } from '../nodes/shared/dropbox/account/scopes';`,
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
