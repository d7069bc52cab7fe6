import { lastingAddress, type Entry, type FileEntry } from '../../../../shared/domain/entry';
import { inParallel } from '../../../../shared/domain/inParallel';
import { andThenAll, done, outcomeOf, refused, type Outcome } from '../../../../shared/domain/outcome';
import { below, parentPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../shared/ports';
import { belongsTo } from './belongsTo';
import type { ClosedDocument } from './closeDocument';
import type { ClosedFolder } from './ClosedFolder';
import { closeFolders } from './closeFolders';
import { LIES_ELSEWHERE, proven } from './proven';
import type { RestrictRequest } from './request';

/** Lookups under way at once. */
const AT_ONCE = 8;

export interface RestrictedDocument {
	status: 'restricted' | 'alreadyRestricted';
	file: FileEntry;
	folder: ClosedFolder;
	closed: ClosedDocument;
	dryRun: boolean;
}

interface Subject {
	request: RestrictRequest;
	file: FileEntry;
}

interface Placed extends Subject {
	folder: ClosedFolder;
	status: RestrictedDocument['status'];
}

/**
 * Closes the restricted folders, and only then moves the documents into them, all together; then closes each document
 * and looks whether it is. A document whose folder cannot be closed stays where it is. One that others can open
 * even in the restricted folder stays in that one, where fewer can.
 */
export async function restrictDocuments(
	requests: readonly RestrictRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<RestrictedDocument>>> {
	const subjects = await inParallel(
		requests,
		AT_ONCE,
		async (request) =>
			await outcomeOf(async () => ({
				request,
				file: fileOnly(await dropbox.find(request.document), request.document),
			})),
	);
	const enclosed = await andThenAll(subjects, async (all) => await withFolders(all, dropbox));
	const placed = await andThenAll(enclosed, async (all) => await moved(all, dropbox));
	return await andThenAll(placed, async (all) => {
		const closed = await proven(all, dropbox);
		return all.map(({ request, ...document }, index) => {
			const outcome = closed[index] as Outcome<ClosedDocument>;
			if (!outcome.ok) return refused(stays(outcome.refusal));
			return done({ ...document, closed: outcome.value, dryRun: request.dryRun });
		});
	});
}

async function withFolders(
	subjects: readonly Subject[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Placed>>> {
	const folders = await closeFolders(
		subjects.map(({ request: { restriction }, file }) => ({
			restriction,
			beside: file.path && parentPath(file.path),
		})),
		dropbox,
	);
	return await inParallel(subjects, AT_ONCE, async (subject, index) => {
		const folder = folders[index] as Outcome<ClosedFolder>;
		if (!folder.ok) return refused(untouched(folder.refusal));
		return await outcomeOf(async () => {
			const isThere = await belongsTo(folder.value, subject.file, dropbox);
			return { ...subject, folder: folder.value, status: isThere ? 'alreadyRestricted' : 'restricted' };
		});
	});
}

/** A document that two items name goes once. */
async function moved(placed: readonly Placed[], dropbox: DropboxPort): Promise<Array<Outcome<Placed>>> {
	const going = [
		...new Map(
			placed.filter(({ status }) => status === 'restricted').map((each) => [each.file.id, each]),
		).values(),
	];
	const outcomes =
		going.length === 0
			? []
			: await dropbox.moveFiles(
					going.map(({ file, folder }) => ({
						from: file.id,
						to: below(lastingAddress(folder.folder), file.name),
					})),
				);
	const byId = new Map(going.map(({ file }, index) => [file.id, outcomes[index] as Outcome<FileEntry>]));
	return placed.map((each) => {
		const outcome = each.status === 'restricted' ? byId.get(each.file.id) : undefined;
		if (outcome === undefined) return done(each);
		return outcome.ok ? done({ ...each, file: outcome.value }) : refused(untouched(outcome.refusal));
	});
}

function fileOnly(entry: Entry, address: string): FileEntry {
	if (entry.kind === 'file') return entry;
	const refusal = new Refusal('not_a_file', 'This is a folder, not a file', 'Give the ID or path of a file.');
	throw refusal.about(address);
}

const untouched = (refusal: Refusal): Refusal =>
	refusal.reworded(`${refusal.message}. The document was not moved`);

function stays(refusal: Refusal): Refusal {
	const { message } = refusal;
	if (message === LIES_ELSEWHERE) return refusal;
	return refusal.reworded(`${message}. The document stays in the restricted folder`);
}
