import { stableAddress, type FileEntry, type FolderEntry } from '../../domain/entry';
import { inParallel } from '../../core/inParallel';
import { caseKey } from '../../domain/marker/caseKey';
import { isOwnMarker } from '../../domain/marker/matchMarker';
import { done, type Outcome } from '../../core/outcome';
import { pathKey, hasCertainKey, parentPath } from '../../domain/paths';
import type { CaseMarker, Downloads, Listings, Lookups, MarkedFolder } from '../port';
import type { Api } from '../client/Api';
import { throwRefusal } from '../errors/toRefusal';
import { locateFolders, findFolder, findFile, type FolderPlace } from './locateFolders';
import { readMarkerFile } from './readMarkerFile';
import { searchMarkerFiles } from './searchMarkerFiles';
import { searchProperties } from './searchProperties';
import type { PropertyTemplates } from './PropertyTemplates';

type Dropbox = Lookups & Listings & Downloads;

const AT_ONCE = 8;

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
	beyond: (caseId: string, found: MarkedFolder) => void = () => undefined,
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
	const marked = await inParallel(traces, AT_ONCE, async ({ evidence, caseId }, index) => {
		const found = await confirmTrace(evidence, folders[index], caseId, dropbox);
		if (found === undefined || isWithin(found.folder)) return found && { caseId, found };
		beyond(caseId, found);
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
