import { inParallel, done, outcomeOf, refused, type Outcome } from '../../../../../shared/core/outcome';
import { baseName, joinPath, parentPath, pathKey } from '../../../../../shared/domain/paths';
import { Refusal, type RefusalReason } from '../../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import type { PlanWithLinks } from '../links';
import { findExistingZip, findFileAt, type CaseZip } from './existingZips';
import type { FolderContents } from '../../../../../shared/domain/closing/FolderContents';
import { unfinishedZipName } from '../../../../../shared/domain/closing/closedZip';
import type { FileEntry, FolderEntry } from '../../../../../shared/domain/entry';
import { createZipSource, listContents, type ZipMaker } from './createZipSource';
import { isActivePlan, type ActiveClosePlan } from '../ClosePlan';

/** A ZIP takes as much of memory and line as an upload may have. */
const AT_ONCE = 1;

/** Makes the ZIPs, one after the other, of those case folders that are to have one. */
export async function makeZips(
	all: readonly PlanWithLinks[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<PlanWithLinks>>> {
	const places = new Set<string>();
	return await inParallel(
		all,
		async (linked) => {
			const { plan } = linked;
			if (!isActivePlan(plan) || plan.archivePath === undefined) return done(linked);
			const key = `${String(plan.facts.request.dryRun)} ${pathKey(plan.archivePath)}`;
			if (places.has(key)) return refused(placeTaken());
			places.add(key);
			return await outcomeOf(async () => ({
				...linked,
				plan: await addZip(plan, plan.archivePath ?? '', dropbox),
			}));
		},
		AT_ONCE,
	);
}

async function addZip(plan: ActiveClosePlan, path: string, dropbox: DropboxPort): Promise<ActiveClosePlan> {
	const { folder, request } = plan.facts;
	const existing = await findExistingZip(folder, path, plan.record.archive, dropbox);
	if (existing === undefined && request.dryRun) return plan;
	return recordZip(plan, existing ?? (await makeZip(folder, path, dropbox)), path);
}

const recordZip = (plan: ActiveClosePlan, { file, contents }: CaseZip, path: string): ActiveClosePlan => ({
	...plan,
	record: {
		...plan.record,
		documentCount: contents.tally.documentCount,
		bytes: contents.tally.bytes,
		archive: {
			...{ id: file.id, path: file.path ?? path, hash: file.contentHash ?? '' },
			contents: contents.fingerprint,
		},
	},
});

const placeTaken = (): Refusal =>
	new Refusal(
		'name_taken',
		'Another item of this run saves its ZIP under the same path',
		'Give each case its own Matter Number.',
	);

/** How often a ZIP is begun before people are asked to leave the folder alone. */
const MAX_ATTEMPTS = 3;

/** What another beginning may mend: a document was changed while it was zipped, or a ZIP broke off. */
const RETRYABLE: readonly RefusalReason[] = ['content_mismatch', 'source_incomplete', 'not_found', 'deleted'];

/**
 * Makes the ZIP of a case folder under a name that says that it is not finished, and gives it its own when it was
 * found to hold what is in the folder: then as before it was made. So a ZIP of that name is a whole one, and what a
 * run that died left behind is known, and replaced by the next.
 */
async function makeZip(folder: FolderEntry, archivePath: string, dropbox: DropboxPort): Promise<CaseZip> {
	const place = unfinishedPath(archivePath);
	let unfinished = await findFileAt(place, dropbox);
	let contents = await listContents(folder, dropbox);
	let refusal = changedMeanwhile();
	for (let beginning = 0; beginning < MAX_ATTEMPTS; beginning++) {
		const sent = await uploadZip(folder, contents, beginning, place, unfinished, dropbox);
		if (sent.ok) unfinished = sent.value;
		else if (!RETRYABLE.includes(sent.refusal.reason)) {
			refusal = sent.refusal;
			break;
		}
		const listedAgain = await outcomeOf(async () => await listContents(folder, dropbox));
		if (!listedAgain.ok) {
			refusal = listedAgain.refusal;
			break;
		}
		const isSame = listedAgain.value.fingerprint === contents.fingerprint;
		if (sent.ok && isSame) {
			const named = await renameFinished(sent.value, archivePath, dropbox);
			if (named.ok) return { file: named.value, contents };
			refusal = named.refusal;
			break;
		}
		refusal = sent.ok || !isSame ? changedMeanwhile() : sent.refusal;
		contents = listedAgain.value;
	}
	await deleteUnfinished(unfinished, place, dropbox);
	throw refusal;
}

const unfinishedPath = (archivePath: string): string =>
	joinPath(parentPath(archivePath), unfinishedZipName(baseName(archivePath)));

/** Dropbox makes the ZIP first; where that was not right, the next one is built here. */
async function uploadZip(
	folder: FolderEntry,
	contents: FolderContents,
	beginning: number,
	address: string,
	unfinished: FileEntry | undefined,
	dropbox: DropboxPort,
): Promise<Outcome<FileEntry>> {
	const maker: ZipMaker = beginning === 0 ? 'Dropbox where it can' : 'this package';
	const mode =
		unfinished === undefined
			? ({ kind: 'add' } as const)
			: ({ kind: 'update', rev: unfinished.rev } as const);
	const source = createZipSource(folder, contents, maker, dropbox);
	const [outcome] = await dropbox.upload([{ address, mode, source }]);
	if (outcome?.ok === true) return { ok: true, value: outcome.value.file };
	return outcome as Outcome<never>;
}

/**
 * Gives the finished ZIP its own name. It is held against what was sent: another run may have put its own ZIP, even that
 * of another case, into the file meanwhile.
 */
async function renameFinished(
	file: FileEntry,
	archivePath: string,
	dropbox: DropboxPort,
): Promise<Outcome<FileEntry>> {
	const [moved] = await dropbox.moveFiles([{ from: file.id, to: archivePath }]);
	if (moved?.ok === true && moved.value.contentHash !== file.contentHash) return refused(replacedMeanwhile());
	return moved as Outcome<FileEntry>;
}

/** By its path: under its ID another run may have finished it meanwhile, and given it its own name. */
async function deleteUnfinished(
	file: FileEntry | undefined,
	place: string,
	dropbox: DropboxPort,
): Promise<void> {
	if (file !== undefined) await dropbox.deleteFiles([{ address: place, rev: file.rev }]);
}

const changedMeanwhile = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		`Someone changed documents in the case folder during each of ${MAX_ATTEMPTS} attempts to zip it`,
		'No ZIP was kept. Run it again when no one is working in the folder.',
	);

const replacedMeanwhile = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'Another run replaced this ZIP while it was being made',
		'The folder was left unchanged. Give each case its own Matter Number, let only one run at a time close it, and run it again.',
	);
