import type { Document, Matter } from '../../../../../nodes/shared/clio/port';
import type { Folder } from '../../../../../nodes/shared/clio/port/Folders';
import type { CycleDependencies } from './Dependencies';
import type { Memory } from './Memory';
import { readChanged } from './readPoll';
import { RecentMatters } from './RecentMatters';
import { Sightings } from './sightings';
import type { Repeat } from './repeats';
import type { Model, Notice, Watch } from './Watch';

/** What a cycle is to look at. */
export interface CycleInput {
	/** What Clio told. */
	notices: readonly Notice[];
	/** Whether what changed since the last poll is read too. */
	isPoll: boolean;
	/** Events that a poll tells again, so that what they are about is read again. */
	repeats?: readonly Repeat[];
	/** Milliseconds since 1970. */
	now: number;
	/** What was read a moment ago; nothing where it is not given. */
	recent?: RecentMatters;
}

/** A matter that another record is about. */
export interface MatterLink {
	id: number;
	/** As the record says it; `''` where it does not. */
	etag: string;
}

const noticesOf = (model: Model, { notices }: CycleInput): Notice[] =>
	notices.filter((notice) => notice.model === model);

const repeatedIds = (model: Model, { repeats = [] }: CycleInput): number[] =>
	repeats.filter((each) => each.model === model).map(({ id }) => id);

/** Documents that Clio told of, that changed, and whose bytes had not arrived. */
export async function lookAtDocuments(
	memory: Memory,
	watch: Watch,
	input: CycleInput,
	clio: CycleDependencies,
): Promise<Sightings<Document>> {
	const seen = new Sightings<Document>();
	const own = memory.models.get('document');
	if (own === undefined) return seen;
	if (input.isPoll) {
		const includeDeleted = watch.events.includes('documentDeleted');
		seen.addRecords(
			await readChanged(own, clio.now, (updatedSince) =>
				clio.listDocuments({ updatedSince, includeDeleted, includeIncomplete: true }),
			),
		);
	}
	seen.addNotices(noticesOf('document', input));
	seen.addIds(memory.pendingIds);
	seen.addIds(repeatedIds('document', input));
	// Those in the trash as well: what is there is not gone, and not to be told as new or updated.
	if (seen.unread.length > 0)
		seen.addRecords([...(await clio.readDocuments(seen.unread, { includeDeleted: true })).values()]);
	return seen;
}

export async function lookAtFolders(
	memory: Memory,
	input: CycleInput,
	clio: CycleDependencies,
): Promise<Sightings<Folder>> {
	const seen = new Sightings<Folder>();
	const own = memory.models.get('folder');
	if (own === undefined) return seen;
	if (input.isPoll)
		seen.addRecords(await readChanged(own, clio.now, (updatedSince) => clio.listFolders({ updatedSince })));
	seen.addNotices(noticesOf('folder', input));
	seen.addIds(repeatedIds('folder', input));
	if (seen.unread.length > 0) seen.addRecords([...(await clio.readFolders(seen.unread)).values()]);
	return seen;
}

/**
 * Matters that Clio told of and that changed, and by the same call those that others are about.
 * @param further these
 */
export async function lookAtMatters(
	memory: Memory,
	input: CycleInput,
	further: readonly MatterLink[],
	clio: CycleDependencies,
): Promise<{ matters: Sightings<Matter>; matterOf: (id: number | undefined) => Matter | undefined }> {
	const matters = new Sightings<Matter>();
	const own = memory.models.get('matter');
	if (own !== undefined) {
		if (input.isPoll)
			matters.addRecords(
				await readChanged(own, clio.now, (updatedSince) => clio.listMatters({ updatedSince })),
			);
		matters.addNotices(noticesOf('matter', input));
		matters.addIds(repeatedIds('matter', input));
	}
	const unread = matters.unread;
	const { recent = new RecentMatters(), now } = input;
	const known = new Map<number, Matter>();
	const missing: number[] = [];
	for (const { id, etag } of further) {
		if (matters.get(id) !== undefined) continue;
		const matter = recent.find(id, etag, now);
		if (matter === undefined) missing.push(id);
		else known.set(id, matter);
	}
	const wanted = [...unread, ...missing];
	const read = wanted.length === 0 ? new Map<number, Matter>() : await clio.readMatters(wanted);
	recent.keep(read.values(), now);
	matters.addRecords(unread.flatMap((id) => read.get(id) ?? []));
	const matterOf = (id: number | undefined) =>
		id === undefined ? undefined : (matters.get(id) ?? read.get(id) ?? known.get(id));
	return { matters, matterOf };
}
