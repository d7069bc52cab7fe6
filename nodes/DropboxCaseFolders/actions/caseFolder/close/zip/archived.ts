import { inParallel } from '../../../../../shared/domain/inParallel';
import { done, outcomeOf, refused, type Outcome } from '../../../../../shared/domain/outcome';
import { comparable } from '../../../../../shared/domain/paths';
import { Refusal } from '../../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../../shared/ports';
import type { Linked } from '../links';
import { isClosing, type Closing } from '../Plan';
import { makeArchive, type Archive } from './makeArchive';
import { standingArchive } from './standingArchive';

/** A ZIP takes as much of memory and line as an upload may have. */
const AT_ONCE = 1;

/** Makes the ZIPs, one after the other, of those case folders that are to have one. */
export async function archived(
	all: readonly Linked[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Linked>>> {
	const places = new Set<string>();
	return await inParallel(all, AT_ONCE, async (linked) => {
		const { plan } = linked;
		if (!isClosing(plan) || plan.archivePath === undefined) return done(linked);
		const key = `${String(plan.of.request.dryRun)} ${comparable(plan.archivePath)}`;
		if (places.has(key)) return refused(placeTaken());
		places.add(key);
		return await outcomeOf(async () => ({
			...linked,
			plan: await withArchive(plan, plan.archivePath ?? '', dropbox),
		}));
	});
}

async function withArchive(plan: Closing, path: string, dropbox: DropboxPort): Promise<Closing> {
	const { folder, request } = plan.of;
	const standing = await standingArchive(folder, path, plan.record.archive, dropbox);
	if (standing === undefined && request.dryRun) return plan;
	return recording(plan, standing ?? (await makeArchive(folder, path, dropbox)), path);
}

const recording = (plan: Closing, { file, contents }: Archive, path: string): Closing => ({
	...plan,
	record: {
		...plan.record,
		documentCount: contents.tally.documentCount,
		bytes: contents.tally.bytes,
		archive: {
			...{ id: file.id, path: file.path ?? path, hash: file.contentHash ?? '' },
			contents: contents.fingerprint,
		},
	},
});

const placeTaken = (): Refusal =>
	new Refusal(
		'name_taken',
		'Another item of this run has its ZIP at the same place',
		'Give each case its own Matter Number.',
	);
