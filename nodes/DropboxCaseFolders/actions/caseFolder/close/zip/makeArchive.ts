import type { FolderContents } from '../../../../../shared/domain/closing/FolderContents';
import { unfinishedName } from '../../../../../shared/domain/closing/unfinishedZip';
import type { FileEntry, FolderEntry } from '../../../../../shared/domain/entry';
import { outcomeOf, refused, type Outcome } from '../../../../../shared/domain/outcome';
import { below, lastName, parentPath } from '../../../../../shared/domain/paths';
import { Refusal, type RefusalKind } from '../../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../../shared/ports';
import { listed } from './listed';
import { zipSource, type Maker } from './zipSource';

/** How often a ZIP is begun before people are asked to leave the folder alone. */
const BEGINNINGS = 3;

/** What another beginning may mend: a document was changed while it was zipped, or a ZIP broke off. */
const MENDS: readonly RefusalKind[] = ['content_mismatch', 'source_incomplete', 'not_found', 'deleted'];

/** A ZIP that holds what is in the folder. */
export interface Archive {
	file: FileEntry;
	contents: FolderContents;
}

/**
 * Makes the ZIP of a case folder under a name that says that it is not finished, and gives it its own when it was
 * found to hold what is in the folder: then as before it was made. So a ZIP of that name is a whole one, and what a
 * run that died left behind is known, and replaced by the next.
 */
export async function makeArchive(
	folder: FolderEntry,
	archivePath: string,
	dropbox: DropboxPort,
): Promise<Archive> {
	const place = unfinishedAt(archivePath);
	let unfinished = await fileAt(place, dropbox);
	let contents = await listed(folder, dropbox);
	let refusal = changedMeanwhile();
	for (let beginning = 0; beginning < BEGINNINGS; beginning++) {
		const sent = await send(folder, contents, beginning, place, unfinished, dropbox);
		if (sent.ok) unfinished = sent.value;
		else if (!MENDS.includes(sent.refusal.kind)) {
			refusal = sent.refusal;
			break;
		}
		const listedAgain = await outcomeOf(async () => await listed(folder, dropbox));
		if (!listedAgain.ok) {
			refusal = listedAgain.refusal;
			break;
		}
		const isSame = listedAgain.value.fingerprint === contents.fingerprint;
		if (sent.ok && isSame) {
			const named = await finish(sent.value, archivePath, dropbox);
			if (named.ok) return { file: named.value, contents };
			refusal = named.refusal;
			break;
		}
		refusal = sent.ok || !isSame ? changedMeanwhile() : sent.refusal;
		contents = listedAgain.value;
	}
	await removed(unfinished, place, dropbox);
	throw refusal;
}

const unfinishedAt = (archivePath: string): string =>
	below(parentPath(archivePath), unfinishedName(lastName(archivePath)));

/** Dropbox makes the ZIP first; where that was not right, the next one is built here. */
async function send(
	folder: FolderEntry,
	contents: FolderContents,
	beginning: number,
	address: string,
	unfinished: FileEntry | undefined,
	dropbox: DropboxPort,
): Promise<Outcome<FileEntry>> {
	const maker: Maker = beginning === 0 ? 'Dropbox where it can' : 'this package';
	const mode =
		unfinished === undefined
			? ({ kind: 'add' } as const)
			: ({ kind: 'update', rev: unfinished.rev } as const);
	const source = zipSource(folder, contents, maker, dropbox);
	const [outcome] = await dropbox.upload([{ address, mode, source }]);
	if (outcome?.ok === true) return { ok: true, value: outcome.value.file };
	return outcome as Outcome<never>;
}

/**
 * Gives the finished ZIP its own name. It is held against what was sent: another run may have put its own ZIP, even that
 * of another case, into the file meanwhile.
 */
async function finish(
	file: FileEntry,
	archivePath: string,
	dropbox: DropboxPort,
): Promise<Outcome<FileEntry>> {
	const [moved] = await dropbox.moveFiles([{ from: file.id, to: archivePath }]);
	if (moved?.ok === true && moved.value.contentHash !== file.contentHash) return refused(replacedMeanwhile());
	return moved as Outcome<FileEntry>;
}

/** @throws Refusal `name_taken` where a folder stands there */
export async function fileAt(path: string, dropbox: DropboxPort): Promise<FileEntry | undefined> {
	const found = await outcomeOf(async () => await dropbox.find(path));
	if (found.ok && found.value.kind === 'file') return found.value;
	if (!found.ok && ['not_found', 'deleted'].includes(found.refusal.kind)) return undefined;
	if (!found.ok) throw found.refusal;
	throw new Refusal(
		'name_taken',
		'A folder has the name that the ZIP of the case folder is to have',
		'Rename that folder in Dropbox, or give another Matter Number.',
	);
}

/** By its path: under its ID another run may have finished it meanwhile, and given it its own name. */
async function removed(file: FileEntry | undefined, place: string, dropbox: DropboxPort): Promise<void> {
	if (file !== undefined) await dropbox.deleteFiles([{ address: place, rev: file.rev }]);
}

const changedMeanwhile = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		`Documents in the case folder were changed each of the ${BEGINNINGS} times that it was zipped`,
		'No ZIP was kept. Run it again when nobody works in the folder.',
	);

const replacedMeanwhile = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'Another run put another ZIP in the place of this one while it was made',
		'The folder was left as it was. Give each case its own Matter Number, let one run at a time close it, and run it again.',
	);
