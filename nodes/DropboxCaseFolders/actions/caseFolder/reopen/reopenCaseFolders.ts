import type { FolderEntry } from '../../../../shared/domain/entry';
import { runOncePerFolder } from '../../shared/caseFolders/runOncePerFolder';
import { done, mapOk, type Outcome } from '../../../../shared/core/outcome';
import { baseName, parentPath, pathKey } from '../../../../shared/domain/paths';
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
import {
	gatherReopenFacts,
	planReopens,
	type ReopenedCaseFolder,
	type ReopenPlan,
	type ReopenRequest,
} from './planReopens';
import { moveBack } from './moveBack';

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
		async (all) => await requireSameAudienceOfEach(all, transfersOf, dropbox),
	);
	const free = await mapOk(sameAudience, async (all) => await requireFreePlaces(all, moveOf, dropbox));
	const writable = await mapOk(free, async (all) => await requireWritable(all, writesOf, dropbox));
	return await mapOk(writable, async (all) => {
		const real = all.filter(({ facts }) => facts.stored !== undefined && !facts.request.dryRun);
		const outcomes = await moveBack(real, dropbox);
		const byCase = new Map(real.map((each, index) => [each, outcomes[index] as Outcome<FolderEntry>]));
		return all.map((each) => {
			const outcome = byCase.get(each) ?? done(expectedFolder(each));
			return outcome.ok ? done(toReopenedCaseFolder(each, outcome.value)) : outcome;
		});
	});
}

/** Where it is to lie; undefined where it stays. */
const newParentOf = ({ facts, place }: ReopenPlan): string | undefined =>
	pathKey(place) === pathKey(facts.path) ? undefined : parentPath(place);

const moveOf = ({ facts: { folder, path, request }, place }: ReopenPlan) => ({
	...{ folderId: folder.id, path, place, dryRun: request.dryRun },
});

const transfersOf = ({ facts: { folder, path, parent }, place, to }: ReopenPlan): Transfer[] =>
	pathKey(place) === pathKey(path) ? [] : [{ from: parent, to: parentPath(to), folder }];

/** As the calls themselves are judged. */
function writesOf({ facts: { folder, path, stored }, place }: ReopenPlan): Write[] {
	if (stored === undefined) return [];
	const record: Write = { address: closingRecordAddress(folder), reach: 'itself', mayBeGone: true };
	if (pathKey(place) === pathKey(path)) return [record];
	return [{ address: folder.id, reach: 'all in it' }, { address: place, reach: 'itself' }, record];
}

const expectedFolder = ({ facts: { folder }, place }: ReopenPlan): FolderEntry => ({
	...folder,
	...{ name: baseName(place), path: place },
});

function toReopenedCaseFolder({ facts, place }: ReopenPlan, folder: FolderEntry): ReopenedCaseFolder {
	const record = facts.stored?.record;
	return {
		status: record === undefined ? 'notClosed' : 'reopened',
		folderId: folder.id,
		name: folder.name,
		path: folder.path ?? place,
		previousPath: facts.path,
		closedAt: record?.closedAt ?? null,
		linksRevoked: record?.linksRevoked ?? null,
		warnings: record === undefined ? [] : warningsOf(record.linksRevoked, record.way),
		url: webLink(folder),
		dryRun: facts.request.dryRun,
	};
}

const warningsOf = (linksRevoked: number | null, way: string): string[] => [
	...(linksRevoked === null || linksRevoked === 0
		? []
		: [`${linksRevoked} shared links were revoked when it was closed. They are not restored.`]),
	...(way === 'zipped' ? ['The ZIP that was made when it was closed stays where it is.'] : []),
];
