const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { transformSync, version } = require('esbuild');
const { SCRIPT_FILE, pageScriptModule } = require('../../packages/pageScript.cjs');

/** Of this file too: what was transformed in another way is not taken from jest's cache. */
const fingerprint = createHash('sha256').update(version).update(readFileSync(__filename)).digest('hex');

/** The script of a page is built of many files, so what counts is what comes out. */
const sourceOf = (source, path) => (SCRIPT_FILE.test(path) ? pageScriptModule(path) : source);

/** TypeScript as jest runs it, one file at a time; types are the business of `npm run typecheck`. */
module.exports = {
	canInstrument: false,
	getCacheKey: (source, path, { instrument }) =>
		createHash('sha256')
			.update(`${fingerprint}\0${path}\0${instrument}\0`)
			.update(sourceOf(source, path))
			.digest('hex'),
	process(source, path) {
		const { code, map } = transformSync(sourceOf(source, path), {
			...{ loader: 'ts', format: 'cjs', target: 'node20', platform: 'node' },
			...{ sourcefile: path, sourcemap: true, sourcesContent: false },
		});
		return { code, map: JSON.parse(map) };
	},
};
