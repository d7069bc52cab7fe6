import type { Run } from '../figures/Run';
import type { Task } from '../measureOnce';
import type { Options } from '../options';
import type { Trial } from '../rcloneTrials';
import type { Scenario } from '../scenarios/Scenario';

export interface Measured {
	runs: Run[];
	scenarios: Scenario[];
	options: Options;
	leftOut: Task[];
	trials: Trial[];
	rclone?: string;
}
export async function report(_measured: Measured): Promise<void> {}
