/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transpile } from 'typescript';
import { bundle } from '@/packages/bundle';
import { licencesOf } from '@/packages/licences';
import { packages } from '@/packages/packages';
import { project, filesBelow } from '@/test/package/sources';
import { stage } from '@/packages/stage';

let folder: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'case-folders-bundle-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const notAffiliated = 'not affiliated with Dropbox, Clio or LegalServer';

it('has an SDK that refuses to reach the network past the fetch that it is given', async () => {
	const outfile = join(folder, 'dropbox.js');
	const source = `export { Dropbox } from './nodes/shared/vendor/dropbox';`;
	expect(await bundle(source, project, outfile)).toEqual(['dropbox']);
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- it is made only here
	const { Dropbox } = require(outfile) as { Dropbox: new (options: object) => object };
	expect(() => new Dropbox({ accessToken: 'x' })).toThrow(/fetch/);
	expect(() => new Dropbox({ accessToken: 'x', fetch: () => undefined })).not.toThrow();
});

it('passes on what libraries leave out of their own notices', async () => {
	const notices = await licencesOf(['dropbox', 'pako', 'zod']);
	for (const name of ['dropbox ', 'pako ', 'zod ', 'Vitaly Puzrin', 'Jean-loup Gailly and Mark Adler']) {
		expect(notices).toContain(name);
	}
	expect(await licencesOf(['zod'])).not.toContain('zlib');
});

it('passes on the whole license of each library, and says whose the package is not', async () => {
	const libraries = ['dropbox', 'pako', 'zod'];
	const notices = await licencesOf(libraries);
	for (const name of libraries) {
		expect(notices).toContain(readFileSync(join(project, 'node_modules', name, 'LICENSE'), 'utf8'));
	}
	expect(notices.replace(/\s+/g, ' ')).toContain(notAffiliated);
	for (const page of ['README.md', 'SECURITY.md']) {
		expect(readFileSync(join(project, page), 'utf8')).toContain(notAffiliated);
	}
});

it('leaves no source out of every package', async () => {
	const bundled = new Set<string>();
	for (const each of packages) {
		await stage(each, join(folder, each.name));
		const text = readFileSync(join(folder, each.name, 'dist/index.js'), 'utf8');
		// Those of the case page's script stand in a text, where a line ends in `\n`.
		for (const [, path = ''] of text.matchAll(/(?:^|\\n) *\/\/ (\S+?\.ts)(?=$|\\n)/gm)) bundled.add(path);
	}
	const sources = ['nodes', 'credentials', 'packages/clio-matters', 'packages/legalserver-matters'].flatMap(
		(path) => filesBelow(join(project, path), project),
	);
	const unused = sources.filter((path) => path.endsWith('.ts') && !bundled.has(path) && holdsCode(path));
	expect(unused).toEqual([]);
	expect(sources.length).toBeGreaterThan(50);
});

/** Whether something is left of it besides types and what it passes on from other files. */
function holdsCode(path: string): boolean {
	const text = transpile(readFileSync(join(project, path), 'utf8'), {
		target: 9,
		module: 99,
		removeComments: true,
	});
	return text.replace(/export (\{[^}]*\}|\*)( from '[^']+')?;/g, '').trim() !== '';
}
