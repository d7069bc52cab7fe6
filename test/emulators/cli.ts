/* eslint-disable @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { humanPage, machineLine } from './core/cli/announcement';
import { whenParentEnds } from './core/cli/whenParentEnds';
import { BadCommandLine, readCommandLine, USAGE } from './core/cli/options';
import { startEmulator } from './startEmulator';

/** `npm run emulator`: runs until it is told to stop. */
async function main(): Promise<void> {
	const { options, json, help } = readCommandLine(process.argv.slice(2));
	if (help) return void process.stdout.write(USAGE);
	const emulator = await startEmulator({
		...options,
		onRefused: (target) => process.stderr.write(`refused: ${target} is not emulated\n`),
	});
	const stop = (): void => void emulator.close().then(() => process.exit(0));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
	// Only under npm: who starts it in the background of a shell may well leave that shell.
	if (process.env.npm_lifecycle_event !== undefined) whenParentEnds(stop);
	process.stdout.write(`${json ? machineLine(emulator) : humanPage(emulator)}\n`);
}

main().catch((reason: unknown) => {
	const text =
		reason instanceof BadCommandLine
			? `${reason.message}\n\n${USAGE}`
			: `${portTaken(reason) ?? String(reason)}\n`;
	process.stderr.write(text);
	process.exitCode = reason instanceof BadCommandLine ? 2 : 1;
});

function portTaken(reason: unknown): string | undefined {
	const { code, port } = reason as { code?: string; port?: number };
	return code === 'EADDRINUSE' ? `Port ${port ?? ''} is taken; choose another with --port.` : undefined;
}
