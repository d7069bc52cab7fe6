import { build, type Plugin } from 'esbuild';
import { SCRIPT_FILE, pageScriptModule } from './pageScript.cjs';
import { project } from './packages';

/**
 * The Dropbox SDK looks for the global fetch when it is given none. That is taken away here: without the
 * fetch of the node it must refuse to start, not go round n8n's credentials and proxy settings.
 * The verification of community nodes refuses `globalThis` anyway.
 */
const define = { 'globalThis.fetch': 'undefined', 'globalThis.crypto': 'crypto', globalThis: 'undefined' };

/**
 * Puts the script of a page in, built for browsers. It is a text to the bundle, so what is taken away from nodes is
 * not taken away from it.
 */
const pageScripts: Plugin = {
	name: 'scripts of pages',
	setup: ({ onLoad }) =>
		onLoad({ filter: SCRIPT_FILE }, ({ path }) => ({ contents: pageScriptModule(path), loader: 'js' })),
};

/**
 * Makes one self-contained file of everything that a module reaches; only n8n-workflow is still asked for.
 *
 * It is not minified, and a comment before each part names the file it came from: that is how a line of a stack
 * trace is found. There is no source map, because n8n would read it when a node fails for the first time, which
 * holds the whole process up for a fifth of a second.
 *
 * @param source of the module, in TypeScript
 * @param folder from which its imports are looked for
 * @returns the names of the libraries that went in, in order
 */
export async function bundle(source: string, folder: string, outfile: string): Promise<string[]> {
	const { metafile } = await build({
		stdin: { contents: source, resolveDir: folder, sourcefile: 'entries.ts', loader: 'ts' },
		outfile,
		bundle: true,
		external: ['n8n-workflow'],
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		// The modules are strict; esbuild leaves it to the bundle to say so.
		banner: { js: "'use strict';" },
		// ES modules let esbuild leave out what is never imported: the file transfer helpers of the Dropbox
		// SDK use timers and the file system, which nodes must not.
		mainFields: ['module', 'main'],
		define,
		plugins: [pageScripts],
		metafile: true,
		// So that the comments say the same on every machine, wherever the libraries lie.
		absWorkingDir: project,
		preserveSymlinks: true,
		logLevel: 'warning',
	});
	const libraries = Object.keys(metafile.inputs).flatMap(
		(path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
	);
	return [...new Set(libraries)].sort();
}
