import type { z } from 'zod/v4';
import { invalid } from '../io/Failure';
import { readIfThere } from '../io/fileAccess';
import { checkClient } from './checkClient';
import { Lines } from './Lines';
import { clientSchema, type Client } from './schema';

/** A client's file that can be used, with what somebody should know of it. */
export interface ReadClient {
	client: Client;
	/** By line. */
	warnings: string[];
}

/** @throws Failure that lists everything that is wrong, by line, each with what to do */
export function readClient(path: string): ReadClient {
	const text = readIfThere(path);
	if (text === undefined)
		throw invalid(`There is no file ${path}`, `Make it with: case-folders-templates init ${path}`);
	return parseClient(text, path);
}

/** @param called in messages */
export function parseClient(text: string, called: string): ReadClient {
	const lines = new Lines(text);
	refuseIfAny(called, lines.faults);
	const parsed = clientSchema.safeParse(JSON.parse(text), { error: messageOf });
	if (!parsed.success)
		refuseIfAny(
			called,
			parsed.error.issues.flatMap((issue) => linesOf(issue, lines)),
		);
	const client = parsed.data as Client;
	const { faults, warnings } = checkClient(client);
	const told = (all: ReturnType<typeof checkClient>['faults']) => [
		...new Set(all.map(({ path, message }) => `line ${lines.lineOf(path)}: ${message}`)),
	];
	refuseIfAny(called, told(faults));
	return { client, warnings: told(warnings) };
}

function refuseIfAny(called: string, faults: readonly string[]): void {
	if (faults.length === 0) return;
	throw invalid(`${called} cannot be used yet:`, 'Correct these lines and run the command again.', faults);
}

type Issue = z.core.$ZodIssue;

function linesOf(issue: Issue, lines: Lines): string[] {
	const path = issue.path as Array<string | number>;
	if (issue.code === 'unrecognized_keys')
		return issue.keys.map(
			(key) =>
				`line ${lines.lineOf([...path, key])}: there is no setting “${key}”: check how it is written, or delete it`,
		);
	const inUnion =
		issue.code === 'invalid_union'
			? issue.errors.flat().find((inner) => inner.code !== 'invalid_type')
			: undefined;
	if (inUnion !== undefined) return linesOf({ ...inUnion, path: [...path, ...inUnion.path] } as Issue, lines);
	const place = path.length === 0 ? 'the file' : `“${path.join('.')}”`;
	return [`line ${lines.lineOf(path)}: ${place}: ${issue.message}`];
}

const KINDS: Readonly<Record<string, string>> = {
	...{
		string: 'a text in double quotes',
		boolean: 'true or false',
		int: 'a whole number',
		number: 'a number',
	},
	...{ array: 'a list in [ ]', object: 'an object in { }', record: 'an object in { }' },
};

/** @returns undefined where the schema says it itself */
function messageOf(issue: z.core.$ZodRawIssue): string | undefined {
	if (issue.code === 'invalid_type')
		return issue.input === undefined
			? 'it is missing: enter it'
			: `it has another form: enter ${KINDS[issue.expected] ?? issue.expected}`;
	if (issue.code === 'invalid_value') return `enter one of: ${issue.values.map(String).join(', ')}`;
	if (issue.code === 'invalid_union')
		return 'it has another form: enter a text in double quotes, or what the schema says';
	if (issue.code === 'too_small') return `it is too small or short: at least ${String(issue.minimum)}`;
	if (issue.code === 'too_big') return `it is too large or long: at most ${String(issue.maximum)}`;
	return undefined;
}
