/* eslint-disable @n8n/community-nodes/no-restricted-imports -- builds packages, never part of one */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { project } from './packages';

/**
 * The licences of bundled libraries, which ask to be passed on with them.
 * @param libraries each by its place in node_modules
 * @param bundle the file that they are in
 */
export async function licencesOf(libraries: readonly string[], bundle = 'dist/index.js'): Promise<string> {
	const texts = await Promise.all(
		libraries.map(async (library) => {
			const folder = join(project, 'node_modules', library);
			const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
				name: string;
				version: string;
			};
			const licence = (await readdir(folder)).find((file) =>
				/^licen[cs]e(?:-mit)?(?:\.(?:md|txt))?$/i.test(file),
			);
			if (licence === undefined) throw new Error(`${library} comes without its licence`);
			return `${name} ${version}\n\n${await readFile(join(folder, licence), 'utf8')}`;
		}),
	);
	return [prefaceOf(bundle), ...texts, ...(libraries.includes('pako') ? [zlibNotice] : [])].join('\n\n');
}

/** Names of services stand in node names and READMEs; nobody should take the package for theirs. */
const prefaceOf = (bundle: string): string => `Third-party notices

${bundle} contains the libraries below, each under its own license. The package itself is under the
license in LICENSE.md. It is not affiliated with Dropbox, Clio or LegalServer.`;

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
