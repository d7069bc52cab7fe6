import { withLatency, withoutLatency, type Condition } from './conditions';
import type { Task } from './measureOnce';
import type { Options } from './options';
import type { Scenario } from './scenarios/Scenario';

/** Scenarios in which memory is looked at in an n8n that did nothing before. */
const ofMemory = ['file-10', 'file-100', 'file-1024', 'documents', 'unchanged', 'listing', 'creating'];

export const conditionsOf = ({ mode }: Options): Condition[] =>
	mode === 'quick' ? [withLatency] : [withLatency, withoutLatency];

/**
 * All runs in the order in which they are made: round by round, so that a bench that runs out of time has
 * measured everything equally often; in a round the peers take turns. What is run once only, and the runs
 * in a new n8n, come at the end of the first round: they take long.
 */
export function tasksOf(scenarios: Scenario[], options: Options): Task[] {
	const rounds = Array.from({ length: options.rounds }, (_, index) => index + 1);
	const inRound = (round: number): Task[] =>
		conditionsOf(options).flatMap((condition) =>
			scenarios.flatMap((scenario) =>
				scenario.contestants
					.filter((contestant) => round <= (contestant.rounds ?? round))
					.map((contestant) => ({ scenario, contestant, condition, round })),
			),
		);
	const [first = [], ...others] = rounds.map(inRound);
	const isRare = ({ contestant }: Task): boolean => contestant.rounds === 1;
	return [
		...first.filter((task) => !isRare(task)),
		...(options.mode === 'quick' ? [] : memoryTasks(scenarios)),
		...first.filter(isRare),
		...others.flat(),
	];
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
