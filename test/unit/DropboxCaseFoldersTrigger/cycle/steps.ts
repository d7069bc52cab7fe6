import fc from 'fast-check';
import type { createTriggerHarness } from '../triggerHarness';

/** What a person does, what Dropbox does, and what n8n does; numbers choose among names. */
export type Step =
	| { kind: 'write'; folder: number; file: number; text: number }
	| { kind: 'folder'; folder: number }
	| { kind: 'moveFile'; folder: number; file: number; toFolder: number; toFile: number }
	| { kind: 'moveFolder'; folder: number; toFolder: number }
	| { kind: 'remove'; folder: number; file: number }
	| { kind: 'removeFolder'; folder: number }
	| { kind: 'poll' | 'lostPoll' | 'reset' };

/** Case folders, folders in them, a place outside, and the destination itself. */
const FOLDERS = [
	...['/Cases/A', '/Cases/B', '/Cases/C', '/Cases/A/Sub', '/Cases/B/Sub', '/Cases/A/Sub/Deep'],
	...['/Closed/A', '/Closed/X', '/Cases'],
];
const FILES = ['1.txt', '2.txt', '3.txt'];

const at = (folder: number, file: number) => `${FOLDERS[folder] ?? ''}/${FILES[file] ?? ''}`;
const folder = fc.nat(FOLDERS.length - 1);
const file = fc.nat(FILES.length - 1);
export const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ kind: fc.constant('write' as const), folder, file, text: fc.nat(3) }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('folder' as const), folder }) },
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('moveFile' as const),
			folder,
			file,
			toFolder: folder,
			toFile: file,
		}),
	},
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('moveFolder' as const), folder, toFolder: folder }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), folder, file }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('removeFolder' as const), folder }) },
	{ weight: 4, arbitrary: fc.constant({ kind: 'poll' as const }) },
	{ weight: 1, arbitrary: fc.constant({ kind: 'lostPoll' as const }) },
	{ weight: 1, arbitrary: fc.constant({ kind: 'reset' as const }) },
);

type World = Awaited<ReturnType<typeof createTriggerHarness>>;

/** What Dropbox refuses, such as a folder moved into itself, is not done. */
export async function performStep(world: World, given: Step): Promise<void> {
	const { write, folder: make, move, remove, state } = world;
	const nothing = () => undefined;
	if (given.kind === 'write') await write(at(given.folder, given.file), `text ${given.text}`).catch(nothing);
	if (given.kind === 'folder') await make(FOLDERS[given.folder] ?? '').catch(nothing);
	if (given.kind === 'moveFile') {
		await move(at(given.folder, given.file), at(given.toFolder, given.toFile)).catch(nothing);
	}
	if (given.kind === 'remove') await remove(at(given.folder, given.file)).catch(nothing);
	if (given.kind === 'reset') state.switches.cursorGeneration++;
	const isDestination = (number: number) => FOLDERS[number] === '/Cases';
	if (given.kind === 'moveFolder' && !isDestination(given.folder) && !isDestination(given.toFolder)) {
		await move(FOLDERS[given.folder] ?? '', FOLDERS[given.toFolder] ?? '').catch(nothing);
	}
	if (given.kind === 'removeFolder' && !isDestination(given.folder)) {
		await remove(FOLDERS[given.folder] ?? '').catch(nothing);
	}
}
