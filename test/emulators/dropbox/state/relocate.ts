import { policyOf } from '../sharing/FolderSharing';
import { isInTeamRoot, refreshMembers } from '../sharing/membership';
import { bury } from './bury';
import { copyOf } from './copy';
import type { Entry, FolderEntry } from './Entry';
import { find } from './find';
import { demandUnlocked } from './locks';
import { renamedFile, renamedFolder } from './names';
import type { Namespace } from './Namespace';
import { parsePath } from './paths';
import { conflict, noLookup, noWrite } from './refusals';
import { atSource, refusal, withinQuota, writing } from './RelocationRefusal';
import { newRevision } from './revisions';
import { moveSpace } from './space';
import { bytesOf, countOf, descendantsOf, isMountWithin } from './subtree';
import { freeName, makeParents, targetAt, writable, type Target } from './target';
import { attach, holderOf } from './tree';
import type { View } from './View';

/** More files and folders than this in one move or copy are refused (spec, RelocationError.too_many_files). */
const MOST_ENTRIES = 10_000;

export interface Relocation {
	fromPath: string;
	toPath: string;
	autorename: boolean;
	/** Whether what is moved may get another owner. */
	allowOwnershipTransfer?: boolean;
}

/** Moves a file or folder; its ID and those of everything in it stay. Files get a new rev, as any change of theirs. */
export function move(view: View, relocation: Relocation): Entry {
	const entry = sourceOf(view, relocation);
	const from = writing('from_write', () => movable(view, entry));
	atSource(() => demandUnlocked(view, entry));
	const target = writing('to', () => targetAt(view, relocation.toPath));
	if (target.existing === entry && isCaseOnly(entry, relocation.toPath)) {
		if (!view.state.switches.nfdMovesTaken && isOnlyDecomposed(entry, relocation.toPath))
			throw refusal('duplicated_or_nested_paths');
		return entry;
	}
	const name = nameFor(view, entry, target, relocation);
	// Within the folder around it a shared folder nests no deeper than it did.
	const isElsewhere = target.namespace !== from;
	if (isElsewhere && isMountWithin(entry) && isShared(target.namespace))
		throw refusal('cant_nest_shared_folder');
	demandPlaceForRestricted(view, entry, target.namespace);
	const isTransfer = from.ownerId !== target.namespace.ownerId;
	if (isTransfer && view.state.switches.ownershipGuarded && !relocation.allowOwnershipTransfer)
		throw refusal('cant_transfer_ownership');
	withinQuota(() => moveSpace(view.state, from, target.namespace, bytesOf(entry)));
	const folder = makeParents(view, target);
	bury(view.state, entry);
	entry.rename(name, view.state.keyOf(name));
	const descendants = [...descendantsOf(entry)];
	for (const each of [entry, ...descendants]) renew(view, each);
	attach(view.state, entry, folder);
	for (const each of descendants) view.state.journal.changed(each);
	// Whoever was a member by the folder around a shared one may be none where it lies now, and the reverse.
	if (isMountWithin(entry)) refreshMembers(view.state);
	return entry;
}

/**
 * A folder that keeps out the members of the folder around it can be only in a root that the team shares (spec,
 * set_access_inheritance), so it cannot be moved out of one.
 */
function demandPlaceForRestricted({ state }: View, entry: Entry, target: Namespace): void {
	if (target.kind === 'team_root' || (target.kind !== 'home' && isInTeamRoot(target))) return;
	const mounted = [entry, ...descendantsOf(entry)].flatMap((each) =>
		each.kind === 'folder' && each.mounted?.kind === 'shared_folder' ? [each.mounted] : [],
	);
	const isRestricted = (namespace: Namespace) =>
		isInTeamRoot(namespace) && !policyOf(state, namespace).inherits;
	if (mounted.some(isRestricted)) throw refusal('cant_move_shared_folder');
}

/** Copies a file or folder with everything in it, under new IDs and without history. */
export function copy(view: View, relocation: Relocation): Entry {
	const entry = sourceOf(view, relocation);
	if (entry.kind === 'folder' && (entry.mounted || entry.rootOf)) throw refusal('cant_copy_shared_folder');
	const target = writing('to', () => targetAt(view, relocation.toPath));
	const name = nameFor(view, entry, target, relocation);
	withinQuota(() => moveSpace(view.state, undefined, target.namespace, bytesOf(entry)));
	const folder = makeParents(view, target);
	const copied = copyOf(view.state, entry, name);
	attach(view.state, copied, folder);
	for (const each of descendantsOf(copied)) view.state.journal.changed(each);
	return copied;
}

function sourceOf(view: View, { fromPath }: Relocation): Entry {
	return atSource(() => {
		const { switches } = view.state;
		if (switches.missedSources > 0) {
			switches.missedSources--;
			throw noLookup('not_found');
		}
		return find(view, fromPath);
	});
}

/** The namespace an entry may be taken from. Throws a WriteRefusal when it may not. */
function movable(view: View, entry: Entry): Namespace {
	if (!entry.parent) throw noWrite('no_write_permission');
	const namespace = writable(view, entry.parent);
	if (entry.kind !== 'folder' || !entry.mounted) return namespace;
	if (entry.mounted.kind === 'team_folder') throw noWrite('team_folder');
	if (entry.mounted.kind === 'home') throw noWrite('no_write_permission');
	return namespace;
}

/** The name for the entry at its target. Throws a RelocationRefusal when there is none. */
function nameFor(view: View, entry: Entry, target: Target, { autorename }: Relocation): string {
	if (entry.kind === 'folder' && isInside(target.parent, entry))
		throw refusal('cant_move_folder_into_itself');
	if (countOf(entry, MOST_ENTRIES) > MOST_ENTRIES) throw refusal('too_many_files');
	const { existing, name } = target;
	if (!existing) return name;
	return writing('to', () => {
		if (!autorename) throw conflict(existing.kind);
		const renamed = entry.kind === 'file' ? renamedFile : renamedFolder;
		return freeName(view.state, target, (attempt) => renamed(name, String(attempt)));
	});
}

/**
 * A move that changes nothing but casing, or how an accent is written, is answered as if it had happened, and leaves the name as it
 * was: "we do not currently support case-only renaming" (spec, move:2; seen live in
 * github.com/takezoh/obsidian-air-sync issue 47). To the very same path it is a conflict.
 */
function isCaseOnly(entry: Entry, toPath: string): boolean {
	const name = parsePath(toPath)?.names.at(-1);
	return name !== undefined && name !== entry.name;
}

/** Whether the name is the same in NFC, and is asked for in another form: `é` in two characters. */
function isOnlyDecomposed(entry: Entry, toPath: string): boolean {
	return (
		toPath !== toPath.normalize('NFC') && parsePath(toPath)?.names.at(-1)?.normalize('NFC') === entry.name
	);
}

function isInside(folder: FolderEntry, entry: FolderEntry): boolean {
	for (let at: FolderEntry | undefined = holderOf(folder); at; at = at.parent) {
		if (at === entry || at === entry.mounted?.root) return true;
	}
	return false;
}

function isShared({ kind }: Namespace): boolean {
	return kind === 'shared_folder' || kind === 'team_folder';
}

/** The new version that a file gets when its path changes; what was deleted in a folder stays behind. */
function renew(view: View, entry: Entry): void {
	if (entry.kind === 'folder') {
		entry.graves = undefined;
		return;
	}
	const { revision } = entry;
	const { fileNumber, blob, clientModified, modifiedBy } = revision;
	const facts = { fileNumber, blob, clientModified, modifiedBy };
	entry.revision = newRevision(view.state, { ...facts, previousOfFile: revision });
}
