import { lastingAddress, type FileEntry, type FolderEntry } from '../../domain/entry';
import { inParallel } from '../../domain/inParallel';
import { caseKey } from '../../domain/marker/caseKey';
import { isOwnMarker } from '../../domain/marker/standing';
import { done, type Outcome } from '../../domain/outcome';
import { comparable, isUndisputed, parentPath } from '../../domain/paths';
import type { CaseMarker, Downloads, Listings, Lookups, MarkedFolder } from '../../ports';
import type { Api } from '../Api';
import { refuse } from '../refusals';
import { foldersBy, lookedUp, presentFile, type Place } from './foldersBy';
import { markerInFile } from './markerInFile';
import { filesNamedFor } from './searchFiles';
import { propertyMatches } from './searchProperties';
import type { Templates } from './Templates';

type Dropbox = Lookups & Listings & Downloads;

const AT_ONCE = 8;

/** Something that search found to be marked; the folder is to be read. */
interface Trace extends Place {
	caseId: string;
	/** What it says, or the file that says it. */
	evidence: CaseMarker | FileEntry;
}

/** The folders below `within` that are marked for each of these cases, in the order of the cases. */
export async function markedFor(
	api: Api,
	templates: Templates,
	dropbox: Dropbox,
	caseIds: readonly string[],
	within: string,
	beyond: (caseId: string, found: MarkedFolder) => void = () => undefined,
): Promise<Array<Outcome<MarkedFolder[]>>> {
	const keys = [...new Set(caseIds.map(caseKey))];
	if (keys.length === 0) return [];
	const isWithin = await withinOf(dropbox, within);
	const [byProperty, byFile] = await Promise.all([
		tracesInProperties(api, templates, keys).catch(refuse),
		tracesInFiles(api, dropbox, keys, within),
	]);
	const traces = [...byProperty, ...byFile];
	const folders = await foldersBy(traces, dropbox);
	const marked = await inParallel(traces, AT_ONCE, async ({ evidence, caseId }, index) => {
		const found = await confirmed(evidence, folders[index], caseId, dropbox);
		if (found === undefined || isWithin(found.folder)) return found && { caseId, found };
		beyond(caseId, found);
		return undefined;
	});
	const found = new Map<string, Map<string, MarkedFolder>>(keys.map((key) => [key, new Map()]));
	for (const each of marked) {
		const ofCase = each && found.get(each.caseId);
		const id = each && lastingAddress(each.found.folder);
		// Properties come first: what a folder carries in both ways is found once.
		if (ofCase && id !== undefined && !ofCase.has(id)) ofCase.set(id, each.found);
	}
	return caseIds.map((caseId) => done([...(found.get(caseKey(caseId))?.values() ?? [])]));
}

async function tracesInProperties(api: Api, templates: Templates, keys: readonly string[]): Promise<Trace[]> {
	const templateIds = await templates.readable();
	const matches = await propertyMatches(api, keys, templateIds);
	return [...matches].flatMap(([caseId, all]) =>
		all.map(({ id, path, marker }) => ({
			...{ caseId, id, evidence: marker },
			pathLower: path === '' ? undefined : path,
		})),
	);
}

async function tracesInFiles(
	api: Api,
	dropbox: Dropbox,
	keys: readonly string[],
	within: string,
): Promise<Trace[]> {
	const files = await filesNamedFor(api, dropbox, keys, within);
	return [...files].flatMap(([caseId, all]) =>
		all.flatMap((file) => {
			// What is not mounted has no path to find its folder by; what lies at the top has no folder.
			const folder = file.pathLower === undefined ? '' : parentPath(file.pathLower);
			return folder === '' ? [] : [{ caseId, id: undefined, pathLower: folder, evidence: file }];
		}),
	);
}

/** The folder that search showed, with what marks it; undefined where nothing does. */
async function confirmed(
	evidence: Trace['evidence'],
	folder: FolderEntry | undefined,
	caseId: string,
	dropbox: Dropbox,
): Promise<MarkedFolder | undefined> {
	if ('caseId' in evidence) return folder && { folder, marker: evidence };
	const marker = folder && (await markerInFile(evidence, folder, caseId, dropbox));
	if (folder && marker && isOwnMarker(marker, folder)) return { folder, marker };
	return await atItsPresentPlace(evidence, folder, caseId, dropbox);
}

/**
 * The folder that a marker file lies in now. Search may still tell the path before people renamed or moved the folder, at
 * which there is nothing, or another folder by now: the ID of the file leads to where it is.
 */
async function atItsPresentPlace(
	{ id }: FileEntry,
	thought: FolderEntry | undefined,
	caseId: string,
	dropbox: Dropbox,
): Promise<MarkedFolder | undefined> {
	const file = await presentFile(dropbox, id);
	const place = parentPath(file?.pathLower ?? '');
	if (file === undefined || place === '') return undefined;
	const folder = place === thought?.pathLower ? thought : await lookedUp(dropbox, place);
	const marker = folder && (await markerInFile(file, folder, caseId, dropbox));
	return folder && marker && { folder, marker };
}

/** Tells what lies below an address; properties are found wherever they are. */
async function withinOf(dropbox: Lookups, within: string): Promise<(folder: FolderEntry) => boolean> {
	if (within === '') return () => true;
	// That there is such a folder is for the search to say.
	if (within.startsWith('/') && isUndisputed(within)) return isBelow(comparable(within));
	const outer = await dropbox.find(within);
	if (outer.kind !== 'folder') return () => false;
	const { pathLower, ownNamespaceId } = outer;
	if (pathLower !== undefined) return isBelow(pathLower);
	return (folder) => ownNamespaceId !== undefined && folder.parentNamespaceId === ownNamespaceId;
}

const isBelow =
	(outer: string) =>
	({ pathLower }: FolderEntry): boolean =>
		pathLower !== undefined && pathLower.startsWith(`${outer}/`);
