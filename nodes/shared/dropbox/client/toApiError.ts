import { DropboxResponseError } from '../../vendor/dropbox';
import { ApiError, isTagged, type Tagged } from './Api';

/** What the SDK throws for an answer, as ApiError; anything else stays what it is. */
export function toApiError(thrown: unknown): unknown {
	if (!(thrown instanceof DropboxResponseError)) return thrown;
	const body: unknown = thrown.error;
	const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
	return new ApiError(
		thrown.status,
		isTagged(fields['error']) ? fields['error'] : reasonOf(fields['error']),
		String(fields['error_summary'] ?? (typeof body === 'string' ? body : '')),
		secondsOf(thrown.headers),
	);
}

/** A 429's `error` is a struct around its union: `{"reason": {".tag": …}}`. */
function reasonOf(error: unknown): Tagged | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	const { reason } = error as { reason?: unknown };
	return isTagged(reason) ? reason : undefined;
}

function secondsOf(headers: unknown): number | undefined {
	const value = (headers as Map<string, string>).get('retry-after');
	const seconds = Number(value);
	return value === undefined || value === null || !Number.isFinite(seconds)
		? undefined
		: Math.max(0, seconds);
}
