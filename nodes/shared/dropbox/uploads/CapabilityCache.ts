import { MISSING_FOR, MOST_ENTRIES } from './limits';

/** Ways of sending that an app may or may not have. */
export type UploadCapability = 'packed requests' | 'batched commits' | 'concurrent sessions';

/**
 * What an app turned out to lack, so that it is not tried anew with every document. Kept for each credential
 * for as long as the process runs; without it everything is tried once per execution.
 */
export class CapabilityCache {
	private readonly missing = new Map<UploadCapability, number>();
	private longestRequest = MOST_ENTRIES;

	/** @param now milliseconds since 1970 */
	isAvailable(way: UploadCapability, now: number): boolean {
		const since = this.missing.get(way);
		return since === undefined || now - since > MISSING_FOR;
	}

	/** The service does not offer it to this app. */
	markUnavailable(way: UploadCapability, now: number): void {
		this.missing.set(way, now);
	}

	/** How many documents one request may name in its header. */
	get entriesPerRequest(): number {
		return this.longestRequest;
	}

	/** A header that named so many was too long for somebody on the way. */
	halveEntriesPerRequest(entries: number): void {
		this.longestRequest = Math.max(1, Math.min(this.longestRequest, Math.floor(entries / 2)));
	}
}
