import { setsOf, type Client, type SetName } from '../client/schema';
import { installedIn, type InstallRecord } from '../install/InstallRecord';
import { planInstall, type Planned } from '../install/planInstall';
import { whatChanged } from '../install/requireDecided';
import { EXIT, type ExitCode } from '../io/Failure';
import type { Output } from '../io/Output';
import type { StoredWorkflow } from '../n8n/N8nApi';
import { isMadeByHand } from '../sets/compare';
import { makeSet, type Origin } from '../sets/makeSet';
import { markOf } from '../sets/mark';

/** Says what an upgrade would change in workflows that n8n exported, and what somebody changed in them by hand. */
export function check(
	client: Client,
	exported: readonly StoredWorkflow[],
	record: InstallRecord | undefined,
	origin: Origin,
	output: Output,
): ExitCode {
	const sets = setsOf(client).map((set) => checkSet(client, set, exported, record, origin));
	const lines = sets.flatMap(({ lines: each }) => each);
	const isSame = sets.every(({ differing }) => differing === 0);
	return output.result(
		[...lines, isSame ? 'Nothing differs.' : 'Nothing was written.'],
		{ sets: sets.map(({ set, workflows }) => ({ set, workflows })) },
		isSame ? EXIT.done : EXIT.undecided,
	);
}

function checkSet(
	client: Client,
	set: SetName,
	exported: readonly StoredWorkflow[],
	record: InstallRecord | undefined,
	origin: Origin,
) {
	const plan = planInstall(
		{ client: client.id, set },
		makeSet(client, set, origin),
		exported,
		installedIn(record, set),
		new Map(),
	);
	// A set that is not installed there at all is none of this n8n's.
	const isThere = plan.found.own.size > 0;
	const differing = isThere ? plan.planned.filter(({ kind }) => kind !== 'same') : [];
	return {
		set,
		differing: differing.length + plan.found.copies.size,
		lines: isThere
			? [
					...differing.map((each) => `${set}: ${lineOf(each)}`),
					...[...plan.found.copies.values()].map(
						([first, ...more]) => `${set}: ${first?.name ?? ''} is there ${more.length + 1} times`,
					),
				]
			: [`${set}: is not installed there.`],
		workflows: plan.planned.map(({ target, kind, comparison, stored }) => ({
			...{ file: target.file, name: target.workflow.name, upgrade: kind },
			...{ installedVersion: (stored && markOf(stored)?.version) ?? null, version: origin.version },
			...{
				differences: comparison?.differences ?? [],
				changedByHand: comparison?.byHand ?? [],
				isChangedByHand: comparison?.isChangedByHand ?? false,
			},
		})),
	};
}

function lineOf(each: Planned): string {
	const { target, kind, comparison } = each;
	const { name } = target.workflow;
	if (kind === 'create') return `${name} would be added.`;
	if (kind === 'changed') return `${name} was changed by hand: ${whatChanged(each)}.${restOf(each)}`;
	const { differences = [] } = comparison ?? {};
	return `${name} would be updated: ${differences.length > 0 ? differences.join('; ') : 'its note or the workflows that it calls'}.`;
}

/** What differs besides that, where it is known what was changed by hand. */
function restOf({ comparison }: Planned): string {
	const { byHand = [], differences = [] } = comparison ?? {};
	const rest = byHand.length === 0 ? [] : differences.filter((each) => !isMadeByHand(each, byHand));
	return rest.length === 0 ? '' : ` An upgrade would also change: ${rest.join('; ')}.`;
}
