import type { CallRecord } from '../../emulators/core/CallLog';
import type { ClioStack } from './startClioStack';

/** Milliseconds since 1970. */
export const beganAt = ({ time }: CallRecord): number => Date.parse(time);

const since = (calls: readonly CallRecord[], begin: number): CallRecord[] =>
	calls.filter((call) => beganAt(call) >= begin);

/** Calls that count for Clio's limit; its storage is elsewhere. */
export const clioCalls = ({ world }: ClioStack, begin: number): CallRecord[] =>
	since(world.clio.log.calls, begin).filter(({ route }) => !route.endsWith(' storage'));

export const dropboxCalls = ({ emulator }: ClioStack, begin: number): CallRecord[] =>
	since(emulator.log.calls, begin);

/** `20 × GET documents, 3 × 429 GET matters`, the most frequent first. */
export function routesOf(calls: readonly CallRecord[]): string {
	const counts = new Map<string, number>();
	for (const { route, status } of calls) {
		const name = status !== null && status < 400 ? route : `${status ?? 'cut off'} ${route}`;
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return [...counts]
		.sort(([, one], [, other]) => other - one)
		.map(([name, count]) => `${count} × ${name}`)
		.join(', ');
}
