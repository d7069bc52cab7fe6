/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { spawn } from 'node:child_process';
import { Tail } from './Tail';

/** A command that was run ended with another code than 0. */
export class CommandEnded extends Error {
	constructor(command: readonly string[], code: number | null, tail: string) {
		super(`"${command.join(' ')}" ended with code ${code}. The end of what it printed:\n${tail}`);
	}
}

export interface CommandOptions {
	cwd: string;
	env: NodeJS.ProcessEnv;
}

/** Runs a command to its end and returns its standard output. */
export async function runCommand(command: readonly string[], options: CommandOptions): Promise<string> {
	const [file = '', ...args] = command;
	const child = spawn(file, args, {
		...options,
		stdio: ['ignore', 'pipe', 'pipe'],
		// npm is a .cmd file there, which only a shell starts
		shell: process.platform === 'win32' && file === 'npm',
	});
	const tail = new Tail(40);
	let printed = '';
	child.stdout.on('data', (bytes: Buffer) => {
		printed += bytes.toString();
		tail.add(bytes);
	});
	child.stderr.on('data', (bytes: Buffer) => tail.add(bytes));
	const endWithUs = () => child.kill();
	process.once('exit', endWithUs);
	try {
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		if (code !== 0) throw new CommandEnded(command, code, tail.text());
		return printed;
	} finally {
		process.off('exit', endWithUs);
	}
}
