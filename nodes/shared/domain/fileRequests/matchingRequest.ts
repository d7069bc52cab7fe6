import { pathKey } from '../paths';

/** What tells one file request from another for those who use it. */
interface FileRequestKey {
	title: string;
	/** Path of the folder; undefined where it was removed. */
	destination: string | undefined;
}

/** Whether a file request is for the same folder and called the same. */
export function isSameRequest(one: FileRequestKey, other: FileRequestKey): boolean {
	if (one.destination === undefined || other.destination === undefined) return false;
	return (
		pathKey(one.destination) === pathKey(other.destination) &&
		one.title.trim().normalize('NFC') === other.title.trim().normalize('NFC')
	);
}

/**
 * The file request that answers to a wish: open, for its folder, and called as it says. Of several the oldest, which
 * clients have had the longest.
 */
export function matchingRequest<R extends FileRequestKey & { isOpen: boolean; created: string }>(
	wish: FileRequestKey,
	requests: readonly R[],
): R | undefined {
	return requests
		.filter((request) => request.isOpen && isSameRequest(request, wish))
		.reduce<R | undefined>(
			(oldest, each) => (oldest === undefined || each.created < oldest.created ? each : oldest),
			undefined,
		);
}
