import type { Contestant, Peer } from '../scenarios/Scenario';
import { median } from './median';
import { callsOf, type Run } from './Run';

/** The runs of one contestant under one condition. */
export interface Summary {
	scenario: string;
	title: string;
	condition: string;
	peer: Peer;
	variant?: string;
	how: string;
	/** How many runs did all of their work, of how many timed. */
	right: number;
	runs: number;
	/** Median milliseconds of the runs that were right, for all of the work; null when there was none. */
	ms: number | null;
	/** When time, calls and bytes were measured on a part and multiplied. */
	sample?: Contestant['sample'];
	calls: number | null;
	/** Highest of all runs, not multiplied. */
	turnedAway: number;
	/** Millions of bytes of the calls' bodies. */
	megabytesSent: number | null;
	/** Highest of all runs: of resident memory over the idle process, in MiB. */
	peakOverIdleMiB: number | null;
	/** Longest of all runs, in milliseconds; null outside n8n. */
	gapMs: number | null;
	/** The same around the node, where n8n works by itself. */
	aroundGapMs: number | null;
	/** How much of the work the last run did. */
	done: string;
	/** What it complained of or what was wrong, of the last run that had something. */
	message?: string;
}

type Named = Pick<Summary, 'scenario' | 'title'>;

/** One summary per scenario, condition, peer and variant, in the order of the scenarios. */
export function summariesOf(runs: readonly Run[], scenarios: readonly Named[]): Summary[] {
	return scenarios.flatMap((named) => {
		const groups = new Map<string, Run[]>();
		for (const run of runs.filter(({ scenario }) => scenario === named.scenario)) {
			const key = [run.condition, run.peer, run.variant].join();
			groups.set(key, [...(groups.get(key) ?? []), run]);
		}
		return [...groups.values()].map((group) => summaryOf(group, named));
	});
}

function summaryOf(runs: Run[], { scenario, title }: Named): Summary {
	const last = runs.at(-1) as Run;
	const { condition, peer, variant, how, sample } = last;
	// Round 0 follows a start of n8n: its memory counts, its time does not.
	const timed = runs.filter(({ round }) => round > 0);
	const right = timed.filter(({ isRight }) => isRight);
	const factor = sample ? sample.of / sample.measured : 1;
	const middle = (of: (run: Run) => number): number | null => {
		const value = median(right.map(of));
		return value === undefined ? null : value * factor;
	};
	const complaints = runs.map(({ result, message }) => result.wrong ?? message).filter(Boolean);
	return {
		...{ scenario, title, condition, peer, variant, how, sample },
		...{ right: right.length, runs: timed.length },
		ms: roundTo(middle(({ ms }) => ms)),
		calls: roundTo(middle(callsOf)),
		turnedAway: Math.max(0, ...timed.map(({ turnedAway }) => turnedAway)),
		megabytesSent: roundTo(
			middle(({ bytesToDropbox }) => bytesToDropbox / 1e6),
			2,
		),
		peakOverIdleMiB: roundTo(highest(runs.map(({ peakMiB, idleMiB }) => memoryOverIdle(peakMiB, idleMiB)))),
		gapMs: roundTo(highest(runs.map(({ gapMs }) => gapMs))),
		aroundGapMs: roundTo(highest(runs.map(({ aroundGapMs }) => aroundGapMs))),
		done: `${last.result.done} of ${last.result.of}`,
		message: complaints.at(-1),
	};
}

const memoryOverIdle = (peak: number | undefined, idle: number | undefined): number | undefined =>
	peak === undefined ? undefined : Math.max(0, peak - (idle ?? 0));

function highest(values: Array<number | undefined>): number | null {
	const known = values.filter((value) => value !== undefined);
	return known.length === 0 ? null : Math.max(...known);
}

function roundTo(value: number | null, digits = 0): number | null {
	return value === null ? null : Number(value.toFixed(digits));
}
