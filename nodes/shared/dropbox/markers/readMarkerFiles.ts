import { isAbsent } from '../../core/Refusal';
import { groupBy, inParallel, done, outcomeOf, type Outcome } from '../../core/outcome';
import { stableAddress, type FileEntry, type FolderEntry } from '../../domain/entry';
import { caseKey, isOwnMarker } from '../../domain/marker/matchMarker';
import {
	LARGEST_MARKER,
	isMarkerLikeName,
	markerContentHash,
	markerFileName,
	parseMarker,
} from '../../domain/marker/markerFile';
import { joinPath, parentPath } from '../../domain/paths';
import type { Api } from '../client/Api';
import type { CaseMarker, Downloads, Listings, Lookups, MarkerLookup } from '../port';
import { FEW } from './readProperties';
import { searchMarkerFilesBelow } from './searchMarkerFiles';

/**
 * What a marker file in a folder says. If its content hash is that of what is expected nothing is fetched, so that
 * a thousand folders are told from copies without a thousand downloads.
 * @param caseId the case that its name stands for, where that is known
 * @returns undefined where the file is no marker, or not any more
 */
export async function readMarkerFile(
	file: FileEntry,
	folder: FolderEntry,
	caseId: string | undefined,
	dropbox: Downloads,
): Promise<CaseMarker | undefined> {
	const folderId = stableAddress(folder);
	if (caseId !== undefined && file.contentHash === markerContentHash(caseId, folderId)) {
		return { caseId, folderId, kind: 'file' };
	}
	const says = await downloadMarker(file, dropbox);
	return says === undefined ? undefined : { ...says, kind: 'file' };
}

async function downloadMarker(
	file: FileEntry,
	dropbox: Downloads,
): Promise<{ caseId: string; folderId: string } | undefined> {
	if (file.size > LARGEST_MARKER || file.size === 0) return undefined;
	return await dropbox
		.download(file.id, undefined, async ({ content }) => {
			const pieces: Uint8Array[] = [];
			for await (const piece of content) pieces.push(piece);
			return parseMarker(Buffer.concat(pieces), file.name);
		})
		.catch((thrown: unknown) => {
			// Somebody took it away meanwhile.
			if (isAbsent(thrown)) return undefined;
			throw thrown;
		});
}

type Dropbox = Lookups & Listings & Downloads;
type MarkerAnswer = Outcome<CaseMarker | undefined>;

/**
 * The marker files of folders. Where many siblings are asked about, search finds most of their files by a few calls;
 * what it does not know yet is looked up: only a look says that there is none.
 * @param known what folders carry as properties: of these only a file of another case would matter, and among many
 * siblings search is believed that there is none
 */
export async function findFileMarkers(
	api: Api,
	dropbox: Dropbox,
	questions: readonly MarkerLookup[],
	known: ReadonlyMap<MarkerLookup, CaseMarker>,
): Promise<Map<MarkerLookup, MarkerAnswer>> {
	const found = new Map<MarkerLookup, MarkerAnswer>();
	const siblings = groupBy(
		questions.filter((question) => question.caseId !== undefined || known.has(question)),
		({ folder: { pathLower } }) => (pathLower === undefined ? undefined : parentPath(pathLower)),
	);
	for (const [parent, group] of siblings) {
		if (parent !== undefined && group.length > FEW)
			await answerFromSearch(api, dropbox, parent, group, known, found);
	}
	const rest = questions.filter((question) => !found.has(question));
	const answers = await inParallel(
		rest,
		async (question) => await outcomeOf(async () => await lookUpMarker(dropbox, question)),
	);
	rest.forEach((question, index) => found.set(question, answers[index] as MarkerAnswer));
	return found;
}

/**
 * Answers those questions whose marker file search shows, saying just what is expected of it. A folder in which it
 * shows that of another case besides is to be looked into.
 */
async function answerFromSearch(
	api: Api,
	dropbox: Dropbox,
	parent: string,
	group: readonly MarkerLookup[],
	known: ReadonlyMap<MarkerLookup, CaseMarker>,
	found: Map<MarkerLookup, MarkerAnswer>,
): Promise<void> {
	const search = await outcomeOf(async () => await searchMarkerFilesBelow(api, dropbox, parent));
	if (!search.ok) return;
	const byFolder = groupBy(search.value, ({ pathLower = '' }) => parentPath(pathLower));
	for (const question of group) {
		const { folder } = question;
		const caseId = caseKey(known.get(question)?.caseId ?? question.caseId ?? '');
		const folderId = stableAddress(folder);
		const files = byFolder.get(folder.pathLower ?? '') ?? [];
		const expected = markerFileName(caseId);
		if (files.some(({ name }) => name.normalize('NFC') !== expected)) continue;
		const hash = markerContentHash(caseId, folderId);
		if (files.some(({ contentHash }) => contentHash === hash)) {
			found.set(question, done({ caseId, folderId, kind: 'file' }));
		} else if (known.has(question)) {
			found.set(question, done(undefined));
		}
	}
}

/** The file that a case's marker would be in this folder, by its name. */
export async function findMarkerFile(
	dropbox: Lookups,
	folder: FolderEntry,
	caseId: string,
): Promise<FileEntry | undefined> {
	const address = joinPath(stableAddress(folder), markerFileName(caseId));
	return await dropbox.find(address).then(
		(entry) => (entry.kind === 'file' ? entry : undefined),
		(thrown: unknown) => {
			if (isAbsent(thrown)) return undefined;
			throw thrown;
		},
	);
}

/**
 * Of all marker files in a folder the one that says most: the folder's own before what came along with a copy, and
 * another case's before this one's, so that a folder with two owners is given to neither. One listing shows them all,
 * where asking for the file of one case would not show that of another.
 */
async function lookUpMarker(
	dropbox: Dropbox,
	{ folder, caseId }: MarkerLookup,
): Promise<CaseMarker | undefined> {
	const files: FileEntry[] = [];
	for await (const page of dropbox.list(stableAddress(folder), 'one level')) {
		for (const entry of page) if (entry.kind === 'file' && isMarkerLikeName(entry.name)) files.push(entry);
	}
	files.sort((a, b) => (a.name < b.name ? -1 : 1));
	const expected = caseId === undefined ? undefined : markerFileName(caseId);
	const markers = await inParallel(files, async (file) => {
		const known = file.name.normalize('NFC') === expected ? caseKey(caseId ?? '') : undefined;
		return await readMarkerFile(file, folder, known, dropbox);
	});
	const read = markers.filter((marker) => marker !== undefined);
	const own = read.filter((marker) => isOwnMarker(marker, folder));
	const isExpected = (marker: CaseMarker) => caseId !== undefined && marker.caseId === caseKey(caseId);
	return own.find((marker) => !isExpected(marker)) ?? own[0] ?? read.find(isExpected) ?? read[0];
}
