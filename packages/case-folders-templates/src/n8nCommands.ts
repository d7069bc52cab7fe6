/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a command, never part of a node */
import { confirm } from '@inquirer/prompts';
import { Option, type Command } from 'commander';
import { SETS, type Client } from './client/schema';
import { read, recordOf, setOf, type AddCommand, type Options } from './commands';
import { install } from './install/install';
import { uninstall } from './install/uninstall';
import { invalid } from './io/Failure';
import { isInteractive } from './io/isInteractive';
import { n8nAddress, requireSameN8n } from './n8n/address';
import { apiKey } from './n8n/apiKey';
import { N8nApi } from './n8n/N8nApi';
import type { Origin } from './sets/makeSet';

/** The two commands that change something in n8n. */
export function addN8nCommands(add: AddCommand, origin: Origin): void {
	withN8n(
		add(
			'install <client>',
			'installs the workflows of a client in n8n, or updates them',
			async (path, options, output) => {
				const client = read(path, output);
				const set = setOf(client, options.set);
				const { credential, dryRun, publish, replaceChanged, keepChanged, besideSameName } = options;
				const chosen = {
					...{ set, record: options.record ?? recordOf(path, set), credentials: new Map(credential) },
					...{ dryRun, publish, replaceChanged, keepChanged, besideSameName },
				};
				return await install(client, await connect(options, client), origin, chosen, output);
			},
		),
	)
		.option('--credential <name=id>', 'the ID of a credential in n8n; can be repeated', addPair, [])
		.option('--replace-changed', 'overwrite what was changed by hand')
		.option('--keep-changed', 'leave workflows that were changed by hand as they are')
		.option('--beside-same-name', 'install although other published workflows have the same names')
		.option('--no-publish', 'leave it to you to publish');
	withN8n(
		add(
			'uninstall <client>',
			'deletes the workflows of a client from n8n, and nothing else',
			async (path, options, output) => {
				const client = read(path, output);
				const set = setOf(client, options.set);
				const chosen = {
					...{ set, record: options.record ?? recordOf(path, set), dryRun: options.dryRun },
					isSure: options.yes === true,
					confirm: isInteractive()
						? async (message: string) => await confirm({ message, default: false })
						: undefined,
				};
				return await uninstall(client, await connect(options, client), origin, chosen, output);
			},
		),
	).option('--yes', 'do not ask');
}

const withN8n = (made: Command): Command =>
	made
		.requiredOption('--url <address>', 'of n8n; the API key comes from N8N_API_KEY, or is asked for')
		.addOption(new Option('--set <set>', 'which of the two').choices(SETS))
		.option('--record <file>', 'the install record (default: beside the client’s file)')
		.option('--dry-run', 'only say what would be done');

async function connect({ url }: Options, { n8nUrl }: Client): Promise<N8nApi> {
	const address = n8nAddress(url);
	requireSameN8n(address, n8nUrl);
	return new N8nApi(address, await apiKey(address, isInteractive()));
}

function addPair(given: string, others: Array<[string, string]>): Array<[string, string]> {
	const [, name = '', id = ''] = /^(.+)=(\w+)$/.exec(given) ?? [];
	if (name === '') throw invalid('--credential has another form', 'Use --credential "NAME=ID".');
	return [...others, [name, id]];
}
