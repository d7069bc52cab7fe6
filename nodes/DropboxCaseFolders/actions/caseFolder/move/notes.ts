import type { MovedFolder } from './MoveRequest';

/** What somebody who looks at the run should know of it, in numbers. */
export function moveNotes(results: readonly MovedFolder[]): string[] {
	const rehearsals = results.filter(({ dryRun }) => dryRun === true);
	const real = results.filter(({ dryRun }) => dryRun !== true);
	return [
		...(rehearsals.length === 0
			? []
			: [`Dry run, nothing was written: ${sum(rehearsals, 'would be moved', ['is', 'are'])}`]),
		...(real.length === 0 ? [] : [sum(real, 'moved', ['was', 'were'])]),
	];
}

type Verb = readonly [one: string, several: string];

function sum(results: readonly MovedFolder[], moved: string, [was, were]: Verb): string {
	const all = results.length === 1 ? '1 case folder' : `${number(results.length)} case folders`;
	const there = results.filter(({ status }) => status === 'alreadyThere').length;
	const verb = there === 1 ? `${was} in its` : `${were} in their`;
	const rest = there === 0 ? '' : `, ${number(there)} ${verb} new destination already`;
	return `${number(results.length - there)} of ${all} ${moved}${rest}.`;
}

const number = (count: number): string => count.toLocaleString('en-US');
