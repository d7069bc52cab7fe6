/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- a command, never part of a node */
import { Command, CommanderError } from 'commander';
import { build } from './buildFiles/build';
import { check } from './check/check';
import { exportedIn } from './check/exported';
import { setsOf } from './client/schema';
import { read, recordOf, type AddCommand, type Options } from './commands';
import { askOnTerminal } from './init/ask';
import { init } from './init/init';
import { readRecord } from './install/InstallRecord';
import { EXIT, Failure, invalid, type ExitCode } from './io/Failure';
import { isInteractive } from './io/isInteractive';
import { Output } from './io/Output';
import { readText } from './io/readText';
import { addN8nCommands } from './n8nCommands';
import type { Origin } from './sets/makeSet';

/** Runs the command that the arguments name. @returns its exit code */
export async function run(args: readonly string[], origin: Origin): Promise<ExitCode> {
	let code: ExitCode = EXIT.done;
	const program = createProgram(origin, (ended) => (code = ended));
	try {
		await program.parseAsync(args, { from: 'user' });
		return code;
	} catch (thrown) {
		if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.done : EXIT.invalid;
		// What an argument cannot be is known before the command begins.
		if (thrown instanceof Failure) return new Output(args.includes('--json')).failure(thrown);
		throw thrown;
	}
}

function createProgram(origin: Origin, end: (code: ExitCode) => void): Command {
	const program = new Command('case-folders-templates')
		.description('Sets up the ready-made case folder workflows for a client')
		.version(origin.version)
		.exitOverride();
	const add: AddCommand = (usage, description, act) =>
		program
			.command(usage)
			.description(description)
			.option('--json', 'write the result as one JSON object')
			.action(async (client: string, options: Options) => {
				const output = new Output(options.json === true);
				end(await act(client, options, output).catch((thrown: unknown) => output.failure(stopped(thrown))));
			});
	addInit(add);
	addBuild(add, origin);
	addN8nCommands(add, origin);
	addCheck(add, origin);
	return program;
}

const addInit = (add: AddCommand): unknown =>
	add(
		'init [client]',
		'asks the questions about a client and writes its file',
		async (path = 'client.json', { answers, replace }, output) => {
			const given = answers === undefined ? undefined : await readText(answers);
			return await init(
				path,
				{ answers: given, ask: isInteractive() ? askOnTerminal : undefined, replace },
				output,
			);
		},
	)
		.option('--answers <file>', 'answers in the form of a client’s file; - reads them from standard input')
		.option('--replace', 'write a file anew that is there already');

const addBuild = (add: AddCommand, origin: Origin): unknown =>
	add(
		'build <client>',
		'writes the workflows of a client, for n8n import:workflow',
		async (path, { out }, output) => {
			const sets = build(read(path, output), out, origin, (line) => output.progress(line));
			const made = Object.fromEntries([...sets].map(([set, all]) => [set, all.map(({ file }) => file)]));
			const count = Object.values(made).flat().length;
			return output.result(
				[`${count} workflows are in ${out}. ${out}/README.md says how to import and publish them.`],
				{ out, sets: made },
			);
		},
	).requiredOption('--out <folder>', 'where to write them');

const addCheck = (add: AddCommand, origin: Origin): unknown =>
	add(
		'check <client>',
		'says what an upgrade would change and what was changed by hand',
		async (path, { against, record }, output) => {
			const client = read(path, output);
			const records = setsOf(client).map((set) => readRecord(record ?? recordOf(path, set), client.id));
			const known = records.find((each) => each !== undefined);
			const sets = Object.assign({}, ...records.map((each) => each?.sets ?? {})) as object;
			return check(client, exportedIn(against), known && { ...known, sets }, origin, output);
		},
	)
		.requiredOption('--against <folder>', 'workflows that n8n exported')
		.option(
			'--record <file>',
			'the install record, or the build.json of a build (default: beside the client’s file)',
		);

/** Somebody pressed Ctrl+C at a question. */
const stopped = (thrown: unknown): unknown =>
	thrown instanceof Error && thrown.name === 'ExitPromptError'
		? invalid('Stopped', 'Run the command again to begin anew.')
		: thrown;
