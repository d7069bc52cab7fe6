import { inParallel } from '../../../../../shared/core/inParallel';
import { done, outcomeOf, refused, type Outcome } from '../../../../../shared/core/outcome';
import { pathKey } from '../../../../../shared/domain/paths';
import { Refusal } from '../../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import type { PlanWithLinks } from '../links';
import { isActivePlan, type ActiveClosePlan } from '../ClosePlan';
import { makeZip, type CaseZip } from './makeZip';
import { findExistingZip } from './findExistingZip';

/** A ZIP takes as much of memory and line as an upload may have. */
const AT_ONCE = 1;

/** Makes the ZIPs, one after the other, of those case folders that are to have one. */
export async function makeZips(
	all: readonly PlanWithLinks[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<PlanWithLinks>>> {
	const places = new Set<string>();
	return await inParallel(all, AT_ONCE, async (linked) => {
		const { plan } = linked;
		if (!isActivePlan(plan) || plan.archivePath === undefined) return done(linked);
		const key = `${String(plan.of.request.dryRun)} ${pathKey(plan.archivePath)}`;
		if (places.has(key)) return refused(placeTaken());
		places.add(key);
		return await outcomeOf(async () => ({
			...linked,
			plan: await addZip(plan, plan.archivePath ?? '', dropbox),
		}));
	});
}

async function addZip(plan: ActiveClosePlan, path: string, dropbox: DropboxPort): Promise<ActiveClosePlan> {
	const { folder, request } = plan.of;
	const standing = await findExistingZip(folder, path, plan.record.archive, dropbox);
	if (standing === undefined && request.dryRun) return plan;
	return recordZip(plan, standing ?? (await makeZip(folder, path, dropbox)), path);
}

const recordZip = (plan: ActiveClosePlan, { file, contents }: CaseZip, path: string): ActiveClosePlan => ({
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
