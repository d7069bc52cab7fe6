import { EXIT, type ExitCode, type Failure } from '../io/Failure';
import type { Output } from '../io/Output';
import { MARK_NOTE } from '../sets/mark';
import type { InstallPlan } from './planInstall';
import { whatChanged } from './requireDecided';

/** What stays as it is, and a person may want to delete. */
export const warningsOf = ({ leftOver, found }: InstallPlan): string[] => [
	...leftOver.map(
		({ name, id }) =>
			`No longer in the set, and left as it is: ${name} (${id}). Delete it in n8n if nothing needs it.`,
	),
	...found.sameName.map(
		({ name, id }) => `Has the name of one of ours, and was not touched: ${name} (${id}).`,
	),
	...found.besides.map(
		({ name, id }) =>
			`A copy of one of ours, and was not touched: ${name} (${id}). Delete the note “${MARK_NOTE}” on its canvas, or the copy if nothing needs it.`,
	),
];

const WHAT = {
	create: 'would be created',
	update: 'would be updated',
	same: 'is up to date',
	changed: 'was changed by hand',
};

/** What an installation would do, and what would stop it. */
export const tellPlan = (plan: InstallPlan, stops: readonly Failure[], output: Output): ExitCode =>
	output.result(
		[...planLines(plan), ...stops.flatMap(stopLines), 'Nothing was written.'],
		{ ...planJson(plan), stops: stops.map(({ message, details, advice }) => ({ message, details, advice })) },
		stops.length > 0 ? EXIT.undecided : EXIT.done,
	);

const stopLines = ({ message, details, advice }: Failure): string[] => [
	`It would stop: ${message}`,
	...details.map((detail) => `  • ${detail}`),
	advice,
];

const planLines = (plan: InstallPlan): string[] => [
	...plan.planned.map(
		(each) =>
			`${each.target.workflow.name}: ${WHAT[each.kind]}${each.kind === 'changed' ? `: ${whatChanged(each)}` : ''}`,
	),
	...warningsOf(plan),
];

const planJson = (plan: InstallPlan): Record<string, unknown> => ({
	set: plan.set,
	workflows: plan.planned.map(({ target, kind, stored, comparison }) => ({
		...{ file: target.file, name: target.workflow.name, would: kind, id: stored?.id ?? null },
		...{ differences: comparison?.differences ?? [], changedByHand: comparison?.byHand ?? [] },
	})),
	warnings: warningsOf(plan),
});
