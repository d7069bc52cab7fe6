import { Refusal } from '../../core/Refusal';
import { ApiError, isCorrupted } from '../client/Api';
import { toRefusal } from '../errors/toRefusal';
import { SessionLost } from './SessionLost';
import type { WriteMode } from '../port';

/** What an upload ended in, to the person whose document it was. */
export function uploadRefusal(thrown: unknown, { mode }: { mode: WriteMode }): unknown {
	if (thrown instanceof SessionLost) {
		return new Refusal(
			'unavailable',
			'Dropbox lost the beginning of this document again and again while the rest was being sent',
			'Nothing was filed for it. Run it again later.',
		);
	}
	if (isCorrupted(thrown)) {
		return new Refusal(
			'content_mismatch',
			'The document was damaged on its way to Dropbox each time it was sent',
			'Nothing was filed for it. Check proxies between n8n and Dropbox, then run it again.',
		);
	}
	if (!(thrown instanceof ApiError)) return toRefusal(thrown);
	if (thrown.is('path', 'conflict', 'folder')) {
		return new Refusal(
			'name_taken',
			'A folder has the name of this document',
			'Give the document another name, or move that folder away.',
		);
	}
	if (mode.kind === 'update' && thrown.is('path', 'conflict', 'file')) {
		return new Refusal(
			'changed_meanwhile',
			'Somebody changed the file while it was to be replaced',
			'Their version was kept. Run it again to replace that one.',
		);
	}
	if (thrown.is('payload_too_large') || thrown.is('too_large') || thrown.is('lookup_failed', 'too_large')) {
		return new Refusal(
			'invalid_input',
			'The document is larger than Dropbox takes',
			'Divide it into several documents.',
		);
	}
	return toRefusal(thrown);
}
