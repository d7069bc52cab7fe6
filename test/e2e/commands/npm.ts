/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { dirname, delimiter } from 'node:path';
import { node24, node24Headers } from './node24';
import { runCommand } from './runCommand';

/** What an outer `npm run` tells its script about itself, and an inner npm must not take for its own. */
const ofOuterRun = /^(npm_(lifecycle|package|command)|npm_config_local_prefix|npm_config_prefix|INIT_CWD)/;

function environment(): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => !ofOuterRun.test(name));
	const headers = node24Headers();
	return {
		...Object.fromEntries(inherited),
		PATH: [dirname(node24()), process.env.PATH].join(delimiter),
		CI: 'true', // no animations in what is kept for a message
		...(headers ? { npm_config_nodedir: headers } : {}),
	};
}

/**
 * Runs npm on Node 24 in a folder and returns what it printed.
 *
 * @throws CommandEnded when npm ends with another code than 0; its message holds the end of the output.
 */
export async function npm(folder: string, ...args: string[]): Promise<string> {
	const script = process.env.npm_execpath;
	const command = script?.endsWith('npm-cli.js') ? [node24(), script] : ['npm'];
	return await runCommand([...command, ...args], { cwd: folder, env: environment() });
}
