/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command, never part of a node */
import { confirm } from '@inquirer/prompts';
import { Command, CommanderError, Option } from 'commander';
import { build } from './build/build';
import { check } from './check/check';
import { exportedIn } from './check/exported';
import { readClient, type ReadClient } from './client/readClient';
import { setsOf, SETS, type SetName } from './client/schema';
import { askOnTerminal } from './init/ask';
import { init } from './init/init';
import { install } from './install/install';
import { readRecord } from './install/InstallRecord';
import { uninstall } from './install/uninstall';
import { EXIT, invalid, type ExitCode } from './io/Failure';
import { Output } from './io/Output';
import { readText } from './io/readText';
import { n8nAddress } from './n8n/address';
import { apiKey } from './n8n/apiKey';
import { N8nApi } from './n8n/N8nApi';
import type { Origin } from './sets/makeSet';

interface Options {
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

const isInteractive = (): boolean => process.stdin.isTTY === true && process.stdout.isTTY === true;

/** Runs the command that the arguments name. @returns its exit code */
export async function run(args: readonly string[], origin: Origin): Promise<ExitCode> {
	let code: ExitCode = EXIT.done;
	const program = createProgram(origin, (ended) => (code = ended));
	try {
		await program.parseAsync(args, { from: 'user' });
		return code;
	} catch (thrown) {
		if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.done : EXIT.invalid;
		throw thrown;
	}
}

function createProgram(origin: Origin, end: (code: ExitCode) => void): Command {
	const program = new Command('case-folders-templates')
		.description('Sets up the ready-made case folder workflows for a client')
		.version(origin.version)
		.exitOverride();
	const command = (usage: string, description: string, act: (client: string, options: Options, output: Output) => Promise<ExitCode>) =>
		program
			.command(usage)
			.description(description)
			.option('--json', 'write the result as one JSON object')
			.action(async (client: string, options: Options) => {
				const output = new Output(options.json === true);
				end(await act(client, options, output).catch((thrown: unknown) => output.failure(stopped(thrown))));
			});
	const onN8n = (made: Command): Command =>
		made
			.requiredOption('--url <address>', 'of n8n; the API key comes from N8N_API_KEY, or is asked for')
			.addOption(new Option('--set <set>', 'which of the two').choices(SETS))
			.option('--record <file>', 'the install record (default: beside the client’s file)')
			.option('--dry-run', 'only say what would be done');

	command('init [client]', 'asks the questions about a client and writes its file', async (path = 'client.json', { answers, replace }, output) =>
		await init(path, { answers: answers === undefined ? undefined : await readText(answers), ask: isInteractive() ? askOnTerminal : undefined, replace }, output),
	)
		.option('--answers <file>', 'answers in the form of a client’s file; - reads them from standard input')
		.option('--replace', 'write a file anew that is there already');

	command('build <client>', 'writes the workflows of a client, for n8n import:workflow', async (path, { out }, output) => {
		const { client } = read(path, output);
		const sets = build(client, out, origin, (line) => output.progress(line));
		const made = Object.fromEntries([...sets].map(([set, workflows]) => [set, workflows.map(({ file }) => file)]));
		return output.result([`${Object.values(made).flat().length} workflows are in ${out}. ${out}/README.md says how to import and publish them.`], { out, sets: made });
	}).requiredOption('--out <folder>', 'where to write them');

	onN8n(
		command('install <client>', 'installs the workflows of a client in n8n, or updates them', async (path, options, output) => {
			const { client } = read(path, output);
			const set = setOf(client, options.set);
			const { credential, dryRun, publish, replaceChanged, keepChanged, besideSameName } = options;
			return await install(client, await connect(options), origin, {
				...{ set, record: options.record ?? recordOf(path, set), credentials: new Map(credential) },
				...{ dryRun, publish, replaceChanged, keepChanged, besideSameName },
			}, output);
		}),
	)
		.option('--credential <name=id>', 'the ID of a credential in n8n; can be repeated', addPair, [])
		.option('--replace-changed', 'overwrite what was changed by hand')
		.option('--keep-changed', 'leave workflows that were changed by hand as they are')
		.option('--beside-same-name', 'install although other published workflows have the same names')
		.option('--no-publish', 'leave it to you to publish');

	command('check <client>', 'says what an upgrade would change and what was changed by hand', async (path, { against, record }, output) => {
		const { client } = read(path, output);
		const records = setsOf(client).map((set) => readRecord(record ?? recordOf(path, set), client.id));
		const sets = Object.assign({}, ...records.map((each) => each?.sets ?? {})) as object;
		const known = records.find((each) => each !== undefined);
		return check(client, exportedIn(against), known && { ...known, sets }, origin, output);
	})
		.requiredOption('--against <folder>', 'workflows that n8n exported')
		.option('--record <file>', 'the install record, or the build.json of a build (default: beside the client’s file)');

	onN8n(
		command('uninstall <client>', 'deletes the workflows of a client from n8n, and nothing else', async (path, options, output) => {
			const { client } = read(path, output);
			const set = setOf(client, options.set);
			return await uninstall(client, await connect(options), origin.version, {
				...{ set, record: options.record ?? recordOf(path, set), isSure: options.yes === true, dryRun: options.dryRun },
				confirm: isInteractive() ? async (message) => await confirm({ message, default: false }) : undefined,
			}, output);
		}),
	).option('--yes', 'do not ask');
	return program;
}

function read(path: string, output: Output): ReadClient {
	const made = readClient(path);
	for (const line of made.warnings) output.progress(`Note: ${line}`);
	return made;
}

async function connect({ url }: Options): Promise<N8nApi> {
	const address = n8nAddress(url);
	return new N8nApi(address, await apiKey(address, isInteractive()));
}

function setOf(client: ReadClient['client'], given: SetName | undefined): SetName {
	const [first, ...more] = setsOf(client);
	if (given !== undefined) return given;
	if (first !== undefined && more.length === 0) return first;
	throw invalid('The client has two sets', 'Say which one with --set live or --set demo. Begin with the demo.');
}

const recordOf = (client: string, set: SetName): string => `${client.replace(/\.json$/, '')}.${set}.install.json`;

function addPair(given: string, others: Array<[string, string]>): Array<[string, string]> {
	const [, name = '', id = ''] = /^(.+)=(\w+)$/.exec(given) ?? [];
	if (name === '') throw invalid(`--credential ${given} has another form`, 'Use --credential "NAME=ID".');
	return [...others, [name, id]];
}

/** Somebody pressed Ctrl+C at a question. */
const stopped = (thrown: unknown): unknown =>
	thrown instanceof Error && thrown.name === 'ExitPromptError' ? invalid('Stopped', 'Run the command again to begin anew.') : thrown;
