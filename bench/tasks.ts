import { overALine, withLatency, withoutLatency, type Condition } from './conditions';
import type { Task } from './measureOnce';
import type { Options } from './options';
import type { Scenario } from './scenarios/Scenario';

/** Scenarios in which memory is looked at in an n8n that did nothing before. */
const ofMemory = ['file-10', 'file-100', 'file-1024', 'documents', 'unchanged', 'listing', 'creating'];

/** In the order in which they are measured: where time ends, the last is missing. */
export const conditionsOf = ({ mode }: Options): Condition[] =>
	mode === 'quick' ? [withLatency] : [withLatency, overALine, withoutLatency];

/**
 * All runs in the order in which they are made: condition by condition, the one of the targets first, and in
 * it round by round; in a round the peers take turns. What is run once only, and the runs in a new n8n, come
 * after the condition's rounds.
 */
export function tasksOf(scenarios: Scenario[], options: Options): Task[] {
	return conditionsOf(options).flatMap((condition) => {
		const all = scenarios
			.flatMap((scenario) => scenario.contestants.map((contestant) => ({ scenario, contestant, condition })))
			.filter(isOfInterest);
		const isRare = ({ contestant }: Pick<Task, 'contestant'>): boolean => contestant.rounds === 1;
		const rounds = Array.from(
			{ length: Math.min(options.rounds, condition.rounds ?? options.rounds) },
			(_, index) => index + 1,
		);
		const repeated = all.filter((one) => !isRare(one));
		return [
			...rounds.flatMap((round) =>
				repeated
					.filter(({ contestant }) => round <= (contestant.rounds ?? round))
					.map((one) => ({ ...one, round })),
			),
			...all.filter(isRare).map((one) => ({ ...one, round: 1 })),
			...(condition === withLatency && options.mode !== 'quick' ? memoryTasks(scenarios) : []),
		];
	});
}

/** A line matters to what sends many bytes; the built-in node does not get as far as sending 1 GiB. */
function isOfInterest({ scenario, contestant, condition }: Omit<Task, 'round'>): boolean {
	if (condition !== overALine) return true;
	return scenario.name === 'file-100' || (scenario.name === 'file-1024' && contestant.peer !== 'builtIn');
}

function memoryTasks(scenarios: Scenario[]): Task[] {
	return scenarios
		.filter(({ name }) => ofMemory.includes(name))
		.flatMap((scenario) =>
			scenario.contestants
				.filter(({ peer, variant }) => peer === 'ours' && variant === undefined)
				.map((contestant) => ({ scenario, contestant, condition: withLatency, round: 0 })),
		);
}
