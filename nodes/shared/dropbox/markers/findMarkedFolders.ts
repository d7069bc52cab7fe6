import { isAbsent } from '../../core/Refusal';
import { groupBy, inParallel, done, outcomeOf, type Outcome } from '../../core/outcome';
import { stableAddress, type Entry, type FileEntry, type FolderEntry } from '../../domain/entry';
import { caseKey, isOwnMarker } from '../../domain/marker/matchMarker';
import { entryPathKey, hasCertainKey, parentPath, pathKey } from '../../domain/paths';
import type { Api } from '../client/Api';
import { throwRefusal } from '../errors/toRefusal';
import type { CaseMarker, Downloads, Listings, Lookups, MarkedFolder } from '../port';
import type { PropertyTemplates } from './PropertyTemplates';
import { readMarkerFile } from './readMarkerFiles';
import { FEW } from './readProperties';
import { searchMarkerFiles } from './searchMarkerFiles';
import { searchProperties } from './searchProperties';

type Dropbox = Lookups & Listings & Downloads;

/** Something that search found to be marked; the folder is to be read. */
interface Trace extends FolderPlace {
	caseId: string;
	/** What it says, or the file that says it. */
	evidence: CaseMarker | FileEntry;
}

/** The folders below `within` that are marked for each of these cases, in the order of the cases. */
export async function findMarkedFolders(
	api: Api,
	templates: PropertyTemplates,
	dropbox: Dropbox,
	caseIds: readonly string[],
	within: string,
	reportOutside: (caseId: string, found: MarkedFolder) => void = () => undefined,
): Promise<Array<Outcome<MarkedFolder[]>>> {
	const keys = [...new Set(caseIds.map(caseKey))];
	if (keys.length === 0) return [];
	const isWithin = await createWithinCheck(dropbox, within);
	const [byProperty, byFile] = await Promise.all([
		findTracesInProperties(api, templates, keys).catch(throwRefusal),
		findTracesInFiles(api, dropbox, keys, within),
	]);
	const traces = [...byProperty, ...byFile];
	const folders = await locateFolders(traces, dropbox);
	const marked = await inParallel(traces, async ({ evidence, caseId }, index) => {
		const found = await confirmTrace(evidence, folders[index], caseId, dropbox);
		if (found === undefined || isWithin(found.folder)) return found && { caseId, found };
		reportOutside(caseId, found);
		return undefined;
	});
	const found = new Map<string, Map<string, MarkedFolder>>(keys.map((key) => [key, new Map()]));
	for (const each of marked) {
		const ofCase = each && found.get(each.caseId);
		const id = each && stableAddress(each.found.folder);
		// Properties come first: what a folder carries in both ways is found once.
		if (ofCase && id !== undefined && !ofCase.has(id)) ofCase.set(id, each.found);
	}
	return caseIds.map((caseId) => done([...(found.get(caseKey(caseId))?.values() ?? [])]));
}

async function findTracesInProperties(
	api: Api,
	templates: PropertyTemplates,
	keys: readonly string[],
): Promise<Trace[]> {
	const templateIds = await templates.readableIds();
	const matches = await searchProperties(api, keys, templateIds);
	return [...matches].flatMap(([caseId, all]) =>
		all.map(({ id, path, marker }) => ({
			...{ caseId, id, evidence: marker },
			pathLower: path === '' ? undefined : path,
		})),
	);
}

async function findTracesInFiles(
	api: Api,
	dropbox: Dropbox,
	keys: readonly string[],
	within: string,
): Promise<Trace[]> {
	const files = await searchMarkerFiles(api, dropbox, keys, within);
	return [...files].flatMap(([caseId, all]) =>
		all.flatMap((file) => {
			// What is not mounted has no path to find its folder by; what lies at the top has no folder.
			const folder = file.pathLower === undefined ? '' : parentPath(file.pathLower);
			return folder === '' ? [] : [{ caseId, id: undefined, pathLower: folder, evidence: file }];
		}),
	);
}

