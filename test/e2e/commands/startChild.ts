/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Tail } from './Tail';

export interface ChildHandle {
	/** Resolves with the exit code when the command has ended and its folder is gone. */
	readonly ended: Promise<number | null>;
	hasEnded(): boolean;
	/** The last lines it printed. */
	tail(): string;
	/** Ends the command and everything it started. */
	end(): Promise<void>;
	/** The same without warning, as when the power goes. */
	kill(): Promise<void>;
}

export interface ChildOptions {
	command: readonly string[];
	/** Working folder of the command, removed when it has ended. */
	folder: string;
	env: NodeJS.ProcessEnv;
	/** Where everything it prints is written. */
	logFile: string;
}

/** Starts a command that lives no longer than this process, however this process ends. */
export function startChild({ command, folder, env, logFile }: ChildOptions): ChildHandle {
	const keeper = join(__dirname, 'keeper.mjs');
	const child = spawn(process.execPath, [keeper, JSON.stringify({ command, folder })], {
		env,
		stdio: ['pipe', 'pipe', 'pipe'],
		detached: true,
	});
	const tail = new Tail(60);
	const log = createWriteStream(logFile);
	for (const output of [child.stdout, child.stderr]) {
		output.on('data', (bytes: Buffer) => {
			tail.add(bytes);
			log.write(bytes);
		});
	}
	let over = false;
	const ended = new Promise<number | null>((resolve) => {
		child.once('error', () => resolve(127));
		child.once('exit', resolve);
	}).then((code) => {
		over = true;
		log.end();
		return code;
	});
	return {
		ended,
		hasEnded: () => over,
		tail: () => tail.text(),
		end: async () => {
			child.stdin.end();
			await ended;
		},
		kill: async () => {
			child.stdin.write('now');
			await ended;
		},
	};
}
