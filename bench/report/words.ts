import type { Summary } from '../figures/summaries';
import type { TargetResult } from '../figures/targets';
import type { Peer } from '../scenarios/Scenario';

export const peerNames: Record<Peer, string> = {
	...{ ours: 'Case Folders', builtIn: 'n8n’s Dropbox node', rclone: 'rclone', control: 'No Operation' },
};

/** `4.2 s`, `38 min`; from milliseconds. */
export function duration(ms: number): string {
	if (ms < 100) return `${Math.round(ms)} ms`;
	if (ms < 100_000) return `${(ms / 1000).toPrecision(ms < 10_000 ? 2 : 3)} s`;
	return `${(ms / 60_000).toPrecision(ms < 600_000 ? 2 : 3)} min`;
}

export const count = (value: number | null): string => (value === null ? '–' : value.toLocaleString('en'));

/** The peer and, in brackets, what sets this row apart. */
export function rowName({ peer, variant, sample }: Summary): string {
	const apart = [variant, sample && `sampled: ${sample.measured} of ${sample.of}`].filter(Boolean).join('; ');
	return apart === '' ? peerNames[peer] : `${peerNames[peer]} (${apart})`;
}

export const bound = ({ bound: side, limit, unit }: TargetResult): string =>
	`${side === 'min' ? '≥' : '≤'} ${limit} ${unit}`;

export const outcome = ({ value, unit, isReached }: TargetResult): string =>
	value === null
		? 'not measured'
		: `${value.toLocaleString('en')} ${unit}, ${isReached ? 'reached' : '**not reached**'}`;
