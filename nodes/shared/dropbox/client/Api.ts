import { HttpError } from '../../http/createService';
import { ConnectionLost } from '../../http/types';
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
	/**
	 * For writes that must ask first: where the service may have acted (`isUncertain`), it is repeated only if
	 * `findResult` is given and finds nothing of what the write was to do; what it finds is the result.
	 */
	callOnce<T, Found = T>(call: Call<T>, findResult?: () => Promise<Found | undefined>): Promise<T | Found>;
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
export class ApiError extends HttpError {
	override readonly name = 'ApiError';

	constructor(
		status: number,
		/** `error` of the body for a route's own union; undefined where the body is plain text. */
		readonly error: Tagged | undefined,
		/** `error_summary`, or the text of the body. Holds no token; may hold a path. */
		readonly summary: string,
		retryAfter: number | undefined,
	) {
		super(`Dropbox answered ${status}`, status, retryAfter);
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

const TRANSIENT_STATUSES = [429, 500, 502, 503, 504];

/** Whether the same request may go through later. */
export function isTransient(error: unknown): boolean {
	if (error instanceof ConnectionLost) return true;
	if (!(error instanceof ApiError)) return false;
	return TRANSIENT_STATUSES.includes(error.status) || isWriteContention(error);
}

/** Whether the service may have acted although it did not say so. */
export function isUncertain(error: unknown): boolean {
	return error instanceof ConnectionLost || (error instanceof ApiError && error.status >= 500);
}

/** Whether the bytes that arrived are not those that their hash names. */
export const isCorrupted = (thrown: unknown): boolean =>
	thrown instanceof ApiError && thrown.is('content_hash_mismatch');

/** Writes take a lock per namespace; who finds it taken is told so in one of several places. */
export function isWriteContention(error: ApiError): boolean {
	return mentionsTag(error.error, 'too_many_write_operations');
}

/** Levels of an answer that are looked at; the service's have a few. */
const MOST_LEVELS = 20;

function mentionsTag(value: unknown, tag: string, levels = MOST_LEVELS): boolean {
	if (typeof value !== 'object' || value === null || levels === 0) return false;
	return Object.values(value).some((inner) => inner === tag || mentionsTag(inner, tag, levels - 1));
}
