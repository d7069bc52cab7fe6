import type { FolderContents } from '../../../../../shared/domain/closing/FolderContents';
import { unfinishedZipName } from '../../../../../shared/domain/closing/unfinishedZip';
import type { FileEntry, FolderEntry } from '../../../../../shared/domain/entry';
import { outcomeOf, refused, type Outcome } from '../../../../../shared/core/outcome';
import { joinPath, baseName, parentPath } from '../../../../../shared/domain/paths';
import { Refusal, type RefusalReason } from '../../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import { listContents } from './listContents';
import { createZipSource, type ZipMaker } from './createZipSource';

/** How often a ZIP is begun before people are asked to leave the folder alone. */
const MAX_ATTEMPTS = 3;

/** What another beginning may mend: a document was changed while it was zipped, or a ZIP broke off. */
const RETRYABLE: readonly RefusalReason[] = ['content_mismatch', 'source_incomplete', 'not_found', 'deleted'];

/** A ZIP that holds what is in the folder. */
export interface CaseZip {
	file: FileEntry;
	contents: FolderContents;
}

/**
 * Makes the ZIP of a case folder under a name that says that it is not finished, and gives it its own when it was
 * found to hold what is in the folder: then as before it was made. So a ZIP of that name is a whole one, and what a
 * run that died left behind is known, and replaced by the next.
 */
export async function makeZip(
	folder: FolderEntry,
	archivePath: string,
	dropbox: DropboxPort,
): Promise<CaseZip> {
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

/** @throws Refusal `name_taken` where a folder stands there */
export async function findFileAt(path: string, dropbox: DropboxPort): Promise<FileEntry | undefined> {
	const found = await outcomeOf(async () => await dropbox.find(path));
	if (found.ok && found.value.kind === 'file') return found.value;
	if (!found.ok && ['not_found', 'deleted'].includes(found.refusal.reason)) return undefined;
	if (!found.ok) throw found.refusal;
	throw new Refusal(
		'name_taken',
		'A folder has the name that the ZIP of the case folder is to have',
		'Rename that folder in Dropbox, or give another Matter Number.',
	);
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
		`Documents in the case folder were changed each of the ${MAX_ATTEMPTS} times that it was zipped`,
		'No ZIP was kept. Run it again when nobody works in the folder.',
	);

const replacedMeanwhile = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'Another run put another ZIP in the place of this one while it was made',
		'The folder was left as it was. Give each case its own Matter Number, let one run at a time close it, and run it again.',
	);
