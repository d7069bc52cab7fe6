// How long n8n takes to load a package after n8n-workflow, and from how many files: the median of nine
// processes, each of which constructs every node and credential.
//
//   npm run build && node test/measure/load-package.cjs [folder, such as build/private/n8n-nodes-toy-tasks]
const { execFileSync } = require('node:child_process');
const { createRequire } = require('node:module');
const { basename, join, resolve } = require('node:path');

function loadOnce(folder) {
	const fromPackage = createRequire(join(folder, 'package.json'));
	fromPackage('n8n-workflow');
	const { n8n } = fromPackage('./package.json');
	const before = Object.keys(require.cache).length;
	const since = performance.now();
	for (const path of [...n8n.nodes, ...n8n.credentials]) {
		new (fromPackage(`./${path}`)[basename(path).split('.')[0]])();
	}
	return { ms: performance.now() - since, files: Object.keys(require.cache).length - before };
}

const [folder = join(__dirname, '..', '..'), once] = process.argv.slice(2);
if (once) {
	console.log(JSON.stringify(loadOnce(resolve(folder))));
} else {
	const runs = Array.from({ length: 9 }, () =>
		JSON.parse(execFileSync(process.execPath, [__filename, folder, 'once'], { encoding: 'utf8' })),
	).sort((one, other) => one.ms - other.ms);
	console.log(
		`${runs[4].ms.toFixed(0)} ms (${runs[0].ms.toFixed(0)}–${runs[8].ms.toFixed(0)}), ${runs[4].files} files`,
	);
}
