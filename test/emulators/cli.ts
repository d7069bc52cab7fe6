/* eslint-disable @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { announcedFacts as clioFacts, announcedLines as clioLines } from './clio/announcement';
import { fixtures as clioFixtures, type FixtureName as ClioFixtureName } from './clio/state/fixtures';
import { humanPage, machineLine } from './core/cli/announcement';
import { BadCommandLine, readCommandLine, usage, type CommandLineOf } from './core/cli/options';
import { whenParentEnds } from './core/cli/whenParentEnds';
import { announcedFacts, announcedLines } from './dropbox/announcement';
import { DROPBOX_FAULT_RULES } from './dropbox/faults/DropboxFault';
import { fixtures, type FixtureName } from './dropbox/state/fixtures';
import {
	announcedFacts as legalserverFacts,
	announcedLines as legalserverLines,
} from './legalserver/announcement';
import {
	fixtures as legalserverFixtures,
	type FixtureName as LegalServerFixtureName,
} from './legalserver/state/fixtures';
import { startEmulator } from './startEmulator';

const DROPBOX: CommandLineOf<FixtureName> = {
	fixtureNames: Object.keys(fixtures) as FixtureName[],
	defaultFixture: 'teamSpace',
	faultRules: DROPBOX_FAULT_RULES,
	exampleRoute: 'files/upload',
	delay: { name: 'lock', meaning: 'how long a write holds its namespace' },
	beside: [
		{ name: 'clio', fixtureNames: Object.keys(clioFixtures) },
		{ name: 'legalserver', fixtureNames: Object.keys(legalserverFixtures) },
	],
};

/** `npm run emulator`: runs until it is told to stop. */
async function main(): Promise<void> {
	const {
		json,
		help,
		delayMs,
		besideFixtures: { clio: clioFixture, legalserver: legalserverFixture },
		...options
	} = readCommandLine(process.argv.slice(2), DROPBOX);
	if (help) return void process.stdout.write(usage(DROPBOX));
	const emulator = await startEmulator({
		...{ ...options, lockMs: delayMs, clio: clioFixture as ClioFixtureName },
		legalserver: legalserverFixture as LegalServerFixtureName,
		onRefused: (target) => process.stderr.write(`refused: ${target} is not emulated\n`),
	});
	const stop = (): void => void emulator.close().then(() => process.exit(0));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
	// Only under npm: who starts it in the background of a shell may well leave that shell.
	if (process.env.npm_lifecycle_event !== undefined) whenParentEnds(stop);
	const { fixture, clio, legalserver } = emulator;
	const clioUrl = clio?.dashboardUrl ?? '';
	const announcement = json
		? machineLine(emulator, {
				...announcedFacts(fixture),
				clio: clio && { dashboard: clioUrl, ...clioFacts(clio.world) },
				legalserver: legalserver && {
					dashboard: legalserver.dashboardUrl,
					...legalserverFacts(legalserver.world),
				},
			})
		: humanPage('emulated Dropbox, Clio and LegalServer', emulator, [
				...announcedLines(fixture),
				...(clio ? ['', ...clioLines(clio.world), `Clio dashboard  ${clioUrl}`] : []),
				...(legalserver
					? ['', ...legalserverLines(legalserver.world), `LegalServer dashboard  ${legalserver.dashboardUrl}`]
					: []),
			]);
	process.stdout.write(`${announcement}\n`);
}

main().catch((reason: unknown) => {
	const text =
		reason instanceof BadCommandLine
			? `${reason.message}\n\n${usage(DROPBOX)}`
			: `${portTaken(reason) ?? String(reason)}\n`;
	process.stderr.write(text);
	process.exitCode = reason instanceof BadCommandLine ? 2 : 1;
});

function portTaken(reason: unknown): string | undefined {
	const { code, port } = reason as { code?: string; port?: number };
	return code === 'EADDRINUSE' ? `Port ${port ?? ''} is taken; choose another with --port.` : undefined;
}
