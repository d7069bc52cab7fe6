const { dirname, join, relative } = require('node:path');
const { buildSync } = require('esbuild');

const project = join(__dirname, '..');

/** Files that stand for the script of a page: what is in the folder `browser` beside them, in one text. */
const SCRIPT_FILE = /[\\/]page[\\/]script\.ts$/;

/**
 * The script as browsers run it. It is not minified: whoever looks at the page's source can read it, with the name of
 * the file that each part came from.
 */
function pageScript(path) {
	const entry = join(dirname(path), 'browser', 'main.ts');
	const { outputFiles } = buildSync({
		entryPoints: [relative(project, entry)],
		bundle: true,
		write: false,
		platform: 'browser',
		target: 'es2020',
		format: 'esm',
		charset: 'utf8',
		legalComments: 'none',
		absWorkingDir: project,
		preserveSymlinks: true,
		logLevel: 'warning',
	});
	return outputFiles[0].text;
}

/** What such a file holds when it is built: the script line by line, so that it can be read in a package, too. */
const pageScriptModule = (path) =>
	`export const SCRIPT = \`${pageScript(path).replace(/[\\`]|\$\{/g, '\\$&')}\`;`;

module.exports = { SCRIPT_FILE, pageScriptModule };
