/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import { LookupRefusal, WriteRefusal } from './refusals';

/** Why a move or copy did not happen, in the terms of the API. */
export class RelocationRefusal extends Error {
	constructor(readonly reason: files.RelocationError) {
		super(reason['.tag']);
	}
}

/** The reasons that need no further word. */
type Plain =
	| 'cant_copy_shared_folder'
	| 'cant_nest_shared_folder'
	| 'cant_move_folder_into_itself'
	| 'cant_move_shared_folder'
	| 'cant_transfer_ownership'
	| 'duplicated_or_nested_paths'
	| 'too_many_files'
	| 'insufficient_quota';

export function refusal(tag: Plain): RelocationRefusal {
	return new RelocationRefusal({ '.tag': tag });
}

/** Looks the source up; what is not there is reported under `from_lookup`. */
export function atSource<T>(lookup: () => T): T {
	try {
		return lookup();
	} catch (error) {
		if (!(error instanceof LookupRefusal)) throw error;
		throw new RelocationRefusal({ '.tag': 'from_lookup', from_lookup: error.reason });
	}
}

/** Does a part of the work that may not be written; a refusal is reported under the tag. */
export function writing<T>(tag: 'from_write' | 'to', work: () => T): T {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof WriteRefusal)) throw error;
		const { reason } = error;
		throw new RelocationRefusal(
			tag === 'to' ? { '.tag': tag, to: reason } : { '.tag': tag, from_write: reason },
		);
	}
}

/** Counts bytes; where there is no room for them, that is `insufficient_quota`. */
export function withinQuota(claim: () => void): void {
	try {
		claim();
	} catch (error) {
		throw error instanceof WriteRefusal ? refusal('insufficient_quota') : error;
	}
}
