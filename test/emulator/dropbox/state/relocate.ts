import type { files } from 'dropbox';
import { bury } from './bury';
import { copyOf } from './copy';
import type { Entry, FolderEntry } from './Entry';
import { find } from './find';
import { parsePath } from './paths';
import { renamedFile, renamedFolder } from './names';
import { LookupRefusal, WriteRefusal, conflict, noWrite } from './refusals';
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
}

/** Why a move or copy did not happen, in the terms of the API. */
export class RelocationRefusal extends Error {
	constructor(readonly reason: files.RelocationError) {
		super(reason['.tag']);
	}
}

/** Moves a file or folder; its ID and those of everything in it stay. Files get a new rev, as any change of theirs. */
export function move(view: View, relocation: Relocation): Entry {
	const entry = lookup(view, relocation.fromPath);
	const from = refusing('from_write', () => movable(view, entry));
	const target = refusing('to', () => targetAt(view, relocation.toPath));
	if (target.existing === entry && isCaseOnly(entry, relocation.toPath)) return entry;
	const name = freeFor(entry, target, relocation);
	if (isMountWithin(entry) && isShared(target)) throw refusal('cant_nest_shared_folder');
	spaced(() => moveSpace(view.state, from, target.namespace, bytesOf(entry)));
	const folder = makeParents(view, target);
	bury(view.state, entry);
	entry.rename(name);
	const descendants = [...descendantsOf(entry)];
	for (const each of [entry, ...descendants]) renew(view, each);
	attach(view.state, entry, folder);
	for (const each of descendants) view.state.journal.changed(each);
	return entry;
}

/** Copies a file or folder with everything in it, under new IDs and without history. */
export function copy(view: View, relocation: Relocation): Entry {
	const entry = lookup(view, relocation.fromPath);
	if (entry.kind === 'folder' && (entry.mounted || entry.rootOf)) throw refusal('cant_copy_shared_folder');
	const target = refusing('to', () => targetAt(view, relocation.toPath));
	const name = freeFor(entry, target, relocation);
	spaced(() => moveSpace(view.state, undefined, target.namespace, bytesOf(entry)));
	const folder = makeParents(view, target);
	const copied = copyOf(view.state, entry, name);
	attach(view.state, copied, folder);
	for (const each of descendantsOf(copied)) view.state.journal.changed(each);
	return copied;
}

function lookup(view: View, path: string): Entry {
	try {
		return find(view, path);
	} catch (error) {
		if (error instanceof LookupRefusal)
			throw new RelocationRefusal({ '.tag': 'from_lookup', from_lookup: error.reason });
		throw error;
	}
}

/** The namespace an entry may be taken from. Throws a WriteRefusal when it may not. */
function movable(view: View, entry: Entry): Target['namespace'] {
	if (!entry.parent) throw noWrite('no_write_permission');
	const namespace = writable(view, entry.parent);
	if (entry.kind !== 'folder' || !entry.mounted) return namespace;
	if (entry.mounted.kind === 'team_folder') throw noWrite('team_folder');
	if (entry.mounted.kind === 'home') throw noWrite('no_write_permission');
	return namespace;
}

/** The name for the entry at its target. Throws a RelocationRefusal when there is none. */
function freeFor(entry: Entry, target: Target, { autorename }: Relocation): string {
	if (entry.kind === 'folder' && isInside(target.parent, entry))
		throw refusal('cant_move_folder_into_itself');
	if (countOf(entry, MOST_ENTRIES) > MOST_ENTRIES) throw refusal('too_many_files');
	const { existing } = target;
	if (!existing) return target.name;
	if (!autorename)
		return refusing('to', () => {
			throw conflict(existing.kind);
		});
	const renamed = entry.kind === 'file' ? renamedFile : renamedFolder;
	return freeName(target, (attempt) => renamed(target.name, String(attempt)));
}

/**
 * A move that changes nothing but casing is answered as if it had happened, and leaves the name as it
 * was: "we do not currently support case-only renaming" (spec, move:2; seen live in
 * github.com/takezoh/obsidian-air-sync issue 47). To the very same path it is a conflict.
 */
function isCaseOnly(entry: Entry, toPath: string): boolean {
	const parsed = parsePath(toPath);
	return parsed?.names.at(-1) !== undefined && parsed.names.at(-1) !== entry.name;
}

function isInside(folder: FolderEntry, entry: FolderEntry): boolean {
	for (let at: FolderEntry | undefined = holderOf(folder); at; at = at.parent) {
		if (at === entry || at === entry.mounted?.root) return true;
	}
	return false;
}

function isShared({ namespace }: Target): boolean {
	return namespace.kind === 'shared_folder' || namespace.kind === 'team_folder';
}

/** The new version that a file gets when its path changes; what was deleted in a folder stays behind. */
function renew(view: View, entry: Entry): void {
	if (entry.kind === 'folder') {
		entry.graves = undefined;
		return;
	}
	const { revision } = entry;
	const { fileNumber, blob, clientModified } = revision;
	entry.revision = newRevision(view.state, { fileNumber, blob, clientModified, previousOfFile: revision });
}

function spaced(claim: () => void): void {
	try {
		claim();
	} catch (error) {
		if (error instanceof WriteRefusal) throw refusal('insufficient_quota');
		throw error;
	}
}

function refusal(
	tag:
		| 'cant_copy_shared_folder'
		| 'cant_nest_shared_folder'
		| 'cant_move_folder_into_itself'
		| 'too_many_files'
		| 'insufficient_quota',
): RelocationRefusal {
	return new RelocationRefusal({ '.tag': tag });
}

function refusing<T>(tag: 'from_write' | 'to', work: () => T): T {
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
