import type { Condition } from '../conditions';
import type { Trial } from '../tryRclone';
import type { Run } from './Run';
import type { Summary } from './summaries';
import type { TargetResult } from './targets';

/** What `bench/results.json` holds. */
export interface Results {
	/** ISO 8601, when the last run ended. */
	measuredAt: string;
	mode: 'default' | 'quick' | 'full';
	rounds: number;
	machine: { cpu: string; cores: number; memoryGiB: number; system: string };
	versions: { package: string; n8n: string; node: string; rclone: string | null };
	conditions: Condition[];
	targets: TargetResult[];
	summaries: Summary[];
	/** Settings of rclone that were tried; the quickest was measured. */
	trials: Trial[];
	/** Runs for which there was no time, by condition and scenario. */
	leftOut: string[];
	runs: Run[];
}
