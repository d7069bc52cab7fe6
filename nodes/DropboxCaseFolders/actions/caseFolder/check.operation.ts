import { done, type Outcome } from '../../../shared/domain/outcome';
import { dryAndReal, type MayBeDry } from '../dryRun/dryAndReal';
import { pretending } from '../dryRun/pretending';
import type { Operation } from '../Operation';
import { checkCaseFolders } from './check/checkCaseFolders';
import type { CheckedFolder, CheckRequest } from './check/CheckRequest';
import { checkFields } from './check/fields';
import { checkNotes } from './check/notes';
import { readCheckRequest } from './check/request';

type Checked = CheckedFolder & MayBeDry;

/** Check: where case folders are against what the case records say, for many at once. */
export const check: Operation<CheckRequest & MayBeDry, Checked> = {
	fields: checkFields,
	read: readCheckRequest,
	run: async (requests, { dropbox, clock }) =>
		await dryAndReal(
			requests,
			async (real) => marked(await checkCaseFolders(real, dropbox), false),
			async (dry) => marked(await checkCaseFolders(dry, pretending(dropbox, clock)), true),
		),
	rows: ({ dryRun, ...row }) => [dryRun ? { ...row, dryRun } : { ...row }],
	notes: checkNotes,
};

const marked = (outcomes: Array<Outcome<CheckedFolder>>, dryRun: boolean): Array<Outcome<Checked>> =>
	outcomes.map((outcome) => (outcome.ok ? done({ ...outcome.value, dryRun }) : outcome));
