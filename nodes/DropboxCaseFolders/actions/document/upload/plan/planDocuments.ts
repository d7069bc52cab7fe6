import { groupBy, type Outcome } from '../../../../../shared/core/outcome';
import { stableAddress, type FolderEntry } from '../../../../../shared/domain/entry';
import { joinPath, pathKey } from '../../../../../shared/domain/paths';
import { TargetFolder } from '../../../../../shared/domain/documents/TargetFolder';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import { CaseContents } from './CaseContents';
import { FormerVersions, UploadFolder } from './UploadFolder';
import { archivePath, PlannedDocument } from './PlannedDocument';
import type { UploadRequest } from '../UploadRequest';

/**
 * The documents of all items, with the folders that they go into and the case folders that they could be in
 * already: each known once, however many documents it concerns. None for an item whose case folder was refused.
 */
export function planDocuments(
	requests: readonly UploadRequest[],
	caseFolders: ReadonlyArray<Outcome<FolderEntry>>,
	dropbox: DropboxPort,
): PlannedDocument[][] {
	const placeOf = createPlaceKey(caseFolders);
	const open = requests.map((request, index) => {
		const found = caseFolders[index];
		return found?.ok === true ? { request, caseFolder: found.value } : undefined;
	});
	const names = groupBy(
		open.flatMap((each) => {
			if (each === undefined) return [];
			const place = placeOf(each.caseFolder, each.request.subfolder);
			return each.request.documents.map(({ name }) => ({ place, name }));
		}),
		({ place }) => place,
	);
	const targetFolders = new Map<string, TargetFolder<PlannedDocument>>();
	const uploadFolders = new Map<string, UploadFolder<PlannedDocument>>();
	const contents = new Map<string, CaseContents<PlannedDocument>>();
	const formerVersions = new Map<string, FormerVersions>();

	const planned = open.map((each) => {
		if (each === undefined) return [];
		const { caseFolder, request } = each;
		const { subfolder, archiveFolder, duplicates, rule } = request;
		const top = stableAddress(caseFolder);
		const place = placeOf(caseFolder, subfolder);
		const folder = getOrCreate(
			targetFolders,
			place,
			() => new TargetFolder<PlannedDocument>((names.get(place) ?? []).map(({ name }) => name)),
		);
		// A folder that is not there yet comes to be called as the first item calls it.
		const address = subfolder === '' ? top : joinPath(top, subfolder);
		const uploadFolder = getOrCreate(
			uploadFolders,
			`${top}//${place}`,
			() => new UploadFolder(dropbox, address, folder, subfolder),
		);
		const inCase = (): CaseContents<PlannedDocument> =>
			getOrCreate(
				contents,
				`${placeOf(caseFolder, '')}//${pathKey(archiveFolder)}`,
				() => new CaseContents<PlannedDocument>(dropbox, caseFolder, archiveFolder),
			);
		const archive = archivePath(request, uploadFolder);
		const inArchive = (): FormerVersions =>
			getOrCreate(
				formerVersions,
				placeOf(caseFolder, archive),
				() => new FormerVersions(dropbox, joinPath(top, archive)),
			);
		return request.documents.map(
			(given) =>
				new PlannedDocument(
					...([given, request, caseFolder, uploadFolder] as const),
					duplicates === 'not looked for' ? undefined : inCase(),
					rule === 'archive' ? inArchive() : undefined,
				),
		);
	});
	findSuccessors(planned.flat());
	return planned;
}

function getOrCreate<T>(known: Map<string, T>, key: string, create: () => T): T {
	const value = known.get(key) ?? create();
	known.set(key, value);
	return value;
}

/** Tells each document of the later ones that are to take the place of whatever has its name. */
export function findSuccessors(documents: readonly PlannedDocument[]): void {
	const later = new Map<unknown, Map<string, PlannedDocument[]>>();
	for (const document of documents.toReversed()) {
		const names = later.get(document.folder) ?? new Map<string, PlannedDocument[]>();
		later.set(document.folder, names);
		const name = pathKey(document.name);
		const successors = names.get(name) ?? [];
		document.successors = successors;
		if (document.rule === 'replace' || document.rule === 'archive')
			names.set(name, [document, ...successors]);
	}
}

/**
 * What tells one folder from another: two ways to the same folder, such as a case folder's subfolder and that
 * subfolder given as a case folder of its own, have the same place. A shared folder that was given by its
 * namespace has no path, unless another item of the run gave the same one by its ID or path. Where that
 * leaves one folder with two places, documents of it that meet lose a race, and nothing is overwritten.
 */
function createPlaceKey(
	caseFolders: ReadonlyArray<Outcome<FolderEntry>>,
): (caseFolder: FolderEntry, subfolder: string) => string {
	const found = caseFolders.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
	const paths = new Map(found.map(({ ownNamespaceId, path }) => [path && ownNamespaceId, path]));
	return (caseFolder, subfolder) => {
		const { path, ownNamespaceId } = caseFolder;
		const known = path ?? (ownNamespaceId === undefined ? undefined : paths.get(ownNamespaceId));
		// IDs are told apart by upper and lower case, names are not.
		const top = known === undefined ? (ownNamespaceId ?? stableAddress(caseFolder)) : pathKey(known);
		return subfolder === '' ? top : joinPath(top, pathKey(subfolder));
	};
}
