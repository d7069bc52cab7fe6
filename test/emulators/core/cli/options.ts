/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ZodError } from 'zod';
import type { AnyFault, FaultRules } from '../faults/Fault';

/** A command line that cannot be followed; the message names the option. */
export class BadCommandLine extends Error {}

/** What the service behind the command line takes. */
export interface CommandLineOf<Fixture extends string> {
	fixtureNames: readonly Fixture[];
	defaultFixture: Fixture;
	faultRules: FaultRules<AnyFault>;
	/** The route of the example of a fault. */
	exampleRoute: string;
	/** The one delay that the service has besides, in milliseconds: name and meaning. */
	delay: { name: string; meaning: string };
	/** Other services beside it: the option that names the fixture of each; the first one unless it is given. */
	beside?: ReadonlyArray<{ name: string; fixtureNames: readonly string[] }>;
}

export interface CommandLine<Fixture extends string> {
	port?: number;
	caFile?: string;
	logFile?: string;
	fixture?: Fixture;
	latencyMs?: number;
	/** Of the service's own delay. */
	delayMs?: number;
	faults?: unknown;
	/** Of each of the other services, by the name of its option. */
	besideFixtures: Readonly<Record<string, string>>;
	/** Print one line for machines instead of a page for people. */
	json: boolean;
	help: boolean;
}

export function usage(line: CommandLineOf<string>): string {
	const { fixtureNames, defaultFixture, exampleRoute, delay, beside = [] } = line;
	const besideLines = beside.map(({ name, fixtureNames: [first = '', ...others] }) => {
		const option = `--${name} NAME`.padEnd(14);
		return `\n  ${option}  ${[first, ...others].join(', ')} (default: ${first})`;
	});
	return `npm run emulator -- [options]

  --port N        port of the proxy (default: a free one)
  --ca FILE       where to write the authority's certificate (default: a temporary file)
  --fixture NAME  ${fixtureNames.join(', ')} (default: ${defaultFixture})${besideLines.join('')}
  --latency MS    delay of every call
  ${`--${delay.name} MS`.padEnd(14)}  ${delay.meaning}
  --faults FILE   JSON list of faults: [{"route": "${exampleRoute}", "nth": 2, "fault": {"kind": "too_many_requests"}}]
  --log FILE      one JSON line per call
  --json          print one JSON line when ready
`;
}

/** Reads the command line. Throws BadCommandLine. */
export function readCommandLine<Fixture extends string>(
	argv: readonly string[],
	{ fixtureNames, faultRules, delay, beside = [] }: CommandLineOf<Fixture>,
): CommandLine<Fixture> {
	const text = { type: 'string' } as const;
	const flag = { type: 'boolean', default: false } as const;
	const { values } = parseCommandLine(() =>
		parseArgs({
			args: [...argv],
			options: {
				...{ port: text, ca: text, fixture: text, latency: text, faults: text, log: text },
				...{ json: flag, help: flag, [delay.name]: text },
				...Object.fromEntries(beside.map(({ name }) => [name, text])),
			},
		}),
	);
	const given: Partial<Record<string, string | boolean>> = values;
	const ownDelay = given[delay.name];
	return {
		...{ json: values.json === true, help: values.help === true, caFile: values.ca, logFile: values.log },
		fixture: parseFixtureName('fixture', fixtureNames, values.fixture),
		besideFixtures: Object.fromEntries(
			beside.flatMap(({ name, fixtureNames: names }) => {
				const asked = given[name];
				const fixture = typeof asked === 'string' ? parseFixtureName(name, names, asked) : names[0];
				return fixture === undefined ? [] : [[name, fixture]];
			}),
		),
		port: parseWholeNumber('port', values.port, 65_535),
		latencyMs: parseWholeNumber('latency', values.latency),
		delayMs: parseWholeNumber(delay.name, typeof ownDelay === 'string' ? ownDelay : undefined),
		faults: values.faults === undefined ? undefined : readFaults(values.faults, faultRules),
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

function parseFixtureName<Fixture extends string>(
	option: string,
	names: readonly Fixture[],
	name: string | undefined,
): Fixture | undefined {
	if (name === undefined) return undefined;
	const known = names.find((one) => one === name);
	if (known !== undefined) return known;
	throw new BadCommandLine(`--${option} takes one of ${names.join(', ')}, not "${name}"`);
}

function readFaults(file: string, rules: FaultRules<AnyFault>): unknown {
	try {
		return rules.parse(JSON.parse(readFileSync(file, 'utf8')));
	} catch (error) {
		const reason =
			error instanceof ZodError
				? error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
				: String(error);
		throw new BadCommandLine(`--faults ${file} can't be used: ${reason}`);
	}
}
