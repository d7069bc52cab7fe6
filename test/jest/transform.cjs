const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { transformSync, version } = require('esbuild');

/** Of this file too: what was transformed in another way is not taken from jest's cache. */
const fingerprint = createHash('sha256').update(version).update(readFileSync(__filename)).digest('hex');

/** TypeScript as jest runs it, one file at a time; types are the business of `npm run typecheck`. */
module.exports = {
	canInstrument: false,
	getCacheKey: (source, path, { instrument }) =>
		createHash('sha256').update(`${fingerprint}\0${path}\0${instrument}\0`).update(source).digest('hex'),
	process(source, path) {
		const { code, map } = transformSync(source, {
			...{ loader: 'ts', format: 'cjs', target: 'node20', platform: 'node' },
			...{ sourcefile: path, sourcemap: true, sourcesContent: false },
		});
		return { code, map: JSON.parse(map) };
	},
};
