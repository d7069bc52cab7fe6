import type { ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import { alreadyClosedResult, changedSinceZipRefusal, matchesRecord, noDocumentsResult } from './results';
import type { CloseFacts } from './gatherCloseFacts';
import {
	assertAllDownloadable,
	assertNoSharedFolders,
} from '../../../../shared/domain/closing/FolderContents';
import { assertMovable, assertZippable } from '../../../../shared/domain/closing/closedZip';
import {
	assertOutside,
	hasPrefix,
	matterFolder,
	withPrefix,
	yearFolder,
} from '../../../../shared/domain/closing/places';
import { shortenName } from '../../../../shared/domain/naming/safeName';
import { outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { joinPath, parentPath, pathKey } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import type { CloseRequest } from './request';
import type { ClosePlan } from './ClosePlan';

const RECORDED_WAYS = { move: 'moved', zip: 'zipped', prefix: 'renamed' } as const;

/** Settles what is to be done for each case folder; nothing is read or written here. */
export function planClosings(
	cases: readonly CloseFacts[],
	closedFolders: ReadonlyMap<string, Outcome<string>>,
): Array<Outcome<ClosePlan>> {
	return cases.map((each) =>
		outcomeOfSync(() => {
			if (each.state === 'closed') return planForClosed(each);
			const places = placesOf(each, closedFolders);
			if (isThere(each, places.place))
				return { kind: 'nothing', facts: each, result: alreadyClosedResult(each, undefined) };
			if (each.request.skipEmptyFolders && each.tally.documentCount === 0)
				return { kind: 'nothing', facts: each, result: noDocumentsResult(each) };
			if (each.request.way.kind === 'zip') assertCanBeZipped(each);
			if (pathKey(places.place) !== pathKey(each.path)) assertMovable(each.tally.entryCount);
			return { kind: 'close', facts: each, ...places, record: recordOf(each, places.place) };
		}),
	);
}

/** @throws Refusal `invalid_input` where it was closed in another way */
function planForClosed(each: CloseFacts): ClosePlan {
	const record = each.recorded?.record as ClosingRecord;
	const { way } = each.request;
	const isSameWay =
		record.way === RECORDED_WAYS[way.kind] &&
		(way.kind !== 'zip' || didFolderStay(record) === (way.afterwards === 'stays'));
	if (isSameWay) {
		assertStillZipped(each, record);
		return { kind: 'nothing', facts: each, result: alreadyClosedResult(each, record) };
	}
	throw new Refusal(
		'invalid_input',
		'The case folder was already closed with another method',
		'Run Reopen Case Folder on it first, then close it again.',
	);
}

/**
 * A closed folder can be worked in, wherever it lies. Another ZIP by itself would leave two, or lose one.
 * @throws Refusal `changed_meanwhile`
 */
function assertStillZipped({ tally }: CloseFacts, record: ClosingRecord): void {
	if (record.way !== 'zipped' || matchesRecord(tally, record)) return;
	throw changedSinceZipRefusal();
}

const didFolderStay = ({ closedFrom, closedTo }: ClosingRecord): boolean =>
	pathKey(closedFrom.path) === pathKey(closedTo);

/** @throws Refusal `too_large`, `not_a_file`, `still_exposed` */
function assertCanBeZipped({ tally }: CloseFacts): void {
	assertZippable(tally.entryCount, tally.bytes);
	assertNoSharedFolders(tally.sharedFolderCount);
	assertAllDownloadable(tally.notDownloadable);
}

type Places = Pick<Extract<ClosePlan, { kind: 'close' }>, 'place' | 'archivePath'>;

function placesOf(each: CloseFacts, closedFolders: ReadonlyMap<string, Outcome<string>>): Places {
	const { folder, path, request } = each;
	const { way, year } = request;
	if (way.kind === 'prefix') {
		const name = hasPrefix(way.prefix, folder.name) ? folder.name : withPrefix(way.prefix, folder.name);
		return { place: joinPath(parentPath(path), name), archivePath: undefined };
	}
	const closedFolder = closedFolderPath(way, closedFolders);
	if (way.kind === 'move') {
		const place = joinPath(yearFolder(closedFolder, year), folder.name);
		if (!isThere(each, place)) assertOutside(path, place);
		return { place, archivePath: undefined };
	}
	const beside = matterFolder(closedFolder, year, way.matterNumber === '' ? folder.name : way.matterNumber);
	assertOutside(path, beside);
	const archivePath = joinPath(beside, shortenName(`${folder.name}.zip`, 'file'));
	return { place: way.afterwards === 'moves' ? joinPath(beside, folder.name) : path, archivePath };
}

function closedFolderPath(
	way: Extract<CloseRequest['way'], { closedFolder: string }>,
	closedFolders: ReadonlyMap<string, Outcome<string>>,
): string {
	const path = closedFolders.get(way.closedFolder) as Outcome<string>;
	if (path.ok) return path.value;
	throw path.refusal;
}

/** Moved or renamed by people, or its record was deleted: there is nothing left to be done. A ZIP may be. */
const isThere = ({ path, request }: CloseFacts, place: string): boolean =>
	request.way.kind !== 'zip' && pathKey(place) === pathKey(path);

/** One that a run which died had written for the same close keeps its time. */
function recordOf(
	{ folder, path, parent, request, tally, recorded, state }: CloseFacts,
	closedTo: string,
): ClosingRecord {
	const way = RECORDED_WAYS[request.way.kind];
	const before = state === 'half closed' ? recorded?.record : undefined;
	const isSame = before?.way === way && pathKey(before.closedTo) === pathKey(closedTo);
	return {
		folderId: folder.id,
		way,
		closedAt: isSame ? before.closedAt : request.closedAt,
		closedFrom: { path, name: folder.name, parent },
		closedTo,
		archive: isSame ? before.archive : null,
		documentCount: tally.documentCount,
		bytes: tally.bytes,
		linksRevoked: null,
	};
}
