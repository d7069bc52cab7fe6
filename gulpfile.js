const { readFile, readdir, rm, writeFile } = require('node:fs/promises');
const { join } = require('node:path');
const esbuild = require('esbuild');
const { series } = require('gulp');

const dist = join(__dirname, 'dist');
const vendor = join(dist, 'nodes', 'shared', 'vendor');
const published = new Set(['credentials', 'icons', 'index.js', 'nodes']);

/**
 * The libraries that go into the package, each as one self-contained file in place of its re-export.
 *
 * The SDK looks for the global fetch when it is given none. That is taken away here: without the
 * fetch of the node it must refuse to start, not go round n8n's credentials and proxy settings.
 * The verification of community nodes refuses `globalThis` anyway.
 */
const libraries = {
	dropbox: { 'globalThis.fetch': 'undefined', 'globalThis.crypto': 'crypto', globalThis: 'undefined' },
	pako: {},
	zod: {},
};

/** `n8n-node build` copies every picture of the project into dist; only what is published stays. */
async function removeStrays() {
	const strays = (await readdir(dist)).filter((name) => !published.has(name));
	await Promise.all(strays.map((name) => rm(join(dist, name), { recursive: true })));
}

/** Replaces the compiled re-exports by the libraries themselves, so that the package needs nothing at run time. */
async function bundleLibraries() {
	await Promise.all(
		Object.entries(libraries).map(([name, define]) =>
			esbuild.build({
				entryPoints: [join(__dirname, 'nodes', 'shared', 'vendor', `${name}.ts`)],
				outfile: join(vendor, `${name}.js`),
				bundle: true,
				platform: 'node',
				target: 'node20',
				format: 'cjs',
				// The SDK's ES modules let esbuild leave out what is never imported: its
				// file transfer helpers use timers and the file system, which nodes must not.
				mainFields: ['module', 'main'],
				define,
				logLevel: 'warning',
			}),
		),
	);
}

/** pako is a port of zlib, under zlib's own licence besides the MIT one; its package leaves the notice out. */
const zlibNotice = `zlib, as ported in pako

(C) 1995-2013 Jean-loup Gailly and Mark Adler
(C) 2014-2017 Vitaly Puzrin and Andrey Tupitsin

This software is provided 'as-is', without any express or implied
warranty. In no event will the authors be held liable for any damages
arising from the use of this software.

Permission is granted to anyone to use this software for any purpose,
including commercial applications, and to alter it and redistribute it
freely, subject to the following restrictions:

1. The origin of this software must not be misrepresented; you must not
   claim that you wrote the original software. If you use this software
   in a product, an acknowledgment in the product documentation would be
   appreciated but is not required.
2. Altered source versions must be plainly marked as such, and must not be
   misrepresented as being the original software.
3. This notice may not be removed or altered from any source distribution.
`;

/** The licences of the bundled libraries ask to be passed on with them. */
async function passLicencesOn() {
	const texts = await Promise.all(
		Object.keys(libraries).map(async (name) => {
			const folder = join(__dirname, 'node_modules', name);
			const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
			return `${name} ${version}\n\n${await readFile(join(folder, 'LICENSE'), 'utf8')}`;
		}),
	);
	await writeFile(join(vendor, 'LICENSES.txt'), [...texts, zlibNotice].join('\n\n'));
}

exports.bundle = series(removeStrays, bundleLibraries, passLicencesOn);
