import { stableAddress, type FolderEntry } from '../../../../../shared/domain/entry';
import { outcomeOf, type Outcome } from '../../../../../shared/core/outcome';
import { joinPath } from '../../../../../shared/domain/paths';
import { isAbsent, type Refusal } from '../../../../../shared/core/Refusal';
import type { DropboxPort, SentDocument } from '../../../../../shared/dropbox/port';
import { isDryRunId } from '../../../shared/dryRun/DryRunState';
import { ARCHIVE_FOLDER_ADVICE, requireSameAudience } from '../../../shared/audience/requireSameAudience';
import { lockVersions } from '../../../shared/archive/lockVersions';
import { archiveVersions } from '../../../shared/archive/archiveVersions';
import { caseFolderRefusal } from '../../../shared/caseFolders/caseFolderRefusal';
import type { PlannedDocument } from '../plan/PlannedDocument';
import { checkOncePerGroup, type Dependent } from '../plan/planRound';

/**
 * Sends all documents of the round that are decided on, by one call; before that, the versions that are to be
 * kept are copied into the archive, so that no name is ever empty and nothing is replaced that is not kept.
 * Where somebody else was faster the folder is looked at again, for the next round.
 */
export async function sendRound(
	documents: readonly PlannedDocument[],
	dependents: readonly Dependent[],
	dropbox: DropboxPort,
	onSettled: () => void,
): Promise<void> {
	const raced = new Map<PlannedDocument, string>();
	const replacing = documents.filter(({ put }) => put?.status === 'archived');
	await refuseExposedVersions(replacing, dropbox, raced);
	await archiveFormerVersions(
		replacing.filter(({ put }) => put !== undefined),
		dropbox,
		raced,
	);
	const sent = documents.filter(({ put }) => put !== undefined);
	const outcomes = await sendDocuments(sent, dropbox, onSettled);
	const gone = new DeletedCaseFolders(dropbox);
	for (const [index, document] of sent.entries()) {
		const outcome = outcomes[index];
		const { put } = document;
		if (outcome === undefined || put === undefined) continue;
		if (outcome.ok) document.settle(put.status, outcome.value.file, outcome.value.calls);
		else if (isRace(outcome.refusal)) loseRace(document, outcome.refusal, raced);
		else document.refuse(await gone.refusalOf(outcome.refusal, document.caseFolder));
	}
	for (const { document, on, status } of dependents) {
		if (on.outcome?.ok === true && on.outcome.value.file !== undefined) {
			document.settle(status, on.outcome.value.file);
		}
	}
	await checkOncePerGroup(
		[...raced.keys()],
		({ folder }) => folder,
		async (_folder, [first]) => await first?.uploadFolder.catchUp(raced.get(first) ?? first.name),
	);
}

async function sendDocuments(
	documents: readonly PlannedDocument[],
	dropbox: DropboxPort,
	onSettled: () => void,
): ReturnType<DropboxPort['upload']> {
	if (documents.length === 0) return [];
	const sent = documents.map(({ put, name, uploadFolder, given: { source } }): SentDocument => ({
		address: uploadFolder.addressOf(put?.name ?? name),
		mode: put?.replacing === undefined ? { kind: 'add' } : { kind: 'update', rev: put.replacing.rev },
		source,
	}));
	const all = await outcomeOf(async () => await dropbox.upload(sent, onSettled));
	return all.ok ? all.value : documents.map(() => all);
}

/** A former version that is restricted does not go into an archive folder that others can open. */
async function refuseExposedVersions(
	documents: readonly PlannedDocument[],
	dropbox: DropboxPort,
	raced: Map<PlannedDocument, string>,
): Promise<void> {
	const leaving = documents.flatMap((document) => {
		// What a dry run made up lies in no folder that is there.
		if (isDryRunId(document.put?.replacing?.id ?? '')) return [];
		const { caseFolder, uploadFolder, archive } = document;
		const from = uploadFolder.subfolder === '' ? caseFolder : uploadFolder.address;
		return [{ document, relocation: { from, to: joinPath(stableAddress(caseFolder), archive) } }];
	});
	const verdicts = await requireSameAudience(
		leaving.map(({ relocation }) => relocation),
		dropbox,
		ARCHIVE_FOLDER_ADVICE,
	);
	leaving.forEach(({ document }, index) => {
		const verdict = verdicts[index];
		if (verdict?.ok !== false) return;
		if (isGone(verdict.refusal)) loseRace(document, verdict.refusal, raced);
		else document.refuse(verdict.refusal);
	});
}

async function archiveFormerVersions(
	documents: readonly PlannedDocument[],
	dropbox: DropboxPort,
	raced: Map<PlannedDocument, string>,
): Promise<void> {
	const versions = documents.flatMap(({ put, caseFolder, archive: folder, request: { timezone } }) => {
		const file = put?.replacing;
		if (file === undefined) return [];
		return [{ file, name: file.name, caseFolder: stableAddress(caseFolder), folder, timezone }];
	});
	if (versions.length === 0) return;
	const archived = await outcomeOf(async () => await archiveVersions(versions, dropbox));
	documents.forEach((document, index) => {
		const outcome = archived.ok ? archived.value[index] : archived;
		if (outcome?.ok === true) document.formerVersion = outcome.value;
		else if (outcome !== undefined && isGone(outcome.refusal)) loseRace(document, outcome.refusal, raced);
		else if (outcome !== undefined) document.refuse(outcome.refusal);
	});
	await lockFormerVersions(
		documents.filter(({ put }) => put !== undefined),
		dropbox,
	);
}

/**
 * Before they are replaced: a run that dies in between finds the documents unfiled, and locks what it archived. Once
 * they are filed it would leave them as they are.
 */
async function lockFormerVersions(
	documents: readonly PlannedDocument[],
	dropbox: DropboxPort,
): Promise<void> {
	const warnings = await lockVersions(
		documents.map(({ request, formerVersion }) => (request.lockArchived ? formerVersion : undefined)),
		dropbox,
	);
	documents.forEach((document, index) => (document.lockWarning = warnings[index]));
}

function loseRace(document: PlannedDocument, refusal: Refusal, raced: Map<PlannedDocument, string>): void {
	const name = document.put?.name ?? document.name;
	document.loseRace(refusal);
	if (document.outcome === undefined) raced.set(document, name);
}

const isRace = ({ reason }: Refusal): boolean => reason === 'name_taken' || reason === 'changed_meanwhile';

/** The version that was to be archived is another one now, or the file was moved or deleted. */
const isGone = (refusal: Refusal): boolean => refusal.reason === 'changed_meanwhile' || isAbsent(refusal);

/**
 * Below an ID that leads nowhere any more Dropbox says only that it cannot read the path: was the case folder
 * deleted while the run went on? Asked once for all of its documents.
 */
class DeletedCaseFolders {
	private readonly found = new Map<string, Outcome<unknown>>();

	constructor(private readonly dropbox: DropboxPort) {}

	async refusalOf(refusal: Refusal, caseFolder: FolderEntry): Promise<Refusal> {
		if (refusal.reason !== 'invalid_input') return refusal;
		const address = stableAddress(caseFolder);
		const found = this.found.get(address) ?? (await outcomeOf(async () => await this.dropbox.find(address)));
		this.found.set(address, found);
		return found.ok ? refusal : caseFolderRefusal(found.refusal);
	}
}
