import type { FolderEntry } from '../../../../shared/domain/entry';
import {
	groupBy,
	inParallel,
	mapOk,
	outcomeOf,
	refused,
	type Outcome,
} from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { requireOneCase } from '../caseFolders/requireOneCase';
import { type RestrictedFolder, restrictFolder } from './restrictFolder';
import { requireNotInside, findRestrictedFolder, type FoundPlace } from './findRestrictedFolder';
import { areAlike } from './accessRules';
import { type Restriction } from './restrictedFolderFields';

/** Folders that are looked for, or restricted, at once. */
const AT_ONCE = 4;

/** A restriction, and what it is for. */
export interface FolderRestriction {
	restriction: Restriction;
	/** Path of a folder that must not come to lie in a folder that is restricted now; undefined where none is known. */
	beside: string | undefined;
}

interface FolderToRestrict {
	restriction: Restriction;
	folder: FolderEntry;
}

/**
 * The restricted folders of all items: looked for, made where they are missing, restricted and shown to be, each once
 * however many items it is for. Outcomes stand in the order asked.
 */
export async function restrictFolders(
	asked: readonly FolderRestriction[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<RestrictedFolder>>> {
	const keys = asked.map(({ restriction: { place } }) => JSON.stringify(place));
	const distinct = new Map(asked.map(({ restriction: { place } }, index) => [keys[index], place]));
	const found = new Map(
		await inParallel(
			[...distinct],
			async ([key, place]) =>
				[key, await outcomeOf(async () => await findRestrictedFolder(place, dropbox))] as const,
			AT_ONCE,
		),
	);
	const places = keys.map((key) => found.get(key) as Outcome<FoundPlace>);
	const known = await mapOk(
		places,
		async (all) =>
			await requireOneCase(all, ({ caseFolder, folder }) => ({ folder: caseFolder ?? folder }), dropbox),
	);
	const folders = await mapOk(known, async (all) => await createMissing(all, dropbox));
	const wanted = await inParallel(
		folders,
		async (outcome, index): Promise<Outcome<FolderToRestrict>> => {
			const { restriction, beside } = asked[index] as FolderRestriction;
			if (!outcome.ok) return outcome;
			return await outcomeOf(async () => {
				if (beside !== undefined) await requireNotInside(outcome.value, beside, dropbox);
				return { restriction, folder: outcome.value };
			});
		},
		AT_ONCE,
	);
	return await mapOk(wanted, async (all) => await restrictTogether(all, dropbox));
}

/** Makes the folders that are missing, all by one call. */
async function createMissing(
	places: readonly FoundPlace[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<FolderEntry>>> {
	const missing = [...new Set(places.flatMap(({ folder, path }) => (folder ? [] : (path ?? []))))];
	const created = missing.length === 0 ? [] : await dropbox.createFolders(missing);
	const byPath = new Map(missing.map((path, index) => [path, created[index] as Outcome<FolderEntry>]));
	return await inParallel(
		places,
		async ({ folder, path }) =>
			await outcomeOf(async () => folder ?? (await requireCreated(path, byPath, dropbox))),
		AT_ONCE,
	);
}

async function requireCreated(
	path: string | undefined,
	created: ReadonlyMap<string, Outcome<FolderEntry>>,
	dropbox: DropboxPort,
): Promise<FolderEntry> {
	const outcome = path === undefined ? undefined : created.get(path);
	if (path === undefined || outcome === undefined) {
		throw new Refusal(
			'no_access',
			'The case folder has not been added to the connected account’s Dropbox, so nothing can be created in it',
			'Add it in Dropbox under Sharing, or act as a member who has it.',
		);
	}
	if (outcome.ok) return outcome.value;
	// Somebody was faster, or an answer was lost.
	const there = outcome.refusal.reason === 'folder_exists' ? await dropbox.find(path) : undefined;
	if (there?.kind === 'folder') return there;
	throw outcome.refusal;
}

/** Each folder once. Whoever wants it for other people than an earlier item must not undo what that was promised. */
async function restrictTogether(
	wanted: readonly FolderToRestrict[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<RestrictedFolder>>> {
	const outcomes = new Map<FolderToRestrict, Outcome<RestrictedFolder>>();
	const groups = [...groupBy(wanted, ({ folder }) => folder.id).values()];
	await inParallel(
		groups,
		async (group) => {
			const [first] = group as [FolderToRestrict];
			const outcome = await outcomeOf(
				async () => await restrictFolder(first.folder, first.restriction, dropbox),
			);
			for (const each of group)
				outcomes.set(each, areAlike(each.restriction, first.restriction) ? outcome : refused(differing()));
		},
		AT_ONCE,
	);
	return wanted.map((each) => toStillExposed(outcomes.get(each) as Outcome<RestrictedFolder>));
}

const differing = (): Refusal =>
	new Refusal(
		'invalid_input',
		'Two items of this run have different people or options for the same restricted folder',
		'Use the same people for all items with this folder, or a different folder for each.',
	);

/** A folder that Dropbox does not let be restricted is an open one. */
function toStillExposed(outcome: Outcome<RestrictedFolder>): Outcome<RestrictedFolder> {
	if (outcome.ok || outcome.refusal.reason !== 'no_access') return outcome;
	const { message, advice } = outcome.refusal;
	return refused(
		outcome.refusal.reword(
			`Others cannot be kept out of the restricted folder: ${message}`,
			advice,
			'still_exposed',
		),
	);
}
