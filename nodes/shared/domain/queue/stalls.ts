import { parseObject } from '../../core/parseObject';

const HOUR = 3_600_000;
/** As many as four days have at the usual waits. */
const MOST = 40;

/** The service by which an event was last refused, as its details say; `''` if none. */
export const refusedBy = (details: string): string => {
	const { service } = parseObject(details);
	return typeof service === 'string' ? service : '';
};

/** When an event was refused although all its retries were used up, as its details say: in order, milliseconds. */
export function stallsOf(details: string): number[] {
	const { stalledAt } = parseObject(details);
	return Array.isArray(stalledAt) ? stalledAt.filter((at) => typeof at === 'number') : [];
}

/**
 * The same with another one, at most one an hour. A service that refuses it for the first time begins anew, and so does
 * what was not tried for two waits: a person sent it again, or n8n was off.
 * @param now milliseconds
 * @param wait milliseconds between two tries of a stalled event
 */
export function stallsAfter(details: string, service: string, now: number, wait: number): number[] {
	const known = refusedBy(details) === service ? stallsOf(details) : [];
	const last = known.at(-1) ?? 0;
	if (now - last > 2 * Math.max(wait, HOUR)) return [now];
	return now - last < HOUR ? known : [...known, now].slice(-MOST);
}

/** Details without what only matters while an event is stalled. */
export function withoutStalls(details: string): string {
	const { stalledAt, ...known } = parseObject(details);
	return stalledAt === undefined ? details : JSON.stringify(known);
}
