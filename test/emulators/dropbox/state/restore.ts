import { retire } from './bury';
import { FileEntry } from './Entry';
import { foreignLock } from './locks';
import { conflict, noWrite } from './refusals';
import type { Revision } from './Revision';
import { newRevision } from './revisions';
import { claimSpace } from './space';
import { makeParents, targetAt } from './target';
import { attach, namespaceHolding } from './tree';
import type { View } from './View';

/**
 * Makes a past version current at a path. Where a file is, it gets another version; where none is, the
 * deleted file comes back under its own ID, or a new file is made if that one lives elsewhere (which
 * of the two the real service does is not documented).
 */
export function restore(view: View, path: string, version: Revision): FileEntry {
	const { state } = view;
	const target = targetAt(view, path);
	const { existing } = target;
	if (existing?.kind === 'folder') throw conflict('folder');
	if (existing?.revision === version) return existing;
	if (existing && foreignLock(view, existing) !== undefined) throw noWrite('no_write_permission');
	const { blob, clientModified } = version;
	const modifiedBy = view.acting.account.accountId;
	claimSpace(state, target.namespace, blob.size - (existing?.revision.blob.size ?? 0));
	if (existing) {
		retire(existing);
		const { revision } = existing;
		const facts = { fileNumber: existing.number, blob, clientModified, modifiedBy };
		existing.revision = newRevision(state, { ...facts, previousOfFile: revision, previousAtPath: revision });
		state.journal.changed(existing);
		return existing;
	}
	const file = revived(view, version) ?? newFile(view, version, target.name);
	file.rename(target.name, state.keyOf(target.name));
	attach(state, file, makeParents(view, target));
	return file;
}

function revived(view: View, { fileNumber, blob, clientModified }: Revision): FileEntry | undefined {
	const file = view.state.entries[fileNumber];
	if (file?.kind !== 'file' || namespaceHolding(file)) return undefined;
	const previousOfFile = file.revision;
	const modifiedBy = view.acting.account.accountId;
	file.revision = newRevision(view.state, { fileNumber, blob, clientModified, modifiedBy, previousOfFile });
	return file;
}

function newFile({ state, acting }: View, { blob, clientModified }: Revision, name: string): FileEntry {
	const modifiedBy = acting.account.accountId;
	const fileNumber = state.entries.length;
	const file = new FileEntry(
		fileNumber,
		name,
		state.keyOf(name),
		newRevision(state, { fileNumber, blob, clientModified, modifiedBy }),
	);
	state.entries.push(file);
	return file;
}
