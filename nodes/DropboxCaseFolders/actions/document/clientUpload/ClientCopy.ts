import type { FileEntry } from '../../../../shared/domain/entry';
import type { Outcome } from '../../../../shared/core/outcome';
import type { Refusal } from '../../../../shared/core/Refusal';
import type { DocumentFacts } from '../../../../shared/domain/documents/DocumentFacts';
import type { TargetFolder } from '../../../../shared/domain/documents/TargetFolder';
import type { ClientFolder } from '../../shared/clientFolder/ClientFolder';
import type { ClientCopyRequest } from './request';

/** How often others may take a name just before this run does. */
const RACES = 20;

/** What became of one document. */
export interface CopiedDocument {
	/** `unchanged`: the client's folder holds it already. `kept both`: its name was taken by something else. */
	status: 'copied' | 'kept both' | 'unchanged';
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
