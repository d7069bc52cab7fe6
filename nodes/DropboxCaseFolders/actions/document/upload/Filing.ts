import type { FileEntry, FolderEntry } from '../../../../shared/domain/entry';
import { done, refused, type Outcome } from '../../../../shared/domain/outcome';
import type { Refusal } from '../../../../shared/domain/Refusal';
import type { Candidate } from '../../../../shared/domain/upload/Candidate';
import { decide, type Decision, type Put } from '../../../../shared/domain/upload/decide';
import type { ArchivedVersion } from '../archiveVersion/archiveVersions';
import type { CaseContents } from './CaseContents';
import type { Destination } from './Destination';
import type { FiledDocument, GivenDocument, UploadRequest } from './UploadRequest';

/** How often others may take a name, or change a file, just before this run does. */
const RACES = 20;

/** One document of the run, whichever item it came with, from what is known of it to what became of it. */
export class Filing implements Candidate {
	size: number | undefined;
	contentHash: string | undefined;
	lostRaces = 0;
	/** Undefined as long as it is not settled. */
	outcome: Outcome<FiledDocument> | undefined;
	/** What it is about to be sent as, in this round. */
	put: Put | undefined;
	formerVersion: ArchivedVersion | undefined;

	constructor(
		readonly document: GivenDocument,
		readonly request: UploadRequest,
		readonly caseFolder: FolderEntry,
		readonly destination: Destination,
		/** Undefined where duplicates are not looked for. */
		readonly contents: CaseContents | undefined,
	) {
		this.size = document.source.size;
	}

	get name(): string {
		return this.document.name;
	}

	get rule(): UploadRequest['rule'] {
		return this.request.rule;
	}

	get folder(): Destination['folder'] {
		return this.destination.folder;
	}

	/** By what is known now; its own name comes first, since what is there already is no duplicate. */
	decide(): Decision<Filing> {
		const { minimumSize, duplicates } = this.request;
		if (minimumSize > 0 && this.size === undefined) return { kind: 'read', documents: [this] };
		const own = decide<Filing>(this, this.folder);
		const isKnown = own.kind === 'there already' || own.kind === 'same as' || own.kind === 'wait';
		if (isKnown || own.kind === 'read' || this.contents === undefined) return own;
		return this.contents.sightings.decide(this, duplicates) ?? own;
	}

	/** Takes the name, for all that are decided on later. */
	reserve(put: Put): void {
		this.put = put;
		this.folder.reserve(put.name, this, put.replacing);
		if (put.replacing !== undefined) this.contents?.sightings.forget(put.replacing);
		this.contents?.sightings.reserve(this);
	}

	/** It is this file, now or since an earlier run. */
	settle(status: FiledDocument['status'], file: FileEntry, calls = 0): void {
		this.contents?.sightings.release(this);
		this.put = undefined;
		if (status !== 'duplicate') {
			this.folder.see(file);
			this.folder.claim(file.name);
			this.contents?.sightings.see(file, this.name);
		}
		const reason =
			status === 'duplicate' ? 'Another file of the case folder is the document already' : undefined;
		this.outcome = done(this.result({ status, file, calls, reason, size: this.size ?? file.size }));
	}

	skip(size: number, reason: string): void {
		this.outcome = done(this.result({ status: 'skipped', file: undefined, calls: 0, reason, size }));
	}

	refuse(refusal: Refusal): void {
		this.release();
		this.outcome = refused(refusal);
	}

	/** Somebody else was faster, so that it is decided on again. */
	loseRace(refusal: Refusal): void {
		this.lostRaces++;
		if (this.lostRaces > RACES) this.refuse(refusal);
		else this.release();
	}

	private release(): void {
		this.contents?.sightings.release(this);
		if (this.put !== undefined) this.folder.release(this.put.name);
		this.put = undefined;
	}

	private result(
		became: Pick<FiledDocument, 'status' | 'file' | 'calls' | 'reason' | 'size'>,
	): FiledDocument {
		return {
			...became,
			formerVersion: this.formerVersion,
			label: this.document.label,
			caseFolder: this.caseFolder,
			subfolder: this.request.subfolder,
			warnings: [...this.request.warnings, ...this.document.warnings],
		};
	}
}
