import {
	groupBy,
	inParallel,
	mapOk,
	outcomeOf,
	refused,
	type Outcome,
} from '../../../../shared/core/outcome';
import { isAbsent, Refusal } from '../../../../shared/core/Refusal';
import { stableAddress } from '../../../../shared/domain/entry';
import { exposuresOfFolder } from '../../../../shared/domain/privilege/exposures';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { requireWritable } from '../../shared/caseFolders/requireWritable';
import { areAlike } from '../../shared/restriction/accessRules';
import { restrictFolder } from '../../shared/restriction/restrictFolder';
import { removeOpenLinks } from './removeOpenLinks';
import { planSetMembers } from './planSetMembers';
import type { CaseMembers, SetMembersPlan, SetMembersRequest } from './SetMembersRequest';

/** Folders that are changed at once. */
const AT_ONCE = 4;

/**
 * Makes case folders open to the people named and nobody else, and looks whether they are. All are checked to be the
 * cases' own before anything is written. Each is closed first, then people are added, and others are removed last: so
 * nobody from outside gains anything at any moment, and a run that died is completed by the next.
 */
export async function setCaseMembers(
	requests: readonly SetMembersRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CaseMembers>>> {
	const plans = await planSetMembers(requests, dropbox);
	const writable = await mapOk(
		plans,
		async (all) =>
			await requireWritable(
				all,
				({ folder }) => [{ address: stableAddress(folder), reach: 'all in it' }],
				dropbox,
			),
	);
	return await mapOk(writable, async (all) => await setTogether(all, dropbox));
}

/** Each folder once. Where items differ, none is right: which people have the case cannot be told. */
async function setTogether(
	plans: readonly SetMembersPlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CaseMembers>>> {
	const outcomes = new Map<string, Outcome<CaseMembers>>();
	const wanted: SetMembersPlan[] = [];
	for (const [id, group] of groupBy(plans, idOf)) {
		const [first] = group as [SetMembersPlan];
		if (group.every(({ request }) => areAlike(request.rules, first.request.rules))) wanted.push(first);
		else outcomes.set(id, refused(differingRefusal()));
	}
	const set = await inParallel(
		wanted,
		async (plan) => await outcomeOf(async () => await setMembersOf(plan, dropbox)),
		AT_ONCE,
	);
	const closed = await mapOk(set, async (all) => await removeOpenLinks(all, dropbox));
	wanted.forEach((plan, index) => outcomes.set(idOf(plan), closed[index] as Outcome<CaseMembers>));
	return plans.map((plan) => outcomes.get(idOf(plan)) as Outcome<CaseMembers>);
}

const idOf = ({ folder }: SetMembersPlan): string => stableAddress(folder);

async function setMembersOf(plan: SetMembersPlan, dropbox: DropboxPort): Promise<CaseMembers> {
	const { folder, request, nested } = plan;
	// All else is for Dropbox to say, which a dry run does not ask.
	if (request.dryRun && holdsShared(plan)) throw nestedRefusal();
	const wasRestricted = await isRestricted(plan, dropbox);
	const restricted = await restrictFolder(folder, request.rules, dropbox, 'the case folder').catch(
		(thrown: unknown) => {
			throw explain(thrown, plan);
		},
	);
	const { added, membersRemoved, linksRemoved } = restricted;
	const isAsBefore = wasRestricted && added.length + membersRemoved + linksRemoved === 0;
	return {
		...{ restricted, nested, linksRemovedLater: 0, dryRun: request.dryRun },
		status: isAsBefore ? 'alreadySet' : 'set',
	};
}

async function isRestricted({ folder }: SetMembersPlan, dropbox: DropboxPort): Promise<boolean> {
	if (folder.ownNamespaceId === undefined) return false;
	return exposuresOfFolder(await dropbox.sharedFolder(folder.ownNamespaceId)).length === 0;
}

/** Dropbox shares no folder in which a shared one lies; the other way round it does. */
function explain(thrown: unknown, plan: SetMembersPlan): unknown {
	if (thrown instanceof Refusal && isAbsent(thrown)) return thrown.reword(...GONE);
	if (!(thrown instanceof Refusal) || thrown.reason !== 'no_access' || !holdsShared(plan)) return thrown;
	return thrown.reword(thrown.message, MOVE_OUT);
}

/** Whether a shared folder lies in one that is none itself. */
const holdsShared = ({ folder, nested }: SetMembersPlan): boolean =>
	nested.length > 0 && folder.ownNamespaceId === undefined;

const MOVE_OUT =
	'Move the shared folders out of the case folder, run this again, then move them back. They keep their own members.';

const nestedRefusal = (): Refusal =>
	new Refusal('no_access', 'The folder contains a shared folder, so it cannot be shared itself', MOVE_OUT);

/** That Dropbox keeps the ID of a folder that is shared is not documented. */
const GONE = [
	'The case folder could not be found by its ID after its members were changed',
	'Look for the folder in Dropbox. If its ID has changed, save the new ID on the case record, and run Create with that ID under Existing Folder ID. Then run this again.',
] as const;

const differingRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'Two items of this run have different members or options for the same case folder',
		'Nothing was changed for this folder. Use one item for each case folder, with all of its members.',
	);
