import { singleChunk } from '../../../../shared/core/DocumentSource';
import {
	done,
	inParallel,
	mapOk,
	outcomeOf,
	outcomeOfSync,
	refused,
	type Outcome,
} from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { stableAddress, type FileEntry, type FolderEntry } from '../../../../shared/domain/entry';
import {
	createManifest,
	manifestText,
	type CaseManifest,
} from '../../../../shared/domain/manifest/CaseManifest';
import { manifestName } from '../../../../shared/domain/manifest/manifestName';
import { joinPath } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { Clock } from '../../../../shared/http/types';
import { caseFolderRefusal } from '../../shared/caseFolders/caseFolderRefusal';
import { findFolders } from '../../shared/locate/locateMany';
import { listDocuments, type DocumentsOfFolder } from '../shared/listDocuments';
import { readManifest } from '../shared/readManifest';

export interface ManifestRequest {
	/** Address of the case folder. */
	caseFolder: string;
	/** Address of the folder that the manifest is saved in. */
	saveIn: string;
}

/** A manifest in Dropbox. */
export interface SavedManifest {
	/** `alreadyThere`: an earlier run saved one of exactly these documents. */
	status: 'created' | 'alreadyThere';
	file: FileEntry;
	manifest: CaseManifest;
}

interface Plan {
	manifest: CaseManifest;
	/** Leads there even if the folder around it is moved meanwhile. */
	address: string;
}

/**
 * Lists the documents of case folders and saves a manifest of each. Its name says what is in it, and nothing is
 * overwritten: a run whose answer was lost finds what it saved.
 */
export async function createManifests(
	requests: readonly ManifestRequest[],
	dropbox: DropboxPort,
	clock: Pick<Clock, 'now'>,
): Promise<Array<Outcome<SavedManifest>>> {
	const listed = await listDocuments(
		requests.map(({ caseFolder }) => caseFolder),
		dropbox,
	);
	const targets = await findFolders(
		requests.map(({ saveIn }) => saveIn),
		dropbox,
	);
	const createdAt = new Date(clock.now()).toISOString();
	const plans = requests.map((_, index): Outcome<Plan> => {
		const found = listed[index] as Outcome<DocumentsOfFolder>;
		const target = targets[index] as Outcome<FolderEntry>;
		if (!found.ok) return refused(caseFolderRefusal(found.refusal));
		return target.ok ? outcomeOfSync(() => planManifest(found.value, target.value, createdAt)) : target;
	});
	return await mapOk(plans, async (all) => await saveManifests(all, dropbox));
}

function planManifest(
	{ folder, documents }: DocumentsOfFolder,
	target: FolderEntry,
	createdAt: string,
): Plan {
	if (isInside(target, folder)) throw insideRefusal();
	const manifest = createManifest({ id: folder.id, path: folder.path ?? '' }, documents, createdAt);
	return { manifest, address: joinPath(stableAddress(target), manifestName(folder.name, manifest.root)) };
}

const isInside = ({ id, pathLower }: FolderEntry, folder: FolderEntry): boolean =>
	id === folder.id ||
	(pathLower !== undefined && folder.pathLower !== undefined && pathLower.startsWith(`${folder.pathLower}/`));

const insideRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'Save In is inside the case folder, so the manifest would be one of the documents that it lists',
		'Select a folder outside the case folder, such as the one that contains the archive.',
	);

/** The same folder may be there twice: its second manifest finds the first. */
async function saveManifests(
	plans: readonly Plan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<SavedManifest>>> {
	const distinct = [...new Map(plans.map((plan) => [plan.address, plan])).values()];
	const uploaded = await dropbox.upload(
		distinct.map(({ manifest, address }) => {
			const bytes = Buffer.from(manifestText(manifest));
			const open = async () => await Promise.resolve(singleChunk(bytes));
			return { address, mode: { kind: 'add' }, source: { size: bytes.length, open } };
		}),
	);
	const saved = await inParallel(distinct, async ({ manifest, address }, index) => {
		const outcome = uploaded[index];
		if (outcome?.ok === true) return done({ status: 'created' as const, file: outcome.value.file, manifest });
		if (outcome?.refusal.reason !== 'name_taken') return outcome as Outcome<never>;
		return await outcomeOf(async () => await adopt(manifest, address, dropbox));
	});
	const byAddress = new Map(distinct.map(({ address }, index) => [address, saved[index]]));
	return plans.map(({ address }) => byAddress.get(address) as Outcome<SavedManifest>);
}

/** @throws Refusal `name_taken` where something else has its name */
async function adopt(wanted: CaseManifest, address: string, dropbox: DropboxPort): Promise<SavedManifest> {
	const there = await outcomeOf(async () => await readManifest(address, dropbox));
	if (there.ok && there.value.manifest.root === wanted.root)
		return { status: 'alreadyThere', ...there.value };
	if (!there.ok && there.refusal.reason !== 'content_mismatch') throw there.refusal;
	throw new Refusal(
		'name_taken',
		'Another file has the name of this manifest, or the manifest was changed',
		'Look at the file in the folder under Save In, and rename or restore it.',
	);
}
