import { setsOf, type Client, type SetName } from '../client/schema';
import { EXIT, Failure, invalid, type ExitCode } from '../io/Failure';
import type { Output } from '../io/Output';
import type { N8nApi } from '../n8n/N8nApi';
import { makeSet, type Origin } from '../sets/makeSet';
import { carryOut } from './carryOut';
import { findInstalled, requireListed, type Found } from './findInstalled';
import { emptyRecord, installedIn, readRecord, writeRecord, type Installed } from './InstallRecord';
import { mapCredentials } from './mapCredentials';
import { planInstall } from './planInstall';
import { publishAll } from './publishAll';
import { requireDecided, whatChanged, whatStops, type Decisions } from './requireDecided';
import { tellPlan, warningsOf } from './tellPlan';

export interface InstallOptions extends Decisions {
	set: SetName;
	record: string;
	/** IDs by the names of credentials. */
	credentials: ReadonlyMap<string, string>;
	dryRun?: boolean | undefined;
	publish: boolean;
}

/** Installs a set of a client in n8n, or brings it up to date. Nothing is written before all that stands against it was seen. */
export async function install(
	client: Client,
	api: N8nApi,
	origin: Origin,
	options: InstallOptions,
	output: Output,
): Promise<ExitCode> {
	const { set, record: path } = options;
	requireSet(client, set);
	const workflows = makeSet(client, set, origin);
	const record = readRecord(path, client.id, api.url) ?? emptyRecord(client.id, api.url, origin.version);
	output.progress(`Reading what ${api.url} has`);
	const stored = await api.listWorkflows();
	requireListed(stored, installedIn(record, set), path);
	const ids = await mapCredentials(api, workflows, options.credentials);
	const plan = planInstall({ client: client.id, set }, workflows, stored, installedIn(record, set), ids);
	if (options.dryRun === true) return tellPlan(plan, whatStops(plan, client.id, options), output);
	requireDecided(plan, client.id, options);
	const planned = plan.planned.map((each) =>
		each.kind === 'changed' && options.keepChanged !== true ? { ...each, kind: 'update' as const } : each,
	);
	const remember = (file: string, installed: Installed) => {
		record.version = origin.version;
		record.sets[set] = { ...record.sets[set], [file]: installed };
		writeRecord(path, record);
	};
	const written = await carryOut(api, planned, ids, { progress: (line) => output.progress(line), remember });
	const { published, unpublished } = options.publish
		? await publishAll(
				api,
				planned.filter(({ kind }) => kind !== 'changed'),
				written.stored,
				(line) => output.progress(line),
			)
		: { published: [], unpublished: [] };
	const now = findInstalled(
		await api.listWorkflows(),
		{ client: client.id, set },
		workflows,
		installedIn(record, set),
	);
	requireNoNewCopies(plan.found, now);
	const kept = planned
		.filter(({ kind }) => kind === 'changed')
		.map((each) => `${each.target.workflow.name}: ${whatChanged(each)}`);
	return output.result(
		[
			`${client.client}, ${set}: ${written.created.length} created, ${written.updated.length} updated, ${planned.length - written.created.length - written.updated.length - kept.length} up to date, ${published.length} published.`,
			...unpublished.map((line) => `Not published: ${line}`),
			...kept.map((line) => `Changed by hand, left as it is: ${line}`),
			...warningsOf(plan),
		],
		{
			set,
			url: api.url,
			created: written.created,
			updated: written.updated,
			published,
			unpublished,
			kept,
			warnings: warningsOf(plan),
		},
		unpublished.length > 0 ? EXIT.failed : kept.length > 0 ? EXIT.undecided : EXIT.done,
	);
}

export function requireSet(client: Client, set: SetName): void {
	if (setsOf(client).includes(set)) return;
	throw invalid(
		`The client’s file has no set “${set}”`,
		'Add it under "sets", or choose another one with --set.',
	);
}

/** Two installations at once would both find nothing. Copies that were there before are a client's own. */
function requireNoNewCopies(before: Found, now: Found): void {
	const there = new Set(before.besides.map(({ id }) => id));
	const made = [...now.besides, ...[...now.copies.values()].flat()].filter(({ id }) => !there.has(id));
	if (made.length === 0) return;
	throw new Failure(
		'Some workflows are there twice. Was this command run twice at the same time? These are not the ones that this run installed:',
		'Delete these copies in n8n, unless whoever ran the other one deletes theirs, and run it again.',
		EXIT.failed,
		made.map(({ name, id }) => `${name} (${id})`),
	);
}
