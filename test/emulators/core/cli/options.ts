/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ZodError } from 'zod';
import { fixtures, type FixtureName } from '../../dropbox/state/fixtures';
import { FAULT_RULES } from '../faults/Fault';
import type { EmulatorOptions } from '../../startEmulator';

/** A command line that cannot be followed; the message names the option. */
export class BadCommandLine extends Error {}

export interface CommandLine {
	options: EmulatorOptions;
	/** Print one line for machines instead of a page for people. */
	json: boolean;
	help: boolean;
}

export const USAGE = `npm run emulator -- [options]

  --port N        port of the proxy (default: a free one)
  --ca FILE       where to write the authority's certificate (default: a temporary file)
  --fixture NAME  ${Object.keys(fixtures).join(', ')} (default: teamSpace)
  --latency MS    delay of every call
  --lock MS       how long a write holds its namespace
  --faults FILE   JSON list of faults: [{"route": "files/upload", "nth": 2, "fault": {"kind": "too_many_requests"}}]
  --log FILE      one JSON line per call
  --json          print one JSON line when ready
`;

/** Reads the command line. Throws BadCommandLine. */
export function readCommandLine(argv: readonly string[]): CommandLine {
	const text = { type: 'string' } as const;
	const flag = { type: 'boolean', default: false } as const;
	const { values } = parseCommandLine(() =>
		parseArgs({
			args: [...argv],
			options: {
				...{ port: text, ca: text, fixture: text, latency: text, lock: text, faults: text, log: text },
				...{ json: flag, help: flag },
			},
		}),
	);
	return {
		...{ json: values.json, help: values.help },
		options: {
			...{ caFile: values.ca, logFile: values.log, fixture: parseFixtureName(values.fixture) },
			port: parseWholeNumber('port', values.port, 65_535),
			latencyMs: parseWholeNumber('latency', values.latency),
			lockMs: parseWholeNumber('lock', values.lock),
			faults: values.faults === undefined ? undefined : readFaults(values.faults),
		},
	};
}

function parseCommandLine<T>(read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw new BadCommandLine(error instanceof Error ? error.message : String(error));
	}
}

function parseWholeNumber(
	name: string,
	value: string | undefined,
	most = Number.MAX_SAFE_INTEGER,
): number | undefined {
	if (value === undefined) return undefined;
	if (/^\d+$/.test(value) && Number(value) <= most) return Number(value);
	throw new BadCommandLine(`--${name} takes a whole number up to ${most}, not "${value}"`);
}

function parseFixtureName(name: string | undefined): FixtureName | undefined {
	if (name === undefined || Object.hasOwn(fixtures, name)) return name as FixtureName | undefined;
	throw new BadCommandLine(`--fixture takes one of ${Object.keys(fixtures).join(', ')}, not "${name}"`);
}

function readFaults(file: string): unknown {
	try {
		return FAULT_RULES.parse(JSON.parse(readFileSync(file, 'utf8')));
	} catch (error) {
		const reason =
			error instanceof ZodError
				? error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
				: String(error);
		throw new BadCommandLine(`--faults ${file} can't be used: ${reason}`);
	}
}
