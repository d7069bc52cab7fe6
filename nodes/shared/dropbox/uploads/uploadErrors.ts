import { Refusal } from '../../core/Refusal';
import { ApiError, isCorrupted } from '../client/Api';
import { missingScopeOf } from '../errors/connectionRefusal';
import { toRefusal } from '../errors/toRefusal';
import type { WriteMode } from '../port';
import { SESSION_ATTEMPTS } from './limits';

/** The service no longer knows the session, or another part of the document than it should. */
export class SessionLost extends Error {
	override readonly name = 'SessionLost';
}

/** Sends a document from its beginning again where the service lost what it had of it. */
export async function restartLostSession<T>(send: () => Promise<T>): Promise<T> {
	for (let beginning = 1; ; beginning++) {
		const sent = await send().then(
			(value) => ({ value }),
			(thrown: unknown) => {
				if (thrown instanceof SessionLost && beginning < SESSION_ATTEMPTS) return undefined;
				throw thrown;
			},
		);
		if (sent !== undefined) return sent.value;
	}
}

/** For `catch`: of a document that came in pieces there is nothing left here to be sent again. */
export function refuseLostPieces(thrown: unknown): never {
	if (!(thrown instanceof SessionLost)) throw thrown;
	throw new Refusal(
		'source_incomplete',
		'Dropbox no longer has the beginning of this document',
		'Upload it again.',
	);
}

/** How Dropbox words that an app, or the version of the API, does not have a route or an argument. */
const NOT_OFFERED =
	/unknown api function|unknown (field|route)|session_type|not (permitted|allowed|available|supported)/i;

/** Headers are limited by whatever stands between: its answer is a status of its own, or text that is not Dropbox's. */
const LONG_HEADER_STATUSES = [413, 414, 431];

/** Whether the app has to do without a route: other ways may still be open to it. */
export function isUnavailable(thrown: unknown): thrown is ApiError {
	if (!(thrown instanceof ApiError)) return false;
	if (thrown.status === 404) return true;
	// Other 403s are about everything that the account does.
	if (thrown.status === 403) return thrown.is('invalid_account_type');
	return thrown.status === 400 && missingScopeOf(thrown) === undefined && NOT_OFFERED.test(thrown.summary);
}

/** Whether a request was turned away because of what it says in its header. */
export function isHeaderTooLong(thrown: unknown): thrown is ApiError {
	if (!(thrown instanceof ApiError)) return false;
	if (LONG_HEADER_STATUSES.includes(thrown.status)) return true;
	return (
		thrown.status === 400 &&
		!thrown.summary.startsWith('Error in call to API function') &&
		/header|too (large|long)/i.test(thrown.summary)
	);
}

/** What an upload ended in, to the person whose document it was. */
export function uploadRefusal(thrown: unknown, { mode }: { mode: WriteMode }): unknown {
	if (thrown instanceof SessionLost) {
		return new Refusal(
			'unavailable',
			'Dropbox lost the beginning of this document again and again while the rest was being sent',
			'The document was not filed. Run it again later.',
		);
	}
	if (isCorrupted(thrown)) {
		return new Refusal(
			'content_mismatch',
			'The document was damaged on its way to Dropbox on every attempt',
			'The document was not filed. Check proxies between n8n and Dropbox, then run it again.',
		);
	}
	if (!(thrown instanceof ApiError)) return toRefusal(thrown);
	if (thrown.is('path', 'conflict', 'folder')) {
		return new Refusal(
			'name_taken',
			'There is already a folder with the name of this document',
			'Choose another name, or move that folder.',
		);
	}
	if (mode.kind === 'update' && thrown.is('path', 'conflict', 'file')) {
		return new Refusal(
			'changed_meanwhile',
			'Someone changed the file while it was being replaced',
			'Their version was kept. Run it again to replace it.',
		);
	}
	if (thrown.is('payload_too_large') || thrown.is('too_large') || thrown.is('lookup_failed', 'too_large')) {
		return new Refusal(
			'invalid_input',
			'The document is larger than Dropbox accepts',
			'Split it into several documents.',
		);
	}
	return toRefusal(thrown);
}
