import type { QueueMode, Role } from '../../e2e/stack/QueueMode';

/** A process of an n8n in queue mode, or one that it needs. */
export interface Process {
	name: string;
	/** What it is there for, in a few words. */
	does: string;
	isRunning: boolean;
	/** How many runs it did, if it does any. */
	runs?: number;
}

const DOES: Readonly<Record<string, string>> = {
	main: 'editor, schedules and polls',
	worker: 'runs the workflows',
	webhook: 'takes what Clio sends',
};

/** What people call it, such as “Worker 1”. */
export const labelOf = (role: Role): string =>
	`${role.charAt(0).toUpperCase()}${role.slice(1).replace(/\d+$/, ' $&')}`;

/** All of them, those of n8n first. */
export function processesOf(mode: QueueMode): Process[] {
	const ofN8n = mode.roles.map((role) => ({
		...{ name: labelOf(role), does: DOES[role.replace(/\d+$/, '')] ?? '' },
		isRunning: mode.isRunning(role),
		...(mode.workers.includes(role) ? { runs: mode.takenBy(role).flat().length } : {}),
	}));
	return [
		...ofN8n,
		{ name: 'Redis', does: 'hands out the work', isRunning: mode.redis.isRunning },
		{ name: 'PostgreSQL', does: 'keeps everything', isRunning: mode.postgres.isRunning },
	];
}
