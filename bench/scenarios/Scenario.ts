import type { Bench } from '../Bench';
import type { Measurement } from '../figures/Measurement';
import type { Entry } from '../stack/BenchDropbox';

export type Peer = 'ours' | 'builtIn' | 'rclone' | 'control';

/** One way in which one peer does a scenario's work. */
export interface Contestant {
	peer: Peer;
	/** Tells several ways of one peer apart; the one without is the peer's best and counts for targets. */
	variant?: string;
	/** Its settings, for readers. */
	how: string;
	/** Where in Dropbox it works; made anew for every run unless `keeps`. */
	folder: string;
	/** Whether what is in the folder stays from run to run. */
	keeps?: true;
	/** When the work is done on a part of the documents only: time and calls are scaled linearly. */
	sample?: { measured: number; of: number };
	/** How often at most it is run, when that is less than the others. */
	rounds?: number;
	/** Before a run, at no latency and not counted. */
	prepare?(bench: Bench): Promise<void>;
	run(bench: Bench): Promise<Measurement>;
	/** How much of the work is done, of how much; looks at what is in Dropbox. */
	check(entries: Entry[], deed: Measurement): Done;
}

export interface Done {
	done: number;
	of: number;
	/** What is not as it should be, although the count may fit. */
	wrong?: string;
	/** The scenario wants to know how far the run came: less than all is no reason to leave it out. */
	partly?: true;
}

export interface Scenario {
	name: string;
	title: string;
	contestants: Contestant[];
}
