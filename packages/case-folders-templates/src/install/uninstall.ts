/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- a command, never part of a node */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, SetName } from '../client/schema';
import { EXIT, undecided, type ExitCode } from '../io/Failure';
import type { Output } from '../io/Output';
import { Refused, type N8nApi, type StoredWorkflow } from '../n8n/N8nApi';
import type { Origin } from '../sets/makeSet';
import { callsOf } from '../sets/Workflow';
import { requireListed } from './findInstalled';
import { emptyRecord, installedIn, readRecord, writeRecord } from './InstallRecord';
import { planUninstall } from './planUninstall';

export interface UninstallOptions {
	set: SetName;
	record: string;
	/** Asks a person; undefined where nobody can be asked. */
	confirm: ((question: string) => Promise<boolean>) | undefined;
	isSure: boolean;
	dryRun?: boolean | undefined;
}

/**
 * Deletes the workflows of a set that were installed and carry its mark, and nothing else: copies, tables, credentials and
 * Dropbox stay.
 */
export async function uninstall(
	client: Client,
	api: N8nApi,
	origin: Origin,
	options: UninstallOptions,
	output: Output,
): Promise<ExitCode> {
	const { set, record: path } = options;
	const record = readRecord(path, client.id, api.url) ?? emptyRecord(client.id, api.url, origin.version);
	const stored = await api.listWorkflows();
	requireListed(stored, installedIn(record, set), path);
	const plan = planUninstall(client, set, stored, installedIn(record, set), origin);
	const [own, { left }] = [callersFirst(plan.own), plan];
	const changedByHand = own.filter(({ id }) => plan.changed.has(id)).map(({ name }) => name);
	if (own.length === 0)
		return output.result([`${api.url} has no workflows of ${client.client}, ${set}.`, ...left], {
			set,
			deleted: [],
			left,
		});
	for (const { name, id } of own)
		output.progress(`  ${name} (${id})${plan.changed.has(id) ? ', changed by hand' : ''}`);
	for (const line of left) output.progress(`  Stays: ${line}`);
	if (options.dryRun === true)
		return output.result([`${own.length} workflows would be deleted. Nothing was written.`, ...left], {
			set,
			wouldDelete: own.map(({ name }) => name),
			changedByHand,
			left,
		});
	if (
		!options.isSure &&
		(await options.confirm?.(
			`Delete these ${own.length} workflows of ${client.client}, ${set}, from ${api.url}?`,
		)) !== true
	)
		throw undecided('Nothing was deleted', 'Answer yes, or use --yes in a script.');
	for (const [index, workflow] of own.entries()) {
		const { id, name } = workflow;
		// First: a record that names what is gone would stop the next installation. This one is found by its mark.
		const files = Object.entries(installedIn(record, set)).filter(([, each]) => each.id !== id);
		record.sets[set] = Object.fromEntries(files);
		writeRecord(path, record);
		await deleteIfThere(api, workflow);
		output.progress(`${index + 1}/${own.length} ${name}: deleted`);
	}
	return output.result(
		[
			`${own.length} workflows deleted. Credentials, data tables and everything in Dropbox are still there.`,
			...left,
		],
		{ set, deleted: own.map(({ name }) => name), changedByHand, left },
		EXIT.done,
	);
}

/** So that none that is still published calls one that is gone. */
function callersFirst(workflows: readonly StoredWorkflow[]): StoredWorkflow[] {
	const left = new Set(workflows);
	const order: StoredWorkflow[] = [];
	while (left.size > 0) {
		const called = new Set([...left].flatMap((each) => callsOf(each).filter((id) => id !== each.id)));
		const free = [...left].filter(({ id }) => !called.has(id));
		for (const each of free.length > 0 ? free : left) {
			order.push(each);
			left.delete(each);
		}
	}
	return order;
}

/** How often n8n is asked to delete what it is still unpublishing. */
const ATTEMPTS = 60;

/** n8n deletes no published workflow, and takes a moment to unpublish one. */
async function deleteIfThere(api: N8nApi, { id, active }: StoredWorkflow): Promise<void> {
	if (active) await api.unpublish(id).catch(unless(404));
	for (let attempt = 1; ; attempt++) {
		try {
			return await api.delete(id).catch(unless(404));
		} catch (thrown) {
			if (!(thrown instanceof Refused) || thrown.status !== 409 || attempt === ATTEMPTS) throw thrown;
			await sleep(500);
		}
	}
}

/** What is gone already needs nothing. */
const unless =
	(status: number) =>
	(thrown: unknown): void => {
		if (!(thrown instanceof Refused) || thrown.status !== status) throw thrown;
	};
