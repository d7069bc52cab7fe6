import type { FileEntry, FolderEntry } from '../../../../shared/domain/entry';
import { andThenAll, done, type Outcome } from '../../../../shared/domain/outcome';
import { comparable } from '../../../../shared/domain/paths';
import type { RefusalKind } from '../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../shared/ports';
import type { Closing } from './Plan';
import { writeRecords } from './records';

/** A plan whose folder is where it is to be. */
export interface Relocated {
	plan: Closing;
	folder: FolderEntry;
}

/** Kinds by which it is not known whether the folder was moved, or which the next run may not meet again. */
const UNDECIDED: readonly RefusalKind[] = ['too_busy', 'unavailable', 'unexpected', 'not_connected'];

/**
 * Writes the records, then moves the folders: a run that dies in between leaves folders at their places with a
 * record, which the next run goes on with and Reopen clears away. Where a folder cannot be moved, its record goes
 * again.
 */
export async function relocated(
	plans: readonly Closing[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Relocated>>> {
	const recorded = await writeRecords(
		plans.map(({ of: { folder, tally }, record }) => ({ folder, record, inPlace: tally.record })),
		dropbox,
	);
	const withRecord = recorded.map((outcome, index): Outcome<Recorded> =>
		outcome.ok ? done({ plan: plans[index] as Closing, file: outcome.value }) : outcome,
	);
	return await andThenAll(withRecord, async (all) => await moved(all, dropbox));
}

interface Recorded {
	plan: Closing;
	file: FileEntry;
}

async function moved(all: readonly Recorded[], dropbox: DropboxPort): Promise<Array<Outcome<Relocated>>> {
	const moving = all.filter(({ plan }) => comparable(plan.place) !== comparable(plan.of.path));
	const outcomes = moving.length === 0 ? [] : await dropbox.moveFolders(moving.map(relocationOf));
	await withdrawRecords(
		moving.filter((_, index) => isRefusedForGood(outcomes[index])),
		dropbox,
	);
	const byRecorded = new Map(moving.map((each, index) => [each, outcomes[index] as Outcome<FolderEntry>]));
	return all.map((each) => {
		const outcome = byRecorded.get(each) ?? done(each.plan.of.folder);
		return outcome.ok ? done({ plan: each.plan, folder: outcome.value }) : outcome;
	});
}

const relocationOf = ({ plan }: Recorded) => ({ from: plan.of.folder.id, to: plan.place });

const isRefusedForGood = (outcome: Outcome<unknown> | undefined): boolean =>
	outcome?.ok === false && !UNDECIDED.includes(outcome.refusal.kind);

/** What cannot be deleted does no harm: Reopen and the next Close know that the folder is where it was. */
async function withdrawRecords(recorded: readonly Recorded[], dropbox: DropboxPort): Promise<void> {
	if (recorded.length === 0) return;
	await dropbox.deleteFiles(recorded.map(({ file }) => ({ address: file.id, rev: file.rev })));
}
