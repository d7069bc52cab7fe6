import { lastingAddress, type FolderEntry } from '../../../../shared/domain/entry';
import type { Outcome } from '../../../../shared/domain/outcome';
import { below, comparable } from '../../../../shared/domain/paths';
import { TargetFolder } from '../../../../shared/domain/upload/TargetFolder';
import type { DropboxPort } from '../../../../shared/ports';
import { archivePath } from './archivePath';
import { CaseContents } from './CaseContents';
import { Destination } from './Destination';
import { Filing } from './Filing';
import { findSuccessors } from './findSuccessors';
import { FormerVersions } from './FormerVersions';
import { placesOf } from './places';
import type { UploadRequest } from './UploadRequest';

/**
 * The documents of all items, with the folders that they go into and the case folders that they could be in
 * already: each known once, however many documents it concerns. None for an item whose case folder was refused.
 */
export function arranged(
	requests: readonly UploadRequest[],
	caseFolders: ReadonlyArray<Outcome<FolderEntry>>,
	dropbox: DropboxPort,
): Filing[][] {
	const placeOf = placesOf(caseFolders);
	const names = new Map<string, string[]>();
	requests.forEach(({ subfolder, documents }, index) => {
		const found = caseFolders[index];
		if (found?.ok !== true) return;
		const place = placeOf(found.value, subfolder);
		const known = names.get(place) ?? [];
		known.push(...documents.map(({ name }) => name));
		names.set(place, known);
	});
	const folders = new Map([...names].map(([place, all]) => [place, new TargetFolder<Filing>(all)]));
	const destinations = new Map<string, Destination<Filing>>();
	const contents = new Map<string, CaseContents<Filing>>();
	const former = new Map<string, FormerVersions>();

	/** A folder that is not there yet comes to be called as the first item calls it. */
	const destinationOf = (caseFolder: FolderEntry, subfolder: string): Destination<Filing> => {
		const top = lastingAddress(caseFolder);
		const place = placeOf(caseFolder, subfolder);
		const key = `${top}//${place}`;
		const address = subfolder === '' ? top : below(top, subfolder);
		const folder = folders.get(place) as TargetFolder<Filing>;
		const destination = destinations.get(key) ?? new Destination(dropbox, address, folder, subfolder);
		destinations.set(key, destination);
		return destination;
	};

	const contentsOf = (caseFolder: FolderEntry, { duplicates, archiveFolder }: UploadRequest) => {
		if (duplicates === 'not looked for') return undefined;
		const key = `${placeOf(caseFolder, '')}//${comparable(archiveFolder)}`;
		const known = contents.get(key) ?? new CaseContents<Filing>(dropbox, caseFolder, archiveFolder);
		contents.set(key, known);
		return known;
	};
	const formerOf = (caseFolder: FolderEntry, request: UploadRequest, destination: Destination<Filing>) => {
		if (request.rule !== 'archive') return undefined;
		const path = archivePath(request, destination);
		const key = placeOf(caseFolder, path);
		const known = former.get(key) ?? new FormerVersions(dropbox, below(lastingAddress(caseFolder), path));
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
			(document) => new Filing(document, request, caseFolder, destination, inCase, kept),
		);
	});
	findSuccessors(filings.flat());
	return filings;
}
