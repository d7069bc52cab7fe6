import { done, type Outcome } from '../../../shared/core/outcome';
import { splitDryRun, type HasDryRun } from '../shared/dryRun/splitDryRun';
import { createDryRunDropbox } from '../shared/dryRun/createDryRunDropbox';
import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { checkCaseFolders } from './check/checkCaseFolders';
import type { CheckedFolder, CheckRequest } from './check/CheckRequest';
import { checkFields } from './check/fields';
import { checkNotes } from './check/notes';
import { readCheckRequest } from './check/request';

type CheckResult = CheckedFolder & HasDryRun;

/** Check: where case folders are against what the case records say, for many at once. */
export const check: Operation<CheckRequest & HasDryRun, CheckResult, Dependencies> = {
	fields: checkFields,
	read: readCheckRequest,
	run: async (requests, { dropbox, clock }) =>
		await splitDryRun(
			requests,
			async (real) => setDryRun(await checkCaseFolders(real, dropbox), false),
			async (dry) => setDryRun(await checkCaseFolders(dry, createDryRunDropbox(dropbox, clock)), true),
		),
	rows: ({ dryRun, ...row }) => [dryRun ? { ...row, dryRun } : { ...row }],
	notes: checkNotes,
};

const setDryRun = (outcomes: Array<Outcome<CheckedFolder>>, dryRun: boolean): Array<Outcome<CheckResult>> =>
	outcomes.map((outcome) => (outcome.ok ? done({ ...outcome.value, dryRun }) : outcome));
