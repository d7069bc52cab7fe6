import { callsOf, type Run } from '../figures/Run';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** One run in one line, while the bench goes on. */
export function lineOf(run: Run): string {
	const { scenario, condition, round, peer, variant, ms, sample, result, isRight, message } = run;
	const memory =
		run.peakMiB === undefined ? '' : `, ${Math.round(run.peakMiB - (run.idleMiB ?? 0))} MiB over idle`;
	const gap = run.gapMs === undefined ? '' : `, blocked ${Math.round(run.gapMs)} ms`;
	const of = sample ? ` (${sample.measured} of ${sample.of})` : '';
	const outcome = isRight ? '' : ` NOT RIGHT: ${result.wrong ?? message ?? ''}`;
	return [
		`${round} ${condition.padEnd(8)} ${scenario.padEnd(10)} ${[peer, variant].filter(Boolean).join(' ').padEnd(16)}`,
		`${seconds(ms)}${of}, ${callsOf(run)} calls (${run.turnedAway} turned away), ${result.done} of ${result.of}${memory}${gap}${outcome}`,
	].join(' ');
}
