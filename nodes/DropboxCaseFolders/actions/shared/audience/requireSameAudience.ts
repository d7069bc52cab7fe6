import type { FolderEntry } from '../../../../shared/domain/entry';
import { inParallel, done, mapGroups, outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import {
	exposuresOfNewcomers,
	exposuresOfPolicies,
	isRestricted,
	type EnclosingFolders,
} from '../../../../shared/domain/privilege/EnclosingFolders';
import {
	exposuresOfLinks,
	describeExposures,
	type Exposure,
} from '../../../../shared/domain/privilege/exposures';
import { Refusal } from '../../../../shared/core/Refusal';
import type { Listings } from '../../../../shared/dropbox/port';
import { AccessContext, type AccessReader } from './AccessContext';

/** Something that is to lie, or of which a copy is to lie, at another place. */
export interface Transfer {
	/** The folder that it lies in, or the address of that; undefined where Dropbox does not tell. */
	from: FolderEntry | string | undefined;
	/** Address of the folder that it is to lie in, which may not be there yet. */
	to: FolderEntry | string;
	/** A folder that goes there with all that is in it; undefined for what goes as documents, or as copies. */
	folder?: FolderEntry;
}

/** What to do about documents that do not go into an archive folder. */
export const ARCHIVE_FOLDER_ADVICE =
	'Under Case Folder, choose the folder that contains the document. The archive folder is then created there. If that archive folder is shared with more people, enter another name under Archive Folder.';

/**
 * The one question who else could open something at its new place. Refused is whatever is restricted (`isRestricted`)
 * where it lies, and could be opened by anybody there who cannot open it now; what Dropbox does not tell counts as
 * open. What lies open already goes where it likes. Most runs cost a call for each shared folder, and one for each
 * distinct folder that is given by its address.
 */
export async function requireSameAudience(
	transfers: readonly Transfer[],
	dropbox: AccessReader & Listings,
	advice = 'Choose a location that only the same people can open. If more people should have access, do it by hand in Dropbox.',
): Promise<Array<Outcome<void>>> {
	const context = new AccessContext(dropbox);
	return await inParallel(
		transfers,
		async (transfer) =>
			await outcomeOf(async () => {
				const exposures = await findExposures(transfer, context, dropbox);
				if (exposures.length > 0) throw widerAudience(exposures, advice);
			}),
	);
}

/** Refuses those with a transfer by which more people could open what is restricted, before anything is written. */
export async function requireSameAudienceOfEach<T>(
	all: readonly T[],
	transfersOf: (each: T) => readonly Transfer[],
	dropbox: AccessReader & Listings,
): Promise<Array<Outcome<T>>> {
	const verdicts = await mapGroups(
		all.map(transfersOf),
		async (transfers) => await requireSameAudience(transfers, dropbox),
	);
	return all.map(
		(each, index) =>
			(verdicts[index]?.find((verdict) => !verdict.ok) as Outcome<never> | undefined) ?? done(each),
	);
}

/** Whether what lies in each of these folders is restricted; what is not known to be open is. */
export async function areFoldersRestricted(
	folders: ReadonlyArray<FolderEntry | string | undefined>,
	dropbox: AccessReader,
): Promise<Array<Outcome<boolean>>> {
	const context = new AccessContext(dropbox);
	return await inParallel(
		folders,
		async (folder) =>
			await outcomeOf(async () => {
				if (folder === undefined) return true;
				const entry = typeof folder === 'string' ? await context.nearestFolder(folder) : folder;
				return isRestricted(await context.enclosure(await context.namespaceOf(entry)));
			}),
	);
}

async function findExposures(
	{ from, to: target, folder }: Transfer,
	context: AccessContext,
	dropbox: AccessReader & Listings,
): Promise<Exposure[]> {
	if (from === undefined) return ['unknown place'];
	const around = await context.enclosure(await namespaceAround(from, folder, context));
	const old = folder === undefined ? around : await enclosureOf(folder, around, context);
	const restricted = isRestricted(old);
	if (folder === undefined && !restricted) return [];
	const to = await entryAt(target, context);
	const there = await context.enclosure(await context.namespaceOf(to));
	// In one's own home nothing can be restricted.
	if (!restricted && old.folders.length + there.folders.length === 0) return [];
	const now = folder === undefined ? there : await enclosureOf(folder, there, context);
	const exposures = [...exposuresOfPolicies(old, now), ...(await exposuresByLinks(from, to, context))];
	if (restricted) return [...(await exposuresByMembers(old, now, context, dropbox)), ...exposures];
	// What goes along may hold folders with members of their own.
	const isSpared = exposures.length === 0 || folder === undefined || !(await holdsShared(folder, dropbox));
	return isSpared ? [] : exposures;
}

/** A folder says itself which shared folder it lies in; undefined for the own home. */
const namespaceAround = async (
	from: FolderEntry | string,
	folder: FolderEntry | undefined,
	context: AccessContext,
): Promise<string | undefined> =>
	folder === undefined ? await context.namespaceOf(await entryAt(from, context)) : folder.parentNamespaceId;

const entryAt = async (place: FolderEntry | string, context: AccessContext): Promise<FolderEntry> =>
	typeof place === 'string' ? await context.nearestFolder(place) : place;

/** A shared folder goes along with its own members, and lies in others. */
async function enclosureOf(
	{ ownNamespaceId }: FolderEntry,
	around: EnclosingFolders,
	context: AccessContext,
): Promise<EnclosingFolders> {
	if (ownNamespaceId === undefined) return around;
	const [own] = (await context.enclosure(ownNamespaceId)).folders;
	return own === undefined
		? { folders: [], beyond: 'unknown' }
		: { ...around, folders: [own, ...around.folders] };
}

async function exposuresByMembers(
	old: EnclosingFolders,
	now: EnclosingFolders,
	context: AccessContext,
	dropbox: AccessReader,
): Promise<Exposure[]> {
	const [before, after] = [old, now].map(({ folders }) =>
		folders.map(({ namespaceId }) => namespaceId).join(),
	);
	if (before === after) return [];
	const { accountId } = await dropbox.whoAmI();
	return exposuresOfNewcomers(await context.members(old), await context.members(now), accountId);
}

/** Links of the account that reach the new place and not the old one. */
async function exposuresByLinks(
	from: FolderEntry | string,
	to: FolderEntry,
	context: AccessContext,
): Promise<Exposure[]> {
	const there = await context.links(to);
	if (there.length === 0) return [];
	const here = await context.links(await entryAt(from, context));
	const known = new Set(here.map(({ url }) => url));
	return exposuresOfLinks(
		there.filter(({ url }) => !known.has(url)),
		new Set([to.id]),
	);
}

async function holdsShared({ id, ownNamespaceId }: FolderEntry, dropbox: Listings): Promise<boolean> {
	if (ownNamespaceId !== undefined) return true;
	for await (const page of dropbox.list(id, 'all levels')) {
		if (page.some((entry) => entry.kind === 'folder' && entry.ownNamespaceId !== undefined)) return true;
	}
	return false;
}

const widerAudience = (exposures: readonly Exposure[], advice: string): Refusal =>
	new Refusal(
		'still_exposed',
		`It is in a restricted folder now, but in its new location it could be opened by ${describeExposures(exposures)}`,
		advice,
	);
