import {
	done,
	mapOk,
	outcomeOf,
	outcomeOfSync,
	refused,
	type Outcome,
} from '../../../../shared/core/outcome';
import type { Entry, FileEntry, FolderEntry } from '../../../../shared/domain/entry';
import { numberedName } from '../../../../shared/domain/documents/NameGroup';
import { joinPath, parentPath } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { requireSameAudienceOfEach } from '../../shared/audience/requireSameAudience';
import { caseFolderRefusal } from '../../shared/caseFolders/caseFolderRefusal';
import { findFolders, locateMany } from '../../shared/locate/locateMany';
import type { DocumentMoveRequest } from './fields';
import { planMove, type MovePlan } from './planMove';

/** What became of one document. */
export interface MovedDocument {
	/** `duplicate`: the subfolder holds the same content under its name already, so that it stays. */
	status: MovePlan['status'] | 'duplicate';
	file: FileEntry;
	/** Where it was when the run began. */
	previousPath: string;
}

/** Names that are tried: the document's own, and then numbered ones. */
const MOST_NAMES = 100;

/**
 * Moves documents into subfolders of their case folders, together; nothing is overwritten. A run that died at any point is
 * completed by the next: what is in its subfolder already counts as done.
 */
export async function moveDocuments(
	requests: readonly DocumentMoveRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<MovedDocument>>> {
	const documents = await locateMany(new Set(requests.map(({ document }) => document)), dropbox);
	const folders = await findFolders(
		requests.map(({ caseFolder }) => caseFolder),
		dropbox,
	);
	const planned = requests.map((request, index) => {
		const document = documents.get(request.document) as Outcome<Entry>;
		const folder = folders[index] as Outcome<FolderEntry>;
		if (!document.ok) return document;
		if (!folder.ok) return refused(caseFolderRefusal(folder.refusal));
		return outcomeOfSync(() => planMove(request, document.value, folder.value));
	});
	const allowed = await mapOk(
		planned,
		async (all) => await requireSameAudienceOfEach(all, transfersOf, dropbox),
	);
	return await mapOk(allowed, async (all) => await executeMoves(all, dropbox));
}

const transfersOf = ({ status, path, to }: MovePlan) =>
	status === 'moved' ? [{ from: parentPath(path), to }] : [];

/** A document that two items name goes once: the second finds what became of it. */
async function executeMoves(
	plans: readonly MovePlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<MovedDocument>>> {
	const outcomes = new Map<string, Outcome<MovedDocument>>();
	const moving = new Map(
		plans.filter(({ status }) => status === 'moved').map((plan) => [plan.file.id, plan]),
	);
	for (let number = 0; moving.size > 0; number++) {
		const open = [...moving.values()];
		const moved = await dropbox.moveFiles(
			open.map(({ file, to }) => ({ from: file.id, to: joinPath(to, numberedName(file.name, number)) })),
		);
		for (const [index, plan] of open.entries()) {
			const outcome = await resultOf(plan, moved[index] as Outcome<FileEntry>, number, dropbox);
			if (outcome === undefined) continue;
			outcomes.set(plan.file.id, outcome);
			moving.delete(plan.file.id);
		}
	}
	return plans.map((plan) => outcomes.get(plan.file.id) ?? done(movedDocument(plan, plan.status)));
}

/** Undefined if its name is taken by something else, and the next one is to be tried. */
async function resultOf(
	plan: MovePlan,
	moved: Outcome<FileEntry>,
	number: number,
	dropbox: DropboxPort,
): Promise<Outcome<MovedDocument> | undefined> {
	if (moved.ok) return done(movedDocument(plan, 'moved', moved.value));
	if (moved.refusal.reason !== 'name_taken' || number >= MOST_NAMES) return moved;
	const there = await outcomeOf(
		async () => await dropbox.find(joinPath(plan.to, numberedName(plan.file.name, number))),
	);
	const isSame =
		there.ok && there.value.kind === 'file' && there.value.contentHash !== undefined
			? there.value.contentHash === plan.file.contentHash
			: false;
	return isSame ? done(movedDocument(plan, 'duplicate')) : undefined;
}

const movedDocument = (
	{ file, path }: MovePlan,
	status: MovedDocument['status'],
	now: FileEntry = file,
): MovedDocument => ({ status, file: now, previousPath: path });
