/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a command, never part of a node */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setsOf, type Client, type SetName } from '../client/schema';
import { emptyRecord, readRecord, writeRecord } from '../install/InstallRecord';
import { undecided } from '../io/Failure';
import { writeJson, writeWhole } from '../io/fileAccess';
import { contentOf, hashesOf } from '../sets/content';
import { makeSet, type Origin } from '../sets/makeSet';
import type { SetWorkflow } from '../sets/Workflow';
import { guide } from './guide';

/** What was built, in the folder beside the sets: n8n imports every JSON file of a set's own folder. */
export const BUILD_RECORD = 'build.json';

/**
 * Writes a client's workflows into a folder for each set.
 * @param progress is called with a line for each file
 */
export function build(
	client: Client,
	out: string,
	origin: Origin,
	progress: (line: string) => void,
): Map<SetName, SetWorkflow[]> {
	const former = readRecord(join(out, BUILD_RECORD), client.id);
	const sets = new Map(setsOf(client).map((set) => [set, makeSet(client, set, origin)]));
	const own = [...sets].flatMap(([set, workflows]) => workflows.map(({ file }) => join(set, `${file}.json`)));
	const earlier = Object.entries(former?.sets ?? {}).flatMap(([set, files]) =>
		Object.keys(files).map((file) => join(set, `${file}.json`)),
	);
	requireNoOthers(out, [...own, ...earlier]);
	const record = emptyRecord(client.id, '', origin.version);
	for (const [set, workflows] of sets) {
		record.sets[set] = Object.fromEntries(
			workflows.map(({ file, id, workflow }) => [
				file,
				{ id, name: workflow.name, hashes: hashesOf(contentOf(workflow)) },
			]),
		);
		for (const [index, { file, workflow }] of workflows.entries()) {
			writeJson(join(out, set, `${file}.json`), workflow);
			progress(`${set} ${index + 1}/${workflows.length} ${file}.json`);
		}
	}
	for (const gone of earlier.filter((path) => !own.includes(path))) rmSync(join(out, gone), { force: true });
	writeWhole(join(out, 'README.md'), guide(client, sets));
	writeRecord(join(out, BUILD_RECORD), record);
	return sets;
}

/** n8n would import them, too. */
function requireNoOthers(out: string, own: readonly string[]): void {
	const there = ['live', 'demo'].flatMap((set) => filesIn(join(out, set)).map((file) => join(set, file)));
	const others = there.filter((path) => path.endsWith('.json') && !own.includes(path));
	if (others.length === 0) return;
	throw undecided(
		`${out} has files that are not of this client`,
		'Name another folder with --out, or move these files elsewhere: n8n would import them, too.',
		others,
	);
}

function filesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}
