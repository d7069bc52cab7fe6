import {
	done,
	groupBy,
	inParallel,
	outcomeOf,
	refused,
	type Outcome,
} from '../../../../../shared/core/outcome';
import { Refusal } from '../../../../../shared/core/Refusal';
import { stableAddress, type FolderEntry } from '../../../../../shared/domain/entry';
import { isMarkerFile } from '../../../../../shared/domain/marker/markerFile';
import { AllowedPeople } from '../../../../../shared/domain/privilege/AllowedPeople';
import { exposuresOfFolder } from '../../../../../shared/domain/privilege/exposures';
import type { FolderMember } from '../../../../../shared/domain/privilege/sharing';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import { areAlike, type AccessRules } from '../../restriction/accessRules';
import { restrictFolder } from '../../restriction/restrictFolder';
import type { CaseFolderPlacement } from './CaseFolder';

/** Folders that are changed at once. */
const AT_ONCE = 4;

/**
 * Closes new case folders to all but the members that are asked for. One that was there already is left as it is, and a
 * warning says so, unless it is as a run that died left it: empty but for its marker, and open to nobody whom its own
 * members do not include.
 */
export async function setNewMembers(
	placements: readonly CaseFolderPlacement[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CaseFolderPlacement>>> {
	const asking = placements.filter(({ plan }) => plan.request.members !== undefined);
	const outcomes = new Map<string, Outcome<MembersOrNull>>();
	await inParallel(
		[...groupBy(asking, idOf).values()],
		async (group) => {
			const [first] = group as [CaseFolderPlacement];
			const isOneWish = group.every((each) => areAlike(rulesFor(each), rulesFor(first)));
			const isNew = group.some(({ created }) => created);
			const outcome = isOneWish
				? await outcomeOf(async () => await setMembers({ ...first, created: isNew }, dropbox))
				: refused(differingRefusal());
			outcomes.set(idOf(first), outcome);
		},
		AT_ONCE,
	);
	return placements.map((each) => {
		const outcome = each.plan.request.members && outcomes.get(idOf(each));
		if (outcome === undefined) return done(each);
		if (!outcome.ok) return outcome;
		if (outcome.value !== null) return done({ ...each, members: outcome.value });
		const plan = { ...each.plan, warnings: [...each.plan.warnings, NOT_CHANGED] };
		return done({ ...each, plan, members: null });
	});
}

/** Null where the folder is not theirs and was left as it is. */
type MembersOrNull = readonly FolderMember[] | null;

const idOf = ({ folder }: CaseFolderPlacement): string => stableAddress(folder);

/** A link that people use is not removed for the sake of a new folder: it is refused. */
const rulesFor = ({ plan: { request } }: CaseFolderPlacement): AccessRules => ({
	...{ people: request.members ?? [], level: 'editor', others: 'remove', outerLinks: 'keep' },
});

async function setMembers(placement: CaseFolderPlacement, dropbox: DropboxPort): Promise<MembersOrNull> {
	const { folder, created } = placement;
	const rules = rulesFor(placement);
	if (!created) {
		const state = await readState(folder, rules, dropbox);
		if (state !== 'half made') return state === 'of others' ? null : state.members;
	}
	return (await restrictFolder(folder, rules, dropbox, 'the case folder')).members;
}

/** What an older folder is: the members' own already, left by a run that died before it was, or something else. */
async function readState(
	folder: FolderEntry,
	{ people }: AccessRules,
	dropbox: DropboxPort,
): Promise<{ members: FolderMember[] } | 'half made' | 'of others'> {
	const shared = await dropbox.sharedFolderAt(stableAddress(folder));
	if (shared === undefined) return (await isEmpty(folder, dropbox)) ? 'half made' : 'of others';
	const members = await dropbox.members(shared.namespaceId);
	const { accountId } = await dropbox.whoAmI();
	const named = new AllowedPeople(accountId, people);
	const isTheirs = exposuresOfFolder(shared).length === 0 && members.every((each) => named.includes(each));
	if (isTheirs && named.countMissing(members) === 0) return { members };
	return isTheirs && (await isEmpty(folder, dropbox)) ? 'half made' : 'of others';
}

async function isEmpty(folder: FolderEntry, dropbox: DropboxPort): Promise<boolean> {
	for await (const page of dropbox.list(stableAddress(folder), 'one level')) {
		const isMarker = (entry: (typeof page)[number]) =>
			entry.kind === 'file' && isMarkerFile(entry.name, entry.size);
		if (!page.every(isMarker)) return false;
	}
	return true;
}

const NOT_CHANGED =
	'The case folder was there already, so its members were not changed. To change them, run Set Members';

const differingRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'Two items of this run have different members for the same new case folder',
		'Use one item for each case, with all of its members. Nobody was let in or kept out.',
	);
