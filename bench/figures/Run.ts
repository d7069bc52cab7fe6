import type { Contestant, Done, Peer } from '../scenarios/Scenario';
import type { Measurement } from './Measurement';

/** One run of one contestant, as it is written down. */
export interface Run extends Measurement {
	scenario: string;
	condition: string;
	peer: Peer;
	variant?: string;
	/** From 1; 0 is the run in an n8n that did nothing else before. */
	round: number;
	how: string;
	sample?: Contestant['sample'];
	/** Whether it did all of its work: only then its time counts. */
	isRight: boolean;
	result: Done;
	/** Calls that reached Dropbox, by route. */
	calls: Record<string, number>;
	/** Milliseconds that Dropbox took for them, with latency and locks, by route; of calls side by side the sum. */
	msAtDropbox: Record<string, number>;
	/** Calls that were told to come back later (429), or got no proper answer. */
	turnedAway: number;
	/** Of the calls' bodies. */
	bytesToDropbox: number;
	bytesFromDropbox: number;
}

export const callsOf = ({ calls }: Pick<Run, 'calls'>): number =>
	Object.values(calls).reduce((sum, count) => sum + count, 0);
