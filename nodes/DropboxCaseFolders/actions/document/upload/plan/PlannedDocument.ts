import type { FileEntry, FolderEntry } from '../../../../../shared/domain/entry';
import { done, refused, type Outcome } from '../../../../../shared/core/outcome';
import { Refusal } from '../../../../../shared/core/Refusal';
import { joinPath } from '../../../../../shared/domain/paths';
import type { DocumentFacts } from '../../../../../shared/domain/documents/DocumentFacts';
import {
	decideConflict,
	type Decision,
	type Put,
} from '../../../../../shared/domain/documents/decideConflict';
import type { TargetFolder } from '../../../../../shared/domain/documents/TargetFolder';
import type { ArchivedVersion } from '../../../shared/archive/archiveVersions';
import type { CaseContents } from './CaseContents';
import { supersessionOf, type Supersession } from './supersessionOf';
import type { FormerVersions, UploadFolder } from './UploadFolder';
import type { FiledDocument, GivenDocument, UploadRequest } from '../UploadRequest';

/** How often others may take a name, or change a file, just before this run does. */
const RACES = 20;

/** Why a document was not filed that an earlier run has filed, and a later document taken the place of. */
export const OUTDATED = 'A later document of this run has the same name and is already there';

const EMPTY = 'The document is empty';

/** What a download that failed, or a field that is not there, would leave of a paper. */
const nothingToReplaceBy = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The document is empty and would replace one that is not',
		'Check the node that produces it. To skip empty documents, set Options → Skip Smaller Than (Bytes) to 1.',
	);

/** One document of the run, whichever item it came with, from what is known of it to what became of it. */
export class PlannedDocument implements DocumentFacts {
	size: number | undefined;
	contentHash: string | undefined;
	lostRaces = 0;
	/** Undefined as long as it is not settled. */
	outcome: Outcome<FiledDocument> | undefined;
	/** What it is about to be sent as, in this round. */
	put: Put | undefined;
	formerVersion: ArchivedVersion | undefined;
	/** Why that could not be locked, where it was to be. */
	lockWarning: string | undefined;
	/** Later documents of the run that are to take its name. */
	successors: PlannedDocument[] = [];

	constructor(
		readonly given: GivenDocument,
		readonly request: UploadRequest,
		readonly caseFolder: FolderEntry,
		readonly uploadFolder: UploadFolder<PlannedDocument>,
		/** Undefined where duplicates are not looked for. */
		readonly contents: CaseContents<PlannedDocument> | undefined,
		/** Undefined where they are not kept. */
		readonly former: FormerVersions | undefined,
	) {
		this.size = given.source.size;
	}

	get name(): string {
		return this.given.name;
	}

	get rule(): UploadRequest['rule'] {
		return this.request.rule;
	}

	get folder(): TargetFolder<PlannedDocument> {
		return this.uploadFolder.folder;
	}

	/** Relative path of the folder that keeps its former versions. */
	get archive(): string {
		return archivePath(this.request, this.uploadFolder);
	}

	/** What a later document takes the place of is no place to leave another document in. */
	private get isLast(): boolean {
		return this.successors.length === 0;
	}

	/** By what is known now; its own name comes first, since what is there already is no duplicate. */
	decide(): Decision<PlannedDocument> | Supersession<PlannedDocument> {
		const { minimumSize, duplicates } = this.request;
		if (minimumSize > 0 && this.size === undefined) return { kind: 'read', documents: [this] };
		const own = this.decideByName();
		const isFree = own.kind === 'put' || own.kind === 'list the folder' || own.kind === 'refuse';
		if (!isFree || this.contents === undefined) return own;
		return this.contents.duplicateIndex.findDuplicate(this, duplicates) ?? own;
	}

	/** By what stands under its own name. */
	private decideByName(): Decision<PlannedDocument> | Supersession<PlannedDocument> {
		const own = decideConflict<PlannedDocument>(this, this.folder);
		if (own.kind !== 'put' || own.replacing === undefined) return own;
		const late = supersessionOf<PlannedDocument>(this, own.replacing);
		if (late !== undefined) return late;
		if (this.size === undefined) return { kind: 'read', documents: [this] };
		const isEmpty = this.size === 0 || this.given.isBlank;
		return isEmpty && own.replacing.size > 0 ? { kind: 'refuse', refusal: nothingToReplaceBy() } : own;
	}

	/** Takes the name, for all that are decided on later. */
	reserve(put: Put): void {
		this.put = put;
		this.folder.reserve(put.name, this, put.replacing);
		if (put.replacing !== undefined) this.contents?.duplicateIndex.forget(put.replacing);
		if (this.isLast) this.contents?.duplicateIndex.reserve(this);
	}

	/** It is this file, now or since an earlier run. */
	settle(status: FiledDocument['status'], file: FileEntry, calls = 0): void {
		this.contents?.duplicateIndex.release(this);
		const other = status === 'duplicate' ? undefined : (this.put?.replacing ?? this.occupantBeside(file));
		this.put = undefined;
		if (status !== 'duplicate') {
			this.folder.add(file);
			this.folder.claim(file.name);
			if (this.isLast) this.contents?.duplicateIndex.add(file, this.name);
		}
		const reason =
			status === 'duplicate' ? 'The document is already elsewhere in the case folder' : undefined;
		const size = this.size ?? file.size;
		this.outcome = done({ ...this.result({ status, file, calls, reason, size }), other });
	}

	/** What has its name where it is filed under another one. */
	private occupantBeside(file: FileEntry): FileEntry | undefined {
		const occupant = this.folder.at(this.name);
		return occupant?.kind === 'file' && occupant.id !== file.id ? occupant : undefined;
	}

	/** @param size bytes of the document */
	skip(size: number, reason: string): void {
		this.outcome = done(this.result({ status: 'skipped', file: undefined, calls: 0, reason, size }));
	}

	/** A later document has its name, since an earlier run; it may have become a former version. */
	giveWay(archived: FileEntry | undefined): void {
		if (archived === undefined) return this.skip(this.size ?? 0, OUTDATED);
		const became = { status: 'unchanged', file: archived, calls: 0, size: archived.size } as const;
		this.outcome = done(this.result({ ...became, reason: `${OUTDATED}; this one is in the archive folder` }));
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
		this.contents?.duplicateIndex.release(this);
		if (this.put !== undefined) this.folder.release(this.put.name);
		this.put = undefined;
	}

	private result(
		became: Pick<FiledDocument, 'status' | 'file' | 'calls' | 'reason' | 'size'>,
	): FiledDocument {
		const isEmpty = became.size === 0 || this.given.isBlank;
		const empty = isEmpty && became.status !== 'skipped' ? [EMPTY] : [];
		const notLocked = this.lockWarning === undefined ? [] : [this.lockWarning];
		return {
			...became,
			formerVersion: this.formerVersion,
			label: this.given.label,
			caseFolder: this.caseFolder,
			subfolder: this.request.subfolder,
			warnings: [...this.request.warnings, ...this.given.warnings, ...empty, ...notLocked],
		};
	}
}

/** Where the former versions of what lies in a folder are kept: in the archive, in a subfolder of the same name. */
export const archivePath = (
	{ archiveFolder }: UploadRequest,
	{ subfolder }: { subfolder: string },
): string => (subfolder === '' ? archiveFolder : joinPath(archiveFolder, subfolder));
