/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { startEmulator } from '@/test/emulators';
import type { FixtureName } from '@/test/emulators/dropbox/state/fixtures';
import { walkFileRequests, walkProperties } from './facts';
import { walkFiles, walkSessions } from './files';
import { walkPeople, walkTeam, walkTeamFolders } from './people';
import { walkLinks, walkSharedFiles, walkSharedFolders } from './sharing';
import { Walk } from './Walk';

/** In this order: later ones use what earlier ones made. */
const WALKS: Array<[FixtureName, Array<(walk: Walk) => Promise<void>>]> = [
	[
		'teamSpace',
		[
			...[walkFiles, walkSessions, walkProperties, walkFileRequests],
			...[walkLinks, walkSharedFiles, walkSharedFolders, walkTeam, walkPeople],
		],
	],
	['memberHomes', [walkTeamFolders]],
];

/** Walks through every route that the emulator answers, and says which answers the SDK's types do not know. */
async function main(): Promise<void> {
	const faults: string[] = [];
	let missed: string[] | undefined;
	let calls = 0;
	for (const [fixture, parts] of WALKS) {
		const emulator = await startEmulator({ fixture });
		const walk = new Walk(emulator);
		for (const part of parts)
			await part(walk).catch((error: unknown) => faults.push(`${part.name}: ${String(error)}`));
		faults.push(...walk.faults);
		missed = (missed ?? walk.served).filter((route) => walk.missed.includes(route));
		calls += walk.calls;
		walk.close();
		await emulator.close();
	}
	faults.push(...(missed ?? ['nothing']).map((route) => `${route} was never answered`));
	for (const fault of faults) process.stdout.write(`${fault}\n`);
	process.stdout.write(`JavaScript SDK: ${calls} calls, ${faults.length} failed\n`);
	process.exitCode = faults.length === 0 && calls > 100 ? 0 : 1;
}

void main();
