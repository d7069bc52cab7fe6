/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a command, never part of a node */
import type { Command } from 'commander';
import { readClient, type ReadClient } from './client/readClient';
import { setsOf, type SetName } from './client/schema';
import { invalid, type ExitCode } from './io/Failure';
import type { Output } from './io/Output';

/** The options of all commands. */
export interface Options {
	json?: boolean;
	answers?: string;
	replace?: boolean;
	out: string;
	url: string;
	set?: SetName;
	record?: string;
	credential: Array<[name: string, id: string]>;
	dryRun?: boolean;
	replaceChanged?: boolean;
	keepChanged?: boolean;
	besideSameName?: boolean;
	publish: boolean;
	against: string;
	yes?: boolean;
}

export type Act = (client: string, options: Options, output: Output) => Promise<ExitCode>;

/** Adds a command; what it cannot do is told, and its exit code kept. */
export type AddCommand = (usage: string, description: string, act: Act) => Command;

/** The client’s file, with what somebody should know of it. */
export function read(path: string, output: Output): ReadClient['client'] {
	const { client, warnings } = readClient(path);
	for (const line of warnings) output.progress(`Note: ${line}`);
	return client;
}

export function setOf(client: ReadClient['client'], given: SetName | undefined): SetName {
	const [first, ...more] = setsOf(client);
	if (given !== undefined) return given;
	if (first !== undefined && more.length === 0) return first;
	throw invalid(
		'The client has two sets',
		'Say which one with --set live or --set demo. Begin with the demo.',
	);
}

/** Where the install record of a set is, unless it is said. */
export const recordOf = (client: string, set: SetName): string =>
	`${client.replace(/\.json$/, '')}.${set}.install.json`;
