import type { Outcome } from '../../../../shared/core/outcome';
import { joinPath } from '../../../../shared/domain/paths';
import { decideConflict } from '../../../../shared/domain/documents/decideConflict';
import type { FileEntry } from '../../../../shared/domain/entry';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { ClientCopy } from './ClientCopy';
import { readClientFolders } from './readClientFolders';

/**
 * Copies documents into the clients' folders in rounds: all folders are looked at, every document is decided on in
 * the order of the items, and all copies are made by one call. Nothing is overwritten; what is there already with
 * the same content is the copy, so a run that died, or whose answers were lost, can be repeated.
 */
export async function copyToClientFolders(
	copies: readonly ClientCopy[],
	dropbox: DropboxPort,
): Promise<void> {
	for (let open = copies; open.length > 0; open = copies.filter(({ outcome }) => outcome === undefined)) {
		await readClientFolders(open, dropbox);
		const alike = decideAll(open.filter(({ outcome }) => outcome === undefined));
		await copyAll(
			open.filter(({ target }) => target !== undefined),
			dropbox,
		);
		for (const [copy, other] of alike) {
			if (other.outcome?.ok === true) copy.settle('unchanged', other.outcome.value.file);
			else if (other.outcome !== undefined) copy.outcome = other.outcome;
		}
	}
}

/** Those that will be the same file as another of the round, with that one. */
function decideAll(copies: readonly ClientCopy[]): Map<ClientCopy, ClientCopy> {
	const alike = new Map<ClientCopy, ClientCopy>();
	for (const copy of copies) {
		const decision = decideConflict<ClientCopy>(copy, copy.folder);
		if (decision.kind === 'there already') copy.settle('unchanged', decision.file);
		else if (decision.kind === 'same as') alike.set(copy, decision.document);
		else if (decision.kind === 'refuse') copy.refuse(decision.refusal);
		else if (decision.kind === 'put') {
			const status = decision.status === 'kept both' ? 'kept both' : 'copied';
			copy.target = { name: decision.name, status };
			copy.folder.reserve(decision.name, copy, undefined);
		} else throw new TypeError(`a document whose content is known cannot ask to ${decision.kind}`);
	}
	return alike;
}

async function copyAll(copies: readonly ClientCopy[], dropbox: DropboxPort): Promise<void> {
	if (copies.length === 0) return;
	const outcomes = await dropbox.copyFiles(
		copies.map(({ original, place, target, name }) => ({
			from: original.id,
			to: joinPath(place.path, target?.name ?? name),
		})),
	);
	copies.forEach((copy, index) => {
		const outcome = outcomes[index] as Outcome<FileEntry>;
		if (outcome.ok) copy.settle(copy.target?.status ?? 'copied', outcome.value);
		else if (outcome.refusal.reason === 'name_taken') copy.loseRace(outcome.refusal);
		else copy.refuse(outcome.refusal);
	});
}
