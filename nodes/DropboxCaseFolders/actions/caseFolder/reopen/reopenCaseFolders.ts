import type { FolderEntry } from '../../../../shared/domain/entry';
import { groupBy } from '../../../../shared/core/groupBy';
import { mapOk, done, type Outcome } from '../../../../shared/core/outcome';
import { pathKey, baseName, parentPath } from '../../../../shared/domain/paths';
import { webLink } from '../../../../shared/domain/webLink';
import type { DropboxPort, Write } from '../../../../shared/dropbox/port';
import {
	locateCaseFoldersWithParent,
	type CaseFolderWithParent,
} from '../../shared/caseFolders/locateCaseFoldersWithParent';
import { requireFreePlaces } from '../../shared/caseFolders/requireFreePlaces';
import { closingRecordAddress } from '../../shared/caseFolders/readClosingRecord';
import { requireSameAudienceOfEach, type Transfer } from '../../shared/audience/requireSameAudience';
import { requireOneCase } from '../../shared/caseFolders/requireOneCase';
import { requireOutsideCases } from '../../shared/caseFolders/requireOutsideCases';
import { requireWritable } from '../../shared/caseFolders/requireWritable';
import { gatherReopenFacts } from './gatherReopenFacts';
import type { ReopenedCaseFolder, ReopenRequest } from './ReopenedCaseFolder';
import { moveBack } from './moveBack';
import { planReopens, type ReopenPlan } from './planReopens';

/** Puts closed case folders back where they were, all together. */
export async function reopenCaseFolders(
	requests: readonly ReopenRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ReopenedCaseFolder>>> {
	const found = await locateCaseFoldersWithParent(requests, dropbox);
	return await mapOk(
		found,
		async (all) => await runOncePerFolder(all, async (cases) => await reopenDistinct(cases, dropbox)),
	);
}

async function reopenDistinct(
	cases: readonly CaseFolderWithParent<ReopenRequest>[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ReopenedCaseFolder>>> {
	const ofOneCase = await requireOneCase(cases, ({ folder }) => ({ folder }), dropbox);
	const known = await mapOk(ofOneCase, async (all) => await gatherReopenFacts(all, dropbox));
	const going = await mapOk(known, async (all) => await planReopens(all, dropbox));
	const planned = await mapOk(
		going,
		async (all) => await requireOutsideCases(all, newParentOf, 'Restore To', dropbox),
	);
	const sameAudience = await mapOk(
		planned,
		async (all) => await requireSameAudienceOfEach(all, passagesOf, dropbox),
	);
	const free = await mapOk(sameAudience, async (all) => await requireFreePlaces(all, moveOf, dropbox));
	const writable = await mapOk(free, async (all) => await requireWritable(all, writesOf, dropbox));
	return await mapOk(writable, async (all) => {
		const real = all.filter(({ of, standing }) => standing !== undefined && !of.request.dryRun);
		const outcomes = await moveBack(real, dropbox);
		const byCase = new Map(real.map((each, index) => [each, outcomes[index] as Outcome<FolderEntry>]));
		return all.map((each) => {
			const outcome = byCase.get(each) ?? done(expectedFolder(each));
			return outcome.ok ? done(toReopenedCaseFolder(each, outcome.value)) : outcome;
		});
	});
}

/** Where it is to lie; undefined where it stays. */
const newParentOf = ({ of, place }: ReopenPlan): string | undefined =>
	pathKey(place) === pathKey(of.path) ? undefined : parentPath(place);

const moveOf = ({ of: { folder, path, request }, place }: ReopenPlan) => ({
	...{ folderId: folder.id, path, place, dryRun: request.dryRun },
});

const passagesOf = ({ of: { folder, path, parent }, place, to }: ReopenPlan): Transfer[] =>
	pathKey(place) === pathKey(path) ? [] : [{ from: parent, to: parentPath(to), folder }];

/** As the calls themselves are judged. */
function writesOf({ of: { folder, path }, standing, place }: ReopenPlan): Write[] {
	if (standing === undefined) return [];
	const record: Write = { address: closingRecordAddress(folder), reach: 'itself', mayBeGone: true };
	if (pathKey(place) === pathKey(path)) return [record];
	return [{ address: folder.id, reach: 'all in it' }, { address: place, reach: 'itself' }, record];
}

const expectedFolder = ({ of: { folder }, place }: ReopenPlan): FolderEntry => ({
	...folder,
	...{ name: baseName(place), path: place },
});

function toReopenedCaseFolder({ of, standing, place }: ReopenPlan, folder: FolderEntry): ReopenedCaseFolder {
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
async function runOncePerFolder(
	cases: readonly CaseFolderWithParent<ReopenRequest>[],
	work: (distinct: Array<CaseFolderWithParent<ReopenRequest>>) => Promise<Array<Outcome<ReopenedCaseFolder>>>,
): Promise<Array<Outcome<ReopenedCaseFolder>>> {
	const keyOf = ({ folder, request }: CaseFolderWithParent<ReopenRequest>) =>
		`${String(request.dryRun)} ${folder.id}`;
	const groups = groupBy(cases, keyOf);
	const outcomes = await work(
		[...groups.values()].map((group) => group[0] as CaseFolderWithParent<ReopenRequest>),
	);
	const byKey = new Map([...groups.keys()].map((key, index) => [key, outcomes[index]]));
	return cases.map((each) => byKey.get(keyOf(each)) as Outcome<ReopenedCaseFolder>);
}
