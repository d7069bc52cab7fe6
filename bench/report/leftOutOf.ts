import type { Task } from '../measureOnce';

/** What found no time, a line per condition and scenario: `none, file-1: ours 5 runs, rclone 4 runs`. */
export function leftOutOf(tasks: readonly Task[]): string[] {
	const groups = new Map<string, Map<string, number>>();
	for (const { scenario, contestant, condition } of tasks) {
		const work = `${condition.name}, ${scenario.name}`;
		const who = [contestant.peer, contestant.variant].filter(Boolean).join(' ');
		const counts = groups.get(work) ?? new Map<string, number>();
		groups.set(work, counts.set(who, (counts.get(who) ?? 0) + 1));
	}
	return [...groups].map(([work, counts]) => `${work}: ${[...counts].map(runs).join(', ')}`);
}

const runs = ([who, count]: [string, number]): string => `${who} ${count} ${count === 1 ? 'run' : 'runs'}`;
