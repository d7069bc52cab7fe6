import type { Peer } from '../scenarios/Scenario';
import type { Run } from './Run';
import type { Summary } from './summaries';

export interface TargetResult {
	/** Stays the same, so that a reason can be given for it. */
	name: string;
	title: string;
	/** At least or at most. */
	bound: 'min' | 'max';
	limit: number;
	unit: string;
	/** Null when it was not measured. */
	value: number | null;
	isReached: boolean | null;
}

interface Measured {
	summaries: readonly Summary[];
	runs: readonly Run[];
}

interface Target extends Omit<TargetResult, 'value' | 'isReached'> {
	of(measured: Measured): number | null;
}

const condition = 'latency';

const find = ({ summaries }: Measured, scenario: string, peer: Peer): Summary | undefined =>
	summaries.find(
		(one) =>
			one.scenario === scenario &&
			one.peer === peer &&
			one.condition === condition &&
			one.variant === undefined,
	);

/** How many times our time a peer takes. */
const against = (name: string, title: string, limit: number, scenario: string, peer: Peer): Target => ({
	...{ name, title, bound: 'min', limit, unit: '×' },
	of: (measured) => {
		const ours = find(measured, scenario, 'ours')?.ms ?? null;
		const theirs = find(measured, scenario, peer)?.ms ?? null;
		return ours === null || theirs === null ? null : Number((theirs / ours).toFixed(1));
	},
});

/** The highest that any of our runs under the condition had. */
const worst = (
	name: string,
	title: string,
	limit: number,
	unit: string,
	of: (summary: Summary) => number | null,
): Target => ({
	...{ name, title, bound: 'max', limit, unit },
	of: ({ summaries }) => {
		const ours = summaries.filter((one) => one.peer === 'ours' && one.condition === condition);
		const known = ours.map(of).filter((value) => value !== null);
		return known.length === 0 ? null : Math.max(...known);
	},
});

/** Calls and bytes that carry documents. */
const uploadRoutes = /^files\/upload/;

/** The most upload calls that any of our timed runs made. */
const uploadCalls = (name: string, title: string, limit: number, scenario: string): Target => ({
	...{ name, title, bound: 'max', limit, unit: 'calls' },
	of({ runs }) {
		const ours = runs.filter((run) => run.scenario === scenario && run.peer === 'ours' && run.round > 0);
		return ours.length === 0 ? null : Math.max(...ours.map(uploadCallsIn));
	},
});

const uploadCallsIn = ({ calls }: Run): number =>
	Object.entries(calls)
		.filter(([route]) => uploadRoutes.test(route))
		.reduce((sum, [, count]) => sum + count, 0);

const targets: Target[] = [
	against('documents-built-in', '1,000 × 100 KB against the built-in node', 50, 'documents', 'builtIn'),
	against('documents-rclone', '1,000 × 100 KB against rclone', 3, 'documents', 'rclone'),
	against('file-rclone', 'One file of 1 GiB against rclone', 2, 'file-1024', 'rclone'),
	against('listing-rclone', '1,000 folders × 10 files listed against rclone', 10, 'listing', 'rclone'),
	against('creating-built-in', '1,000 case folders against the built-in node', 100, 'creating', 'builtIn'),
	uploadCalls('upload-calls', 'Upload calls for 1,000 documents of 100 KB', 5, 'documents'),
	uploadCalls('unchanged-calls', 'Upload calls for the same documents again', 0, 'unchanged'),
	worst('event-loop', 'Longest block of the event loop', 50, 'ms', ({ gapMs }) => gapMs),
	worst('memory', 'Peak memory over the idle process', 256, 'MiB', ({ peakOverIdleMiB }) => peakOverIdleMiB),
];

/** What was to be reached with latency on, and what was. */
export function targetsOf(measured: Measured): TargetResult[] {
	return targets.map(({ of, ...target }) => {
		const value = of(measured);
		const isReached =
			value === null ? null : target.bound === 'min' ? value >= target.limit : value <= target.limit;
		return { ...target, value, isReached };
	});
}
