import type { ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import { done, type Outcome } from '../../../../shared/domain/outcome';
import type { DropboxPort } from '../../../../shared/ports';
import { closingsOf } from '../closings';
import type { Finding } from './CheckRequest';
import type { Examined } from './examined';

/** How a folder that was closed looks by its place alone. */
const ELSEWHERE: readonly Finding[] = ['renamedAndMoved', 'moved', 'renamed'];

/** Looks of those that are not where they are expected whether they are closed; the others are not asked about. */
export async function withClosings<Judged extends Examined & { findings: Finding[] }>(
	items: readonly Judged[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Judged & { closing?: ClosingRecord }>>> {
	const elsewhere = items.filter(({ findings }) => findings.some((each) => ELSEWHERE.includes(each)));
	const folders = elsewhere.flatMap(({ folder }) => (folder.ok ? [folder.value] : []));
	const closings = await closingsOf(folders, dropbox);
	const found = new Map(elsewhere.map((item, index) => [item, closings[index]]));
	return items.map((item) => {
		const outcome = found.get(item);
		if (outcome?.ok === false) return outcome;
		const closing = outcome?.value;
		if (closing === undefined) return done(item);
		const findings = item.findings.map((each) => (ELSEWHERE.includes(each) ? 'closed' : each));
		return done({ ...item, findings, closing });
	});
}