/** The folder that search showed, with what marks it; undefined where nothing does. */
async function confirmTrace(
	evidence: Trace['evidence'],
	folder: FolderEntry | undefined,
	caseId: string,
	dropbox: Dropbox,
): Promise<MarkedFolder | undefined> {
	if ('caseId' in evidence) return folder && { folder, marker: evidence };
	const marker = folder && (await readMarkerFile(evidence, folder, caseId, dropbox));
	if (folder && marker && isOwnMarker(marker, folder)) return { folder, marker };
	return await confirmAtPresentPlace(evidence, folder, caseId, dropbox);
}

/**
 * The folder that a marker file lies in now. Search may still tell the path before people renamed or moved the folder, at
 * which there is nothing, or another folder by now: the ID of the file leads to where it is.
 */
async function confirmAtPresentPlace(
	{ id }: FileEntry,
	thought: FolderEntry | undefined,
	caseId: string,
	dropbox: Dropbox,
): Promise<MarkedFolder | undefined> {
	const file = await findFile(dropbox, id);
	const place = parentPath(file?.pathLower ?? '');
	if (file === undefined || place === '') return undefined;
	const folder = place === thought?.pathLower ? thought : await findFolder(dropbox, place);
	const marker = folder && (await readMarkerFile(file, folder, caseId, dropbox));
	return folder && marker && { folder, marker };
}

/** Tells what lies below an address; properties are found wherever they are. */
async function createWithinCheck(
	dropbox: Lookups,
	within: string,
): Promise<(folder: FolderEntry) => boolean> {
	if (within === '') return () => true;
	// That there is such a folder is for the search to say.
	if (within.startsWith('/') && hasCertainKey(within)) return createBelowCheck(pathKey(within));
	const outer = await dropbox.find(within);
	if (outer.kind !== 'folder') return () => false;
	const { pathLower, ownNamespaceId } = outer;
	if (pathLower !== undefined) return createBelowCheck(pathLower);
	return (folder) => ownNamespaceId !== undefined && folder.parentNamespaceId === ownNamespaceId;
}

const createBelowCheck =
	(outer: string) =>
	({ pathLower }: FolderEntry): boolean =>
		pathLower !== undefined && pathLower.startsWith(`${outer}/`);

/** Where a folder is thought to be: by its ID, or by its path as Dropbox told it; search knows both or one. */
interface FolderPlace {
	id: string | undefined;
	pathLower: string | undefined;
}

/**
 * The folders at these places as they are now; undefined where there is none any more. Siblings are read together
 * from the folder above, the others looked up by themselves.
 */
async function locateFolders(
	places: readonly FolderPlace[],
	dropbox: Lookups & Listings,
): Promise<Array<FolderEntry | undefined>> {
	const byId = new Map<string, FolderEntry>();
	const byPath = new Map<string, FolderEntry>();
	const groups = groupBy(places, ({ pathLower }) => (pathLower ? parentPath(pathLower) : undefined));
	for (const [parent, siblings] of groups) {
		if (parent === undefined || siblings.length <= FEW) continue;
		await outcomeOf(async () => {
			for await (const page of dropbox.list(parent, 'one level')) {
				for (const entry of page) {
					if (entry.kind !== 'folder') continue;
					byId.set(entry.id, entry);
					byPath.set(entryPathKey(entry), entry);
				}
			}
		});
	}
	return await inParallel(places, async ({ id, pathLower }) => {
		const known = id === undefined ? byPath.get(pathLower ?? '') : byId.get(id);
		return known ?? (await findFolder(dropbox, id ?? pathLower));
	});
}

/** The folder at an address; undefined where there is none any more. */
async function findFolder(dropbox: Lookups, address: string | undefined): Promise<FolderEntry | undefined> {
	const entry = address === undefined ? undefined : await findPresent(dropbox, address);
	return entry?.kind === 'folder' ? entry : undefined;
}

/** The file with an ID, wherever it is now; undefined where there is none any more. */
async function findFile(dropbox: Lookups, id: string): Promise<FileEntry | undefined> {
	const entry = await findPresent(dropbox, id);
	return entry?.kind === 'file' ? entry : undefined;
}

const findPresent = async (dropbox: Lookups, address: string): Promise<Entry | undefined> =>
	await dropbox.find(address).catch((thrown: unknown) => {
		if (isAbsent(thrown)) return undefined;
		throw thrown;
	});
