import { stableAddress, type Entry, type FileEntry } from '../../../../shared/domain/entry';
import { inParallel, mapOk, done, outcomeOf, refused, type Outcome } from '../../../../shared/core/outcome';
import { joinPath, parentPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import {
	isInRestrictedFolder,
	type DocumentAccess,
	LIES_ELSEWHERE,
	verifyRestricted,
} from '../../shared/restriction/verifyRestricted';
import type { RestrictedFolder } from '../../shared/restriction/restrictFolder';
import { restrictFolders } from '../../shared/restriction/restrictFolders';
import type { RestrictRequest } from './fields';

export interface RestrictedDocument {
	status: 'restricted' | 'alreadyRestricted';
	file: FileEntry;
	folder: RestrictedFolder;
	access: DocumentAccess;
	dryRun: boolean;
}

interface Subject {
	request: RestrictRequest;
	file: FileEntry;
}

interface SubjectInFolder extends Subject {
	folder: RestrictedFolder;
	status: RestrictedDocument['status'];
}

/**
 * Restricts the folders, and only then moves the documents into them, all together; then restricts each document
 * and looks whether it is. A document whose folder cannot be restricted stays where it is. One that others can open
 * even in the restricted folder stays in that one, where fewer can.
 */
export async function restrictDocuments(
	requests: readonly RestrictRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<RestrictedDocument>>> {
	const subjects = await inParallel(
		requests,
		async (request) =>
			await outcomeOf(async () => ({
				request,
				file: requireFile(await dropbox.find(request.document), request.document),
			})),
	);
	const withFolders = await mapOk(subjects, async (all) => await restrictTheirFolders(all, dropbox));
	const moved = await mapOk(withFolders, async (all) => await moveIntoFolders(all, dropbox));
	return await mapOk(moved, async (all) => {
		const accesses = await verifyRestricted(all, dropbox);
		return all.map(({ request, ...document }, index) => {
			const outcome = accesses[index] as Outcome<DocumentAccess>;
			if (!outcome.ok) return refused(staysInFolder(outcome.refusal));
			return done({ ...document, access: outcome.value, dryRun: request.dryRun });
		});
	});
}

async function restrictTheirFolders(
	subjects: readonly Subject[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<SubjectInFolder>>> {
	const folders = await restrictFolders(
		subjects.map(({ request: { restriction }, file }) => ({
			restriction,
			beside: file.path && parentPath(file.path),
		})),
		dropbox,
	);
	return await inParallel(subjects, async (subject, index) => {
		const folder = folders[index] as Outcome<RestrictedFolder>;
		if (!folder.ok) return refused(notMoved(folder.refusal));
		return await outcomeOf(async () => {
			const isThere = await isInRestrictedFolder(folder.value, subject.file, dropbox);
			return { ...subject, folder: folder.value, status: isThere ? 'alreadyRestricted' : 'restricted' };
		});
	});
}

/** A document that two items name goes once. */
async function moveIntoFolders(
	subjects: readonly SubjectInFolder[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<SubjectInFolder>>> {
	const moving = [
		...new Map(
			subjects.filter(({ status }) => status === 'restricted').map((each) => [each.file.id, each]),
		).values(),
	];
	const outcomes =
		moving.length === 0
			? []
			: await dropbox.moveFiles(
					moving.map(({ file, folder }) => ({
						from: file.id,
						to: joinPath(stableAddress(folder.folder), file.name),
					})),
				);
	const byId = new Map(moving.map(({ file }, index) => [file.id, outcomes[index] as Outcome<FileEntry>]));
	return subjects.map((each) => {
		const outcome = each.status === 'restricted' ? byId.get(each.file.id) : undefined;
		if (outcome === undefined) return done(each);
		return outcome.ok ? done({ ...each, file: outcome.value }) : refused(notMoved(outcome.refusal));
	});
}

function requireFile(entry: Entry, address: string): FileEntry {
	if (entry.kind === 'file') return entry;
	const refusal = new Refusal(
		'not_a_file',
		'This is a folder, not a file',
		'Enter the ID or path of a file.',
	);
	throw refusal.withAddress(address);
}

const notMoved = (refusal: Refusal): Refusal =>
	refusal.reword(`${refusal.message}. The document was not moved`);

function staysInFolder(refusal: Refusal): Refusal {
	const { message } = refusal;
	if (message === LIES_ELSEWHERE) return refusal;
	return refusal.reword(`${message}. The document stays in the restricted folder`);
}
