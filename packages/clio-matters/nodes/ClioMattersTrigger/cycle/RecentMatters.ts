import type { Matter } from '../../../../../nodes/shared/clio/port';

/** Milliseconds. What a matter’s etag does not cover, such as its client’s name, is never older than that. */
const FRESH = 5 * 60_000;
/** As many as there may be in a burst. */
const MOST = 500;

/**
 * Matters that were read in the last minutes: of the next documents of the same matter, which say its etag, they spare the second
 * of two calls.
 */
export class RecentMatters {
	private readonly kept = new Map<number, { matter: Matter; readAt: number }>();

	/** @param etag as another record has it, read just now; undefined where that is another one, or the matter was read too long ago */
	find(id: number, etag: string, now: number): Matter | undefined {
		const { matter, readAt } = this.kept.get(id) ?? {};
		if (matter === undefined || readAt === undefined || etag === '' || matter.etag !== etag) return undefined;
		return Math.abs(now - readAt) < FRESH ? matter : undefined;
	}

	keep(matters: Iterable<Matter>, now: number): void {
		for (const matter of matters) {
			this.kept.delete(matter.id);
			this.kept.set(matter.id, { matter, readAt: now });
		}
		for (const oldest of this.kept.keys()) {
			if (this.kept.size <= MOST) return;
			this.kept.delete(oldest);
		}
	}
}
