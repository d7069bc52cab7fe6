import { clock } from '../shared/n8n/clock';
import type { Dependencies } from './actions/shared/Dependencies';

/** What an operation needs of the outside world: the time, and names for leases. It reaches no service. */
export async function connect(): Promise<Dependencies> {
	return { now: clock.now, createLease: () => createLease(clock) };
}

interface TimeAndChance {
	now(): number;
	random(): number;
}

/** The time and 20 characters by chance: no two runs get the same one, on one machine or on several. */
function createLease({ now, random }: TimeAndChance): string {
	const byChance = () => random().toString(36).slice(2, 12).padEnd(10, '0');
	return `${now().toString(36)}-${byChance()}${byChance()}`;
}
