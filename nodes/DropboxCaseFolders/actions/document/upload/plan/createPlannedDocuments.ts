import { stableAddress, type FolderEntry } from '../../../../../shared/domain/entry';
import type { Outcome } from '../../../../../shared/core/outcome';
import { joinPath, pathKey } from '../../../../../shared/domain/paths';
import { TargetFolder } from '../../../../../shared/domain/documents/TargetFolder';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import { archivePath } from './archivePath';
import { CaseContents } from './CaseContents';
import { UploadFolder } from './UploadFolder';
import { PlannedDocument } from './PlannedDocument';
import { findSuccessors } from './findSuccessors';
import { FormerVersions } from './FormerVersions';
import { createPlaceKey } from './createPlaceKey';
import type { UploadRequest } from '../UploadRequest';

/**
 * The documents of all items, with the folders that they go into and the case folders that they could be in
 * already: each known once, however many documents it concerns. None for an item whose case folder was refused.
 */
export function createPlannedDocuments(
	requests: readonly UploadRequest[],
	caseFolders: ReadonlyArray<Outcome<FolderEntry>>,
	dropbox: DropboxPort,
): PlannedDocument[][] {
	const placeOf = createPlaceKey(caseFolders);
	const names = new Map<string, string[]>();
	requests.forEach(({ subfolder, documents }, index) => {
		const found = caseFolders[index];
		if (found?.ok !== true) return;
		const place = placeOf(found.value, subfolder);
		const known = names.get(place) ?? [];
		known.push(...documents.map(({ name }) => name));
		names.set(place, known);
	});
	const folders = new Map([...names].map(([place, all]) => [place, new TargetFolder<PlannedDocument>(all)]));
	const destinations = new Map<string, UploadFolder<PlannedDocument>>();
	const contents = new Map<string, CaseContents<PlannedDocument>>();
	const former = new Map<string, FormerVersions>();

	/** A folder that is not there yet comes to be called as the first item calls it. */
	const destinationOf = (caseFolder: FolderEntry, subfolder: string): UploadFolder<PlannedDocument> => {
		const top = stableAddress(caseFolder);
		const place = placeOf(caseFolder, subfolder);
		const key = `${top}//${place}`;
		const address = subfolder === '' ? top : joinPath(top, subfolder);
		const folder = folders.get(place) as TargetFolder<PlannedDocument>;
		const destination = destinations.get(key) ?? new UploadFolder(dropbox, address, folder, subfolder);
		destinations.set(key, destination);
		return destination;
	};

	const contentsOf = (caseFolder: FolderEntry, { duplicates, archiveFolder }: UploadRequest) => {
		if (duplicates === 'not looked for') return undefined;
		const key = `${placeOf(caseFolder, '')}//${pathKey(archiveFolder)}`;
		const known = contents.get(key) ?? new CaseContents<PlannedDocument>(dropbox, caseFolder, archiveFolder);
		contents.set(key, known);
		return known;
	};
	const formerOf = (
		caseFolder: FolderEntry,
		request: UploadRequest,
		destination: UploadFolder<PlannedDocument>,
	) => {
		if (request.rule !== 'archive') return undefined;
		const path = archivePath(request, destination);
		const key = placeOf(caseFolder, path);
		const known = former.get(key) ?? new FormerVersions(dropbox, joinPath(stableAddress(caseFolder), path));
		former.set(key, known);
		return known;
	};
	const filings = requests.map((request, index) => {
		const found = caseFolders[index];
		if (found?.ok !== true) return [];
		const caseFolder = found.value;
		const destination = destinationOf(caseFolder, request.subfolder);
		const inCase = contentsOf(caseFolder, request);
		const kept = formerOf(caseFolder, request, destination);
		return request.documents.map(
			(document) => new PlannedDocument(document, request, caseFolder, destination, inCase, kept),
		);
	});
	findSuccessors(filings.flat());
	return filings;
}
