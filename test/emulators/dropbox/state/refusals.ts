import type { files } from 'dropbox';

/** A path that leads nowhere; each route reports it under a tag of its own (`path`, `from_lookup`…). */
export class LookupRefusal extends Error {
	constructor(readonly reason: files.LookupError) {
		super(reason['.tag']);
	}
}

/** A path that cannot be written; each route reports it under a tag of its own (`path`, `to`…). */
export class WriteRefusal extends Error {
	constructor(readonly reason: files.WriteError) {
		super(reason['.tag']);
	}
}

export function noLookup(tag: files.LookupError['.tag']): LookupRefusal {
	return new LookupRefusal({ '.tag': tag } as files.LookupError);
}

export function noWrite(tag: Exclude<files.WriteError['.tag'], 'conflict'>): WriteRefusal {
	return new WriteRefusal({ '.tag': tag } as files.WriteError);
}

export function conflict(tag: 'file' | 'folder' | 'file_ancestor'): WriteRefusal {
	return new WriteRefusal({ '.tag': 'conflict', conflict: { '.tag': tag } });
}
