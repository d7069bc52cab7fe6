import type { files } from 'dropbox';
import { retire } from './bury';
import type { Blob } from './Contents';
import { FileEntry } from './Entry';
import { revOf } from './ids';
import { foreignLock } from './locks';
import { renamedFile } from './names';
import { conflict, noWrite } from './refusals';
import { newRevision } from './revisions';
import { claimSpace } from './space';
import { freeName, makeParents, targetAt, type Target } from './target';
import { attach } from './tree';
import type { View } from './View';

/** The part of CommitInfo that decides what is written where. */
export interface Commit {
	path: string;
	mode: files.WriteMode;
	autorename: boolean;
	strictConflict: boolean;
	/** Seconds since the epoch; the time of writing if absent. */
	clientModified?: number;
	/** Written by somebody without an account, on whose request ever. */
	isByStranger?: boolean;
}

/**
 * Writes a version of a file under the rules of WriteMode (spec, `WriteMode` and
 * `CommitInfo.strict_conflict`): nothing there, written; a folder there, always a conflict; identical
 * contents, nothing happens and the file as it was is returned, unless the conflict check is strict.
 */
export function putFile(view: View, commit: Commit, blob: Blob): FileEntry {
	const target = targetAt(view, commit.path);
	const { existing } = target;
	if (existing?.kind === 'file') {
		const isIdentical = existing.revision.blob.hash === blob.hash;
		if (isIdentical && !commit.strictConflict) return existing;
		if (mayReplace(existing, commit)) return replace(view, target, existing, commit, blob);
	}
	const isConflict = existing !== undefined || isUpdateOfNothing(commit);
	if (isConflict && !commit.autorename) throw conflict(existing?.kind ?? 'file');
	const name = isConflict
		? freeName(view.state, target, (attempt) => alternative(target.name, commit, attempt))
		: target.name;
	return create(view, target, name, commit, blob);
}

function mayReplace(existing: FileEntry, { mode }: Commit): boolean {
	if (mode['.tag'] === 'overwrite') return true;
	return mode['.tag'] === 'update' && mode.update === revOf(existing.revision.number);
}

/** Strict: an update names a version to replace, so there has to be one. */
function isUpdateOfNothing({ mode, strictConflict }: Commit): boolean {
	return mode['.tag'] === 'update' && strictConflict;
}

function alternative(name: string, { mode }: Commit, attempt: number): string {
	if (mode['.tag'] !== 'update') return renamedFile(name, String(attempt));
	return renamedFile(name, attempt === 1 ? 'conflicted copy' : `conflicted copy ${attempt - 1}`);
}

function replace(view: View, target: Target, file: FileEntry, commit: Commit, blob: Blob): FileEntry {
	if (foreignLock(view, file) !== undefined) throw noWrite('no_write_permission');
	claimSpace(view.state, target.namespace, blob.size - file.revision.blob.size);
	retire(file);
	const { revision } = file;
	file.revision = newRevision(view.state, {
		...{ fileNumber: file.number, blob, clientModified: commit.clientModified },
		modifiedBy: writerOf(view, commit),
		...{ previousOfFile: revision, previousAtPath: revision },
	});
	view.state.journal.changed(file);
	return file;
}

function create(view: View, target: Target, name: string, commit: Commit, blob: Blob): FileEntry {
	const { state } = view;
	claimSpace(state, target.namespace, blob.size);
	const folder = makeParents(view, target);
	const fileNumber = state.entries.length;
	const { clientModified } = commit;
	const facts = { fileNumber, blob, clientModified, modifiedBy: writerOf(view, commit) };
	const file = new FileEntry(fileNumber, name, state.keyOf(name), newRevision(state, facts));
	state.entries.push(file);
	attach(state, file, folder);
	return file;
}

function writerOf({ acting }: View, { isByStranger }: Commit): string | undefined {
	return isByStranger ? undefined : acting.account.accountId;
}
