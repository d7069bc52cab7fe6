/**
 * Runs a command and ends with whoever started it.
 *
 * Its standard input is a pipe from the starter. However the starter ends, also by SIGKILL, the pipe
 * closes, and then the command with everything it started is ended and its folder removed. This is
 * why the command is not started directly: a child outlives a parent that was killed.
 *
 *   node keeper.mjs '{"command": ["node", "server.js"], "folder": "/tmp/of-the-command"}'
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const patience = 4_000;
const { command, folder } = JSON.parse(process.argv[2]);
const [file, ...args] = command;

// A group of its own (detached), so that one signal reaches whatever the command starts.
const child = spawn(file, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true, cwd: folder });

function signalGroup(signal) {
	try {
		process.kill(-child.pid, signal);
	} catch {
		// nobody of the group is left
	}
}

let ending = false;
function end() {
	if (ending) return;
	ending = true;
	signalGroup('SIGTERM');
	setTimeout(() => signalGroup('SIGKILL'), patience).unref();
}

// Anything written to it is the wish for an end without warning.
process.stdin.once('data', () => signalGroup('SIGKILL'));
process.stdin.once('end', end).once('error', end);
// Ctrl-C in a terminal reaches this process too; the starter decides when it is over.
process.on('SIGINT', () => {});
process.on('SIGTERM', end);
process.on('SIGHUP', end);

function leave(code) {
	signalGroup('SIGKILL');
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	process.exit(code);
}
child.once('error', (cause) => {
	process.stderr.write(`${cause.message}\n`);
	leave(127);
});
child.once('exit', (code) => leave(code ?? 1));
