import type { Blob } from './Contents';
import type { DropboxState } from './DropboxState';
import type { Revision } from './Revision';

interface NewRevision {
	fileNumber: number;
	blob: Blob;
	/** Seconds since the epoch; now if absent. */
	clientModified: number | undefined;
	modifiedBy?: string | undefined;
	previousOfFile?: Revision;
	previousAtPath?: Revision;
}

/** A new version, current from now on. */
export function newRevision(state: DropboxState, facts: NewRevision): Revision {
	const now = Math.floor(state.clock.now() / 1000);
	const revision: Revision = {
		number: state.revisions.length,
		fileNumber: facts.fileNumber,
		blob: facts.blob,
		clientModified: facts.clientModified ?? now,
		serverModified: now,
		modifiedBy: facts.modifiedBy,
		previousOfFile: facts.previousOfFile,
		previousAtPath: facts.previousAtPath,
		place: undefined,
	};
	state.revisions.push(revision);
	return revision;
}
