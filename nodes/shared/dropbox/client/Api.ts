import type { Dropbox, DropboxResponse } from '../../vendor/dropbox';

/** One call of the SDK, chosen by who makes it: `(sdk) => sdk.filesGetMetadata({ path })`. */
export type Call<T> = (sdk: Dropbox) => Promise<DropboxResponse<T>>;

/**
 * The SDK, acting for the credential's member with their path root, its calls retried where a later try may go
 * through. What is left comes as ApiError (the service said no) or ConnectionLost (no answer came).
 */
export interface Api {
	/** For calls that may be sent again after a lost answer: reads, and writes that find what they did. */
	call<T>(call: Call<T>): Promise<T>;
	/** For writes that must ask first: where the service may have acted (`isUncertain`), it is not repeated. */
	callOnce<T>(call: Call<T>): Promise<T>;
}

/** What a call of a download route yields: the metadata, and the content as it arrives. */
export interface DownloadResponse<T> {
	result: T;
	content: AsyncIterable<Uint8Array>;
}

/** The same, for who downloads as well. */
export interface DownloadApi extends Api {
	/** For download routes: yields when the content begins. What breaks off afterwards is not repeated. */
	open<T>(call: Call<T>): Promise<DownloadResponse<T>>;
}

/** A route's union or struct of the spec, as far as this package reads it. */
export interface Tagged {
	readonly '.tag': string;
}

/** What a union carries beside its tag: the value named like the tag, or a 429's `reason`. */
export function insideOf(union: Tagged): unknown {
	const fields = union as Tagged & Record<string, unknown>;
	return fields[union['.tag']] ?? fields['reason'];
}

export const isTagged = (value: unknown): value is Tagged =>
	typeof value === 'object' && value !== null && '.tag' in value;

/** The service answered, with something other than success. */
export class ApiError extends Error {
	override readonly name = 'ApiError';

	constructor(
		readonly status: number,
		/** `error` of the body for a route's own union; undefined where the body is plain text. */
		readonly error: Tagged | undefined,
		/** `error_summary`, or the text of the body. Holds no token; may hold a path. */
		readonly summary: string,
		/** Seconds, where the service said when to come again. */
		readonly retryAfter: number | undefined,
	) {
		super(`Dropbox answered ${status}`);
	}

	/** Whether the tags of the error lead along this way: `is('path', 'conflict', 'folder')`. */
	is(...way: string[]): boolean {
		return tagsStartWith(this.error, way);
	}
}

function tagsStartWith(error: unknown, way: readonly string[]): boolean {
	const [tag, ...rest] = way;
	if (tag === undefined) return true;
	return isTagged(error) && error['.tag'] === tag && tagsStartWith(insideOf(error), rest);
}
