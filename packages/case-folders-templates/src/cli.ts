/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command, never part of a node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './program';
import { templatesIn } from './sets/templates';

/** What the package has beside this file, once it is bundled. */
const { version } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as {
	version: string;
};

void run(process.argv.slice(2), { templates: templatesIn(join(__dirname, 'templates')), version }).then(
	(code) => {
		process.exitCode = code;
	},
);
