import type { ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import { done, type Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findClosings } from '../../shared/caseFolders/closings/findClosings';
import { FINDINGS, type Finding } from './CheckRequest';
import type { CheckFacts } from './gatherCheckFacts';

/** How a folder that was closed looks by its place alone. */
const LOCATION_FINDINGS: readonly Finding[] = ['renamedAndMoved', 'moved', 'renamed'];

/** Looks which of the folders are closed: one that stayed beside its ZIP is where it is expected. */
export async function addClosedFinding<Judged extends CheckFacts & { findings: Finding[] }>(
	items: readonly Judged[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Judged & { closing?: ClosingRecord }>>> {
	const there = items.filter(({ folder }) => folder.ok);
	const folders = there.flatMap(({ folder }) => (folder.ok ? [folder.value] : []));
	const closings = await findClosings(folders, dropbox);
	const found = new Map(there.map((item, index) => [item, closings[index]]));
	return items.map((item) => {
		const outcome = found.get(item);
		if (outcome?.ok === false) return outcome;
		const closing = outcome?.value;
		if (closing === undefined) return done(item);
		const others = item.findings.filter((each) => !LOCATION_FINDINGS.includes(each));
		const findings = FINDINGS.filter((each) => each === 'closed' || others.includes(each));
		return done({ ...item, findings, closing });
	});
}
