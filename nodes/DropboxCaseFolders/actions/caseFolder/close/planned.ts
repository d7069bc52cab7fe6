import type { ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import { assertAllDownload, assertNothingApart } from '../../../../shared/domain/closing/FolderContents';
import { assertMovable, assertZippable } from '../../../../shared/domain/closing/zipLimits';
import {
	assertOutside,
	hasPrefix,
	matterFolder,
	withPrefix,
	yearFolder,
} from '../../../../shared/domain/closing/places';
import { shortened } from '../../../../shared/domain/naming/length';
import { outcomeFrom, type Outcome } from '../../../../shared/domain/outcome';
import { below, comparable, parentPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/domain/Refusal';
import { changedSinceZip, isAsRecorded } from './sinceClosed';
import { doneBefore, untouched } from './results';
import type { CloseRequest } from './CloseRequest';
import type { Examined } from './examined';
import type { Plan } from './Plan';

const WAYS = { move: 'moved', zip: 'zipped', prefix: 'renamed' } as const;

/** Settles what is to be done for each case folder; nothing is read or written here. */
export function planned(
	cases: readonly Examined[],
	closedFolders: ReadonlyMap<string, Outcome<string>>,
): Array<Outcome<Plan>> {
	return cases.map((each) =>
		outcomeFrom(() => {
			if (each.standing === 'closed') return closedAlready(each);
			const places = placesOf(each, closedFolders);
			if (isThere(each, places.place))
				return { kind: 'nothing', of: each, result: doneBefore(each, undefined) };
			if (each.request.onlyWithDocuments && each.tally.documentCount === 0)
				return { kind: 'nothing', of: each, result: untouched(each) };
			if (each.request.way.kind === 'zip') assertCanBeZipped(each);
			if (comparable(places.place) !== comparable(each.path)) assertMovable(each.tally.entryCount);
			return { kind: 'close', of: each, ...places, record: recordOf(each, places.place) };
		}),
	);
}

/** @throws Refusal `invalid_input` where it was closed in another way */
function closedAlready(each: Examined): Plan {
	const record = each.recorded?.record as ClosingRecord;
	const { way } = each.request;
	const isSameWay =
		record.way === WAYS[way.kind] && (way.kind !== 'zip' || stayed(record) === (way.afterwards === 'stays'));
	if (isSameWay) {
		assertStillZipped(each, record);
		return { kind: 'nothing', of: each, result: doneBefore(each, record) };
	}
	throw new Refusal(
		'invalid_input',
		'The case folder is closed already, in another way',
		'Run Reopen Case Folder on it first, then close it in this way.',
	);
}

/**
 * A closed folder can be worked in, wherever it lies. Another ZIP by itself would leave two, or lose one.
 * @throws Refusal `changed_meanwhile`
 */
function assertStillZipped({ tally }: Examined, record: ClosingRecord): void {
	if (record.way !== 'zipped' || isAsRecorded(tally, record)) return;
	throw changedSinceZip();
}

const stayed = ({ closedFrom, closedTo }: ClosingRecord): boolean =>
	comparable(closedFrom.path) === comparable(closedTo);

/** @throws Refusal `too_large`, `not_a_file`, `still_exposed` */
function assertCanBeZipped({ tally }: Examined): void {
	assertZippable(tally.entryCount, tally.bytes);
	assertNothingApart(tally.apartCount);
	assertAllDownload(tally.closedToDownloads);
}

type Places = Pick<Extract<Plan, { kind: 'close' }>, 'place' | 'archivePath'>;

function placesOf(each: Examined, closedFolders: ReadonlyMap<string, Outcome<string>>): Places {
	const { folder, path, request } = each;
	const { way, year } = request;
	if (way.kind === 'prefix') {
		const name = hasPrefix(way.prefix, folder.name) ? folder.name : withPrefix(way.prefix, folder.name);
		return { place: below(parentPath(path), name), archivePath: undefined };
	}
	const closedFolder = pathOf(way, closedFolders);
	if (way.kind === 'move') {
		const place = below(yearFolder(closedFolder, year), folder.name);
		if (!isThere(each, place)) assertOutside(path, place);
		return { place, archivePath: undefined };
	}
	const beside = matterFolder(closedFolder, year, way.matterNumber === '' ? folder.name : way.matterNumber);
	assertOutside(path, beside);
	const archivePath = below(beside, shortened(`${folder.name}.zip`, 'file'));
	return { place: way.afterwards === 'moves' ? below(beside, folder.name) : path, archivePath };
}

function pathOf(
	way: Extract<CloseRequest['way'], { closedFolder: string }>,
	closedFolders: ReadonlyMap<string, Outcome<string>>,
): string {
	const path = closedFolders.get(way.closedFolder) as Outcome<string>;
	if (path.ok) return path.value;
	throw path.refusal;
}

/** Moved or renamed by people, or its record was deleted: there is nothing left to be done. A ZIP may be. */
const isThere = ({ path, request }: Examined, place: string): boolean =>
	request.way.kind !== 'zip' && comparable(place) === comparable(path);

/** One that a run which died had written for the same close keeps its time. */
function recordOf(
	{ folder, path, parent, request, tally, recorded, standing }: Examined,
	closedTo: string,
): ClosingRecord {
	const way = WAYS[request.way.kind];
	const before = standing === 'half closed' ? recorded?.record : undefined;
	const isSame = before?.way === way && comparable(before.closedTo) === comparable(closedTo);
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
