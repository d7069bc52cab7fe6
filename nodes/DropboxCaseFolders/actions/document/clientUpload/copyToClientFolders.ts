import type { FileEntry } from '../../../../shared/domain/entry';
import { type Outcome, outcomeOfSync, outcomeOf, groupBy, inParallel } from '../../../../shared/core/outcome';
import type { Refusal } from '../../../../shared/core/Refusal';
import type { DocumentFacts } from '../../../../shared/domain/documents/DocumentFacts';
import type { TargetFolder } from '../../../../shared/domain/documents/TargetFolder';
import { type ClientFolder, requireOwnFolder } from '../../shared/clientFolder/locateClientFolders';
import type { ClientCopyRequest } from './fields';
import { joinPath } from '../../../../shared/domain/paths';
import { decideConflict } from '../../../../shared/domain/documents/decideConflict';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findExisting } from '../../shared/locate/locateMany';

/** How often others may take a name just before this run does. */
const RACES = 20;

/** What became of one document. */
export interface CopiedDocument {
	/** `unchanged`: the client's folder holds it already. `keptBoth`: its name was taken by something else. */
	status: 'copied' | 'keptBoth' | 'unchanged';
	/** As it was found. */
	original: FileEntry;
	/** In the client's folder. */
	file: FileEntry;
	folder: ClientFolder;
	dryRun: boolean;
}

/** One document on its way into a client's folder; decided on like an upload, without its bytes. */
export class ClientCopy implements DocumentFacts {
	readonly rule = 'skipIfIdentical';
	lostRaces = 0;
	/** Undefined as long as it is not settled. */
	outcome: Outcome<CopiedDocument> | undefined;
	/** The name that it is about to be copied to, in this round. */
	target: { name: string; status: CopiedDocument['status'] } | undefined;

	constructor(
		readonly request: ClientCopyRequest,
		readonly original: FileEntry,
		readonly place: ClientFolder,
		readonly folder: TargetFolder<ClientCopy>,
	) {}

	get name(): string {
		return this.original.name;
	}

	get size(): number {
		return this.original.size;
	}

	get contentHash(): string | undefined {
		return this.original.contentHash;
	}

	settle(status: CopiedDocument['status'], file: FileEntry): void {
		const { original, place: folder } = this;
		this.target = undefined;
		this.folder.add(file);
		this.outcome = { ok: true, value: { status, original, file, folder, dryRun: this.request.dryRun } };
	}

	refuse(refusal: Refusal): void {
		if (this.target !== undefined) this.folder.release(this.target.name);
		this.target = undefined;
		this.outcome = { ok: false, refusal };
	}

	/** Somebody else was faster, or this run itself by a call whose answer was lost: it is decided on again. */
	loseRace(refusal: Refusal): void {
		if (++this.lostRaces > RACES) return this.refuse(refusal);
		if (this.target !== undefined) this.folder.release(this.target.name);
		this.target = undefined;
	}
}

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
			const status = decision.status === 'keptBoth' ? 'keptBoth' : 'copied';
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

/** Looks at what the clients' folders hold, each once; those that are not there yet are not listed. */
async function readClientFolders(copies: readonly ClientCopy[], dropbox: DropboxPort): Promise<void> {
	const byFolder = groupBy(copies, ({ folder }) => folder);
	const existing = await findExisting(
		[...byFolder.values()].map(([first]) => (first as ClientCopy).place.path),
		dropbox,
	);
	await inParallel([...byFolder], async ([folder, its]) => {
		const [{ place }] = its as [ClientCopy];
		const found = existing.get(place.path);
		if (found?.ok === false) return its.forEach((copy) => copy.refuse(found.refusal));
		folder.beginListing();
		const entry = found?.value;
		if (entry !== undefined) {
			for (const copy of its) {
				const owned = outcomeOfSync(() => requireOwnFolder(entry, copy.place));
				if (!owned.ok) copy.refuse(owned.refusal);
			}
			if (entry.kind === 'file') return;
			const read = await outcomeOf(async () => {
				for await (const page of dropbox.list(place.path, 'one level')) {
					page.forEach((each) => folder.add(each));
				}
			});
			if (!read.ok) its.forEach((copy) => copy.refuse(read.refusal));
		}
		folder.endListing();
	});
}
