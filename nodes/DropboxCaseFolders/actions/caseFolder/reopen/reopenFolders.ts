import type { FolderEntry } from '../../../../shared/domain/entry';
import { groupedBy } from '../../../../shared/domain/groupedBy';
import { andThenAll, done, type Outcome } from '../../../../shared/domain/outcome';
import { comparable, lastName, parentPath } from '../../../../shared/domain/paths';
import { webLink } from '../../../../shared/domain/webLink';
import type { DropboxPort, Write } from '../../../../shared/ports';
import { findCaseFolders, type Found } from '../close/caseFolders';
import { whereFree } from '../close/free';
import { recordAddress } from '../standingRecord';
import { whereSameAudience, type Passage } from '../../requireSameAudience';
import { whereOneCase } from '../whereOneCase';
import { whereOutsideCases } from '../whereOutsideCases';
import { whereWritable } from '../writable';
import { recorded } from './recorded';
import type { ReopenedCaseFolder, ReopenRequest } from './ReopenedCaseFolder';
import { returned } from './returned';
import { returning, type Returning } from './returning';

/** Puts closed case folders back where they were, all together. */
export async function reopenFolders(
	requests: readonly ReopenRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ReopenedCaseFolder>>> {
	const found = await findCaseFolders(requests, dropbox);
	return await andThenAll(
		found,
		async (all) => await oncePerFolder(all, async (cases) => await reopened(cases, dropbox)),
	);
}

async function reopened(
	cases: readonly Found<ReopenRequest>[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ReopenedCaseFolder>>> {
	const ofOneCase = await whereOneCase(cases, ({ folder }) => ({ folder }), dropbox);
	const known = await andThenAll(ofOneCase, async (all) => await recorded(all, dropbox));
	const going = await andThenAll(known, async (all) => await returning(all, dropbox));
	const planned = await andThenAll(
		going,
		async (all) => await whereOutsideCases(all, goalOf, 'Restore To', dropbox),
	);
	const sameAudience = await andThenAll(
		planned,
		async (all) => await whereSameAudience(all, passagesOf, dropbox),
	);
	const free = await andThenAll(sameAudience, async (all) => await whereFree(all, moveOf, dropbox));
	const writable = await andThenAll(free, async (all) => await whereWritable(all, writesOf, dropbox));
	return await andThenAll(writable, async (all) => {
		const real = all.filter(({ of, standing }) => standing !== undefined && !of.request.dryRun);
		const outcomes = await returned(real, dropbox);
		const byCase = new Map(real.map((each, index) => [each, outcomes[index] as Outcome<FolderEntry>]));
		return all.map((each) => {
			const outcome = byCase.get(each) ?? done(asItWouldBe(each));
			return outcome.ok ? done(result(each, outcome.value)) : outcome;
		});
	});
}

/** Where it is to lie; undefined where it stays. */
const goalOf = ({ of, place }: Returning): string | undefined =>
	comparable(place) === comparable(of.path) ? undefined : parentPath(place);

const moveOf = ({ of: { folder, path, request }, place }: Returning) => ({
	...{ folderId: folder.id, path, place, dryRun: request.dryRun },
});

const passagesOf = ({ of: { folder, path, parent }, place, to }: Returning): Passage[] =>
	comparable(place) === comparable(path) ? [] : [{ from: parent, to: parentPath(to), folder }];

/** As the calls themselves are judged. */
function writesOf({ of: { folder, path }, standing, place }: Returning): Write[] {
	if (standing === undefined) return [];
	const record: Write = { address: recordAddress(folder), reach: 'itself', mayBeGone: true };
	if (comparable(place) === comparable(path)) return [record];
	return [{ address: folder.id, reach: 'all in it' }, { address: place, reach: 'itself' }, record];
}

const asItWouldBe = ({ of: { folder }, place }: Returning): FolderEntry => ({
	...folder,
	...{ name: lastName(place), path: place },
});

function result({ of, standing, place }: Returning, folder: FolderEntry): ReopenedCaseFolder {
	const record = standing?.record;
	return {
		status: record === undefined ? 'notClosed' : 'reopened',
		folderId: folder.id,
		name: folder.name,
		path: folder.path ?? place,
		pathBefore: of.path,
		closedAt: record?.closedAt ?? null,
		linksRevoked: record?.linksRevoked ?? null,
		warnings: record === undefined ? [] : warningsOf(record.linksRevoked, record.way),
		url: webLink(folder),
		dryRun: of.request.dryRun,
	};
}

const warningsOf = (linksRevoked: number | null, way: string): string[] => [
	...(linksRevoked === null || linksRevoked === 0
		? []
		: [`${linksRevoked} shared links were revoked when it was closed. They are not brought back.`]),
	...(way === 'zipped' ? ['The ZIP that was made when it was closed stays where it is.'] : []),
];

/** Several items that lead to one folder have one outcome. */
async function oncePerFolder(
	cases: readonly Found<ReopenRequest>[],
	work: (distinct: Array<Found<ReopenRequest>>) => Promise<Array<Outcome<ReopenedCaseFolder>>>,
): Promise<Array<Outcome<ReopenedCaseFolder>>> {
	const keyOf = ({ folder, request }: Found<ReopenRequest>) => `${String(request.dryRun)} ${folder.id}`;
	const groups = groupedBy(cases, keyOf);
	const outcomes = await work([...groups.values()].map((group) => group[0] as Found<ReopenRequest>));
	const byKey = new Map([...groups.keys()].map((key, index) => [key, outcomes[index]]));
	return cases.map((each) => byKey.get(keyOf(each)) as Outcome<ReopenedCaseFolder>);
}
