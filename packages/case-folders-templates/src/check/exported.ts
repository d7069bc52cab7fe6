/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a command, never part of a node */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { invalid } from '../io/Failure';
import type { StoredWorkflow } from '../n8n/N8nApi';

/** The workflows that n8n exported into a folder, one a file or several. */
export function exportedIn(folder: string): StoredWorkflow[] {
	const workflows = filesOf(folder).flatMap((file) => {
		const read = parse(readFileSync(join(folder, file), 'utf8'));
		return Array.isArray(read) ? (read as unknown[]) : [read];
	});
	const found = workflows.filter(
		(each): each is StoredWorkflow => typeof each === 'object' && each !== null && 'nodes' in each,
	);
	if (found.length > 0) return found;
	throw invalid(
		`${folder} has no exported workflows`,
		`Export them: n8n export:workflow --all --separate --output=${folder}`,
	);
}

function filesOf(folder: string): string[] {
	try {
		return readdirSync(folder)
			.filter((file) => file.endsWith('.json'))
			.sort();
	} catch {
		throw invalid(
			`There is no folder ${folder}`,
			`Make it with: n8n export:workflow --all --separate --output=${folder}`,
		);
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
