import type { Target } from './caseContents';

/** What the server says of a document that it saved, or did not have to: a row of Upload. */
export interface UploadRow {
	status: string;
	fileId: string | null;
	name: string | null;
	path: string | null;
	url: string | null;
	size: number | null;
	reason: string | null;
	warnings?: unknown;
}

export type UploadState = 'waiting' | 'sending' | 'saving' | 'pausing' | 'done' | 'failed' | 'canceled';

/** Why a file was not saved: one of the texts, and what the server says. */
export interface Problem {
	reason: string;
	detail: string;
}

/** A file that is to be saved. */
export interface Upload {
	readonly file: File;
	readonly target: Target;
	/** Of the folder that was dropped: `Scans/2026`, or `''`. */
	readonly path: string;
	state: UploadState;
	/** Bytes that have left. */
	sent: number;
	row: UploadRow | undefined;
	problem: Problem | undefined;
	/** Of a large file: how far the server has come. */
	session: Session | undefined;
	/** All of it has left, and no answer came: it may be in Dropbox. */
	isUncertain: boolean;
	/** Takes back what is being sent. */
	abort: AbortController | undefined;
}

export interface Session {
	state: string;
	offset: number;
}

/** What the reader chose, before it is in the queue. */
export interface Chosen {
	file: File;
	path: string;
}

export const isOpen = ({ state }: Upload): boolean =>
	state === 'waiting' || state === 'sending' || state === 'saving' || state === 'pausing';

/** Whether it is in Dropbox now. */
export const isSaved = ({ state, row }: Upload): boolean => state === 'done' && row?.status !== 'skipped';

/** Whether it makes sense to send it again. */
export const canBeTried = ({ state, problem }: Upload): boolean =>
	state === 'canceled' || (state === 'failed' && !LASTING.includes(problem?.reason ?? ''));

/** Why another try would end alike. */
const LASTING = ['over20', 'too_large', 'link_expired', 'link_not_valid', 'privileged', 'name_not_allowed'];

/** Whether it can be taken back: what has left is no longer in our hands. */
export const canBeCanceled = (upload: Upload): boolean => isOpen(upload) && upload.state !== 'saving';

/** Bytes of a piece; files up to so many are sent whole. */
export const PIECE = 8_388_608;
/** What Dropbox's own apps take at the most, in round figures. */
export const MOST = 20 * 1024 ** 3;
/** Small files that go together. */
export const TOGETHER = 25;
