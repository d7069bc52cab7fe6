import type { Attempt } from '../../emulators/clio/webhooks/Deliveries';
import type { ClioStack } from './startClioStack';

/** Deliveries of documents, handshakes aside, that were begun since then. */
export function deliveriesSince({ world }: ClioStack, since: number): Attempt[] {
	return world.clio.webhooks.attempts.filter(
		(attempt) => attempt.recordId !== null && sentAt(attempt) >= since,
	);
}

/** Milliseconds since 1970. */
export const sentAt = ({ at, milliseconds }: Attempt): number => at - milliseconds;

/** When each document was told of first, by its ID. */
export function firstSent(deliveries: readonly Attempt[]): Map<number, number> {
	const first = new Map<number, number>();
	for (const delivery of deliveries) {
		const id = delivery.recordId ?? 0;
		first.set(id, Math.min(first.get(id) ?? Number.POSITIVE_INFINITY, sentAt(delivery)));
	}
	return first;
}

/** Those that were not taken at once: `3 × 503, 2 × timed out`. */
export function refusals(deliveries: readonly Attempt[]): string {
	const counts = new Map<string, number>();
	for (const { status, reason = 'no answer' } of deliveries) {
		if (status !== null && status < 400) continue;
		const why = status === null ? reason : String(status);
		counts.set(why, (counts.get(why) ?? 0) + 1);
	}
	return [...counts].map(([why, count]) => `${count} × ${why}`).join(', ') || 'none';
}
