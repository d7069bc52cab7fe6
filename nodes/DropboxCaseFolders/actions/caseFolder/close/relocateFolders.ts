import { singleChunk } from '../../../../shared/core/DocumentSource';
import type { FileEntry, FolderEntry } from '../../../../shared/domain/entry';
import { done, mapOk, type Outcome } from '../../../../shared/core/outcome';
import { pathKey } from '../../../../shared/domain/paths';
import { Refusal, type RefusalReason } from '../../../../shared/core/Refusal';
import type { SentDocument, DropboxPort, Uploads } from '../../../../shared/dropbox/port';
import { recordText, type ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import { contentHash } from '../../../../shared/domain/contentHash';
import { closingRecordAddress } from '../../shared/caseFolders/readClosingRecord';
import type { ActiveClosePlan } from './ClosePlan';

/** A plan whose folder is where it is to be. */
export interface RelocatedFolder {
	plan: ActiveClosePlan;
	folder: FolderEntry;
}

/** Kinds by which it is not known whether the folder was moved, or which the next run may not meet again. */
const UNDECIDED: readonly RefusalReason[] = ['too_busy', 'unavailable', 'unexpected', 'not_connected'];

/**
 * Writes the records, then moves the folders: a run that dies in between leaves folders at their places with a
 * record, which the next run goes on with and Reopen clears away. Where a folder cannot be moved, its record goes
 * again.
 */
export async function relocateFolders(
	plans: readonly ActiveClosePlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<RelocatedFolder>>> {
	const recorded = await writeRecords(
		plans.map(({ facts: { folder, tally }, record }) => ({ folder, record, inPlace: tally.record })),
		dropbox,
	);
	const withRecord = recorded.map((outcome, index): Outcome<RecordedPlan> =>
		outcome.ok ? done({ plan: plans[index] as ActiveClosePlan, file: outcome.value }) : outcome,
	);
	return await mapOk(withRecord, async (all) => await moveRecordedFolders(all, dropbox));
}

interface RecordedPlan {
	plan: ActiveClosePlan;
	file: FileEntry;
}

async function moveRecordedFolders(
	all: readonly RecordedPlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<RelocatedFolder>>> {
	const moving = all.filter(({ plan }) => pathKey(plan.place) !== pathKey(plan.facts.path));
	const outcomes = moving.length === 0 ? [] : await dropbox.moveFolders(moving.map(relocationOf));
	await withdrawRecords(
		moving.filter((_, index) => isRefusedForGood(outcomes[index])),
		dropbox,
	);
	const byRecorded = new Map(moving.map((each, index) => [each, outcomes[index] as Outcome<FolderEntry>]));
	return all.map((each) => {
		const outcome = byRecorded.get(each) ?? done(each.plan.facts.folder);
		return outcome.ok ? done({ plan: each.plan, folder: outcome.value }) : outcome;
	});
}

const relocationOf = ({ plan }: RecordedPlan) => ({ from: plan.facts.folder.id, to: plan.place });

const isRefusedForGood = (outcome: Outcome<unknown> | undefined): boolean =>
	outcome?.ok === false && !UNDECIDED.includes(outcome.refusal.reason);

/** What cannot be deleted does no harm: Reopen and the next Close know that the folder is where it was. */
async function withdrawRecords(recorded: readonly RecordedPlan[], dropbox: DropboxPort): Promise<void> {
	if (recorded.length === 0) return;
	await dropbox.deleteFiles(recorded.map(({ file }) => ({ address: file.id, rev: file.rev })));
}

/** A record that is to be in a folder, and the file that stands in its place. */
interface RecordToWrite {
	folder: FolderEntry;
	record: ClosingRecord;
	inPlace: FileEntry | undefined;
}

/** Puts records into their folders, all together; those that are there already cost nothing. */
async function writeRecords(
	records: readonly RecordToWrite[],
	dropbox: Uploads,
): Promise<Array<Outcome<FileEntry>>> {
	const uploads = records.map(uploadOf);
	const missing = uploads.filter((upload) => upload !== undefined);
	const uploaded = (missing.length === 0 ? [] : await dropbox.upload(missing)).values();
	return uploads.map((upload, index) => {
		if (upload === undefined) return done(records[index]?.inPlace as FileEntry);
		const outcome = uploaded.next().value;
		if (outcome?.ok === true) return done(outcome.value.file);
		return outcome?.refusal.reason === 'name_taken'
			? { ok: false, refusal: takenMeanwhile() }
			: (outcome as never);
	});
}

function uploadOf({ folder, record, inPlace }: RecordToWrite): SentDocument | undefined {
	const bytes = Buffer.from(recordText(record));
	if (inPlace?.contentHash === contentHash(bytes)) return undefined;
	return {
		address: closingRecordAddress(folder),
		mode: inPlace === undefined ? { kind: 'add' } : { kind: 'update', rev: inPlace.rev },
		source: { size: bytes.length, open: async () => await Promise.resolve(singleChunk(bytes)) },
	};
}

const takenMeanwhile = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'Another run started to close this case folder at the same moment',
		'Run it again. Finished work is found and kept.',
	);
