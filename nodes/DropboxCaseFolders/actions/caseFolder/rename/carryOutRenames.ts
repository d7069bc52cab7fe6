import { done, mapDefined, mapOk, outcomeOf, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { FolderEntry } from '../../../../shared/domain/entry';
import { cutToBytes, LONGEST_NAME } from '../../../../shared/domain/naming/safeName';
import { joinPath, looseKey } from '../../../../shared/domain/paths';
import type { CaseMarker, DropboxPort } from '../../../../shared/dropbox/port';
import type { RenamePlan } from './RenameRequest';

/** What a plan came to so far. */
interface Renamed {
	plan: RenamePlan;
	folder: FolderEntry;
}

/** A folder as it is now, and the marker that it got instead of its former one. */
export interface Carried {
	folder: FolderEntry;
	/** Undefined where it got none: it was not to, or somebody had taken the former one off meanwhile. */
	marker: CaseMarker | undefined;
}

/**
 * Renames all folders by one call, then gives them the markers of their new case IDs. A run that dies in between leaves
 * folders that have their new name and are marked for their former ID, which the next run goes on with: by the name
 * alone nobody is given a folder that is marked for another case.
 */
export async function carryOutRenames(
	plans: readonly RenamePlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Carried>>> {
	const ready = await moveAside(plans, dropbox);
	const moved = await mapOk(ready, async (all) => await moveToNames(all, dropbox));
	return await mapOk(moved, async (all) => await remark(all, dropbox));
}

/** Whether Dropbox takes the two names for one, and so leaves the old one. */
const differsInCaseOnly = ({ folder, name, isNamed }: RenamePlan): boolean =>
	!isNamed && looseKey(folder.name) === looseKey(name);

const INTERIM = ' (being renamed)';

/**
 * Dropbox does not change upper and lower case alone, so such folders have another name for a moment. One that is left
 * with it, as the run died, is renamed from that by the next.
 */
async function moveAside(
	plans: readonly RenamePlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<RenamePlan>>> {
	const aside = await mapDefined(
		plans.map((plan) =>
			differsInCaseOnly(plan)
				? { from: plan.folder.id, to: joinPath(plan.parent, interimName(plan)) }
				: undefined,
		),
		dropbox.moveFolders,
	);
	return plans.map((plan, index) => {
		const outcome = aside[index];
		return outcome?.ok === false ? refused(refusalAboutFolder(outcome.refusal, plan)) : done(plan);
	});
}

/** No field leads to the place that it is to have, only one to the folder itself. */
const refusalAboutFolder = ({ reason, message, advice }: Refusal, { request }: RenamePlan): Refusal =>
	new Refusal(reason, message, advice).withAddress(request.folder);

const interimName = ({ name }: RenamePlan): string =>
	cutToBytes(name, LONGEST_NAME - INTERIM.length) + INTERIM;

async function moveToNames(
	plans: readonly RenamePlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Renamed>>> {
	const moved = await mapDefined(
		plans.map(({ isNamed, folder, to }) => (isNamed ? undefined : { from: folder.id, to })),
		dropbox.moveFolders,
	);
	return plans.map((plan, index) => {
		const outcome = moved[index] ?? done(plan.folder);
		if (outcome.ok) return done({ plan, folder: outcome.value });
		const refusal = refusalAboutFolder(outcome.refusal, plan);
		if (!differsInCaseOnly(plan)) return refused(refusal);
		return refused(
			refusal.reword(
				`The case folder has a temporary name that ends in “${INTERIM.trim()}”, and could not be given its new one: ${refusal.message}`,
			),
		);
	});
}

async function remark(all: readonly Renamed[], dropbox: DropboxPort): Promise<Array<Outcome<Carried>>> {
	const marked = await mapDefined(
		all.map(({ plan: { isToRemark, request }, folder }) =>
			isToRemark ? { folder, caseId: request.caseId, formerCaseId: request.formerCaseId } : undefined,
		),
		async (remarkings) => {
			const marked = await outcomeOf(async () => await dropbox.remarkFolders(remarkings));
			// All folders have their names by now, and those without a new ID are done.
			return marked.ok ? marked.value : remarkings.map(() => marked);
		},
	);
	return all.map(({ folder }, index) => {
		const outcome = marked[index];
		return outcome?.ok === false
			? refused(outcome.refusal.reword(explain(outcome.refusal.message)))
			: done({ folder, marker: outcome?.value });
	});
}

const explain = (message: string): string =>
	`The case folder has its new name, but its marker could not be changed to the new case ID: ${message}`;
