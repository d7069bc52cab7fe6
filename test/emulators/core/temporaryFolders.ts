/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';

/** How the folders are named, with the ID of the process in between: `case-folder-emulator-4711-x7Yz12`. */
const PREFIX = 'case-folder-emulator';
/** Where Linux keeps files in memory. */
const IN_MEMORY = '/dev/shm';
/** Free bytes from which files may be kept in memory: four of the largest files that the tests and benchmarks upload. */
const PLENTY = 4 * 1024 ** 3;
/** A folder younger than this may belong to a process that cannot be seen from here. */
const TEN_MINUTES = 600_000;

/** The folders of this process that are to go when it ends. */
const folders = sharedByRealms();

/**
 * A new folder that is removed with `removeFolder`, or else when the process ends. The first one of a process also
 * sweeps away what processes left behind that were killed.
 */
export function temporaryFolder(within = tmpdir()): string {
	const folder = mkdtempSync(join(within, `${PREFIX}-${process.pid}-`));
	folders.add(folder);
	return folder;
}

/** Where the bytes of uploads are kept: in memory where there is plenty, as a disk would slow down large ones. */
export function roomiestPlace(): string {
	try {
		const { bavail, bsize } = statfsSync(IN_MEMORY);
		return Math.min(bavail * bsize, freemem()) >= PLENTY ? IN_MEMORY : tmpdir();
	} catch {
		return tmpdir();
	}
}

/** Removes a folder with everything in it; one that is gone already is no matter. */
export function removeFolder(folder: string): void {
	rmSync(folder, { recursive: true, force: true });
	folders.delete(folder);
}

/** Removes the folders of processes that are no more. */
export function sweep(places: readonly string[] = [tmpdir(), IN_MEMORY]): void {
	for (const place of new Set(places)) {
		for (const name of namesIn(place)) {
			const [, pid] = new RegExp(`^${PREFIX}-(\\d+)-`).exec(name) ?? [];
			if (pid === undefined || isAlive(Number(pid))) continue;
			if (Date.now() - modifiedAt(join(place, name)) < TEN_MINUTES) continue;
			rmSync(join(place, name), { recursive: true, force: true });
		}
	}
}

/**
 * One set for the whole process, kept where jest's realms meet: each test file has its own copy of this module,
 * and of `process`, on which nobody hears the end.
 */
function sharedByRealms(): Set<string> {
	const outer = runInThisContext('({ globalThis, process })') as {
		globalThis: Record<symbol, Set<string> | undefined>;
		process: NodeJS.Process;
	};
	const key = Symbol.for('folders of the emulators');
	const known = outer.globalThis[key];
	if (known) return known;
	const made = new Set<string>();
	outer.globalThis[key] = made;
	outer.process.once('exit', () => {
		for (const folder of made) rmSync(folder, { recursive: true, force: true });
	});
	sweep();
	return made;
}

function namesIn(place: string): string[] {
	try {
		return readdirSync(place);
	} catch {
		return [];
	}
}

function modifiedAt(path: string): number {
	try {
		return statSync(path).mtimeMs;
	} catch {
		return Date.now();
	}
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code !== 'ESRCH';
	}
}
