import { stableAddress, type FolderEntry } from '../../../../../shared/domain/entry';
import { outcomeOf, refused, type Outcome } from '../../../../../shared/core/outcome';
import { joinPath } from '../../../../../shared/domain/paths';
import type { Refusal } from '../../../../../shared/core/Refusal';
import type { DropboxPort, UploadedDocument, WriteMode } from '../../../../../shared/dropbox/port';
import { isDryRunId } from '../../../shared/dryRun/DryRunState';
import { ARCHIVE_FOLDER_ADVICE, requireSameAudience } from '../../../shared/audience/requireSameAudience';
import { archiveVersions } from '../../../shared/archive/archiveVersions';
import { caseFolderRefusal } from '../../../shared/caseFolders/caseFolderRefusal';
import { lookOnce } from '../plan/exploreFolders';
import type { PlannedDocument } from '../plan/PlannedDocument';
import type { Dependent } from '../plan/planRound';

/**
 * Sends all documents of the round that are decided on, by one call; before that, the versions that are to be
 * kept are copied into the archive, so that no name is ever empty and nothing is replaced that is not kept.
 * Where somebody else was faster the folder is looked at again, for the next round.
 */
export async function sendRound(
	filings: readonly PlannedDocument[],
	dependents: readonly Dependent[],
	dropbox: DropboxPort,
	settled: () => void,
): Promise<void> {
	const raced = new Map<PlannedDocument, string>();
	const replacing = filings.filter(({ put }) => put?.status === 'archived');
	await refuseExposedVersions(replacing, dropbox, raced);
	await archiveFormerVersions(
		replacing.filter(({ put }) => put !== undefined),
		dropbox,
		raced,
	);
	const sent = filings.filter(({ put }) => put !== undefined);
	const outcomes = await sendDocuments(sent, dropbox, settled);
	const gone = new DeletedCaseFolders(dropbox);
	for (const [index, filing] of sent.entries()) {
		const outcome = outcomes[index];
		const { put } = filing;
		if (outcome === undefined || put === undefined) continue;
		if (outcome.ok) filing.settle(put.status, outcome.value.file, outcome.value.calls);
		else if (isRace(outcome.refusal)) loseRace(filing, outcome.refusal, raced);
		else filing.refuse(await gone.refusalOf(outcome.refusal, filing.caseFolder));
	}
	for (const { document, on, status } of dependents) {
		if (on.outcome?.ok === true && on.outcome.value.file !== undefined) {
			document.settle(status, on.outcome.value.file);
		}
	}
	await lookOnce(
		[...raced.keys()],
		({ folder }) => folder,
		async (_folder, [first]) => await first?.uploadFolder.catchUp(raced.get(first) ?? first.name),
	);
}

async function sendDocuments(
	filings: readonly PlannedDocument[],
	dropbox: DropboxPort,
	settled: () => void,
): Promise<Array<Outcome<UploadedDocument>>> {
	if (filings.length === 0) return [];
	const documents = filings.map(({ put, name, uploadFolder, document: { source } }) => ({
		address: uploadFolder.addressOf(put?.name ?? name),
		mode: modeOf(put?.replacing?.rev),
		source,
	}));
	const all = await outcomeOf(async () => await dropbox.upload(documents, settled));
	return all.ok ? all.value : filings.map(() => refused(all.refusal));
}

const modeOf = (rev: string | undefined): WriteMode =>
	rev === undefined ? { kind: 'add' } : { kind: 'update', rev };

/** A former version that is restricted does not go into an archive folder that others can open. */
async function refuseExposedVersions(
	filings: readonly PlannedDocument[],
	dropbox: DropboxPort,
	raced: Map<PlannedDocument, string>,
): Promise<void> {
	const leaving = filings.flatMap((filing) => {
		// What a dry run made up lies in no folder that is there.
		if (isDryRunId(filing.put?.replacing?.id ?? '')) return [];
		const { caseFolder, uploadFolder, archive } = filing;
		const from = uploadFolder.subfolder === '' ? caseFolder : uploadFolder.address;
		return [{ filing, passage: { from, to: joinPath(stableAddress(caseFolder), archive) } }];
	});
	const verdicts = await requireSameAudience(
		leaving.map(({ passage }) => passage),
		dropbox,
		ARCHIVE_FOLDER_ADVICE,
	);
	leaving.forEach(({ filing }, index) => {
		const verdict = verdicts[index];
		if (verdict?.ok !== false) return;
		if (isGone(verdict.refusal)) loseRace(filing, verdict.refusal, raced);
		else filing.refuse(verdict.refusal);
	});
}

async function archiveFormerVersions(
	filings: readonly PlannedDocument[],
	dropbox: DropboxPort,
	raced: Map<PlannedDocument, string>,
): Promise<void> {
	const versions = filings.flatMap(({ put, caseFolder, archive, request: { timezone } }) =>
		put?.replacing === undefined
			? []
			: [
					{
						file: put.replacing,
						name: put.replacing.name,
						caseFolder: stableAddress(caseFolder),
						folder: archive,
						timezone,
					},
				],
	);
	if (versions.length === 0) return;
	const archived = await outcomeOf(async () => await archiveVersions(versions, dropbox));
	filings.forEach((filing, index) => {
		const outcome = archived.ok ? archived.value[index] : archived;
		if (outcome?.ok === true) filing.formerVersion = outcome.value;
		else if (outcome !== undefined && isGone(outcome.refusal)) loseRace(filing, outcome.refusal, raced);
		else if (outcome !== undefined) filing.refuse(outcome.refusal);
	});
}

function loseRace(filing: PlannedDocument, refusal: Refusal, raced: Map<PlannedDocument, string>): void {
	const name = filing.put?.name ?? filing.name;
	filing.loseRace(refusal);
	if (filing.outcome === undefined) raced.set(filing, name);
}

const isRace = ({ reason }: Refusal): boolean => reason === 'name_taken' || reason === 'changed_meanwhile';

/** The version that was to be archived is another one now, or the file was moved or deleted. */
const isGone = ({ reason }: Refusal): boolean =>
	reason === 'changed_meanwhile' || reason === 'not_found' || reason === 'deleted';

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
