import type { QueueMode, Role } from '../../e2e/stack/QueueMode';

/** A process of an n8n in queue mode, or one that it needs. */
export interface Process {
	name: string;
	/** What it is there for, in a few words. */
	does: string;
	state: 'running' | 'starting' | 'off';
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

const runs = ({ isRunning }: { isRunning: boolean }): Process['state'] => (isRunning ? 'running' : 'off');

const stateOf = (mode: QueueMode, role: Role): Process['state'] =>
	mode.isRunning(role) && !mode.isReady(role) ? 'starting' : runs({ isRunning: mode.isRunning(role) });

/** All of them, those of n8n first. */
export function processesOf(mode: QueueMode): Process[] {
	const ofN8n = mode.roles.map((role) => ({
		...{ name: labelOf(role), does: DOES[role.replace(/\d+$/, '')] ?? '' },
		state: stateOf(mode, role),
		...(mode.workers.includes(role) ? { runs: mode.takenBy(role).flat().length } : {}),
	}));
	return [
		...ofN8n,
		{ name: 'Redis', does: 'hands out the work', state: runs(mode.redis) },
		{ name: 'PostgreSQL', does: 'keeps everything', state: runs(mode.postgres) },
	];
}
