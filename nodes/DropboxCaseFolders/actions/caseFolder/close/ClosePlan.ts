import type { ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import type { ClosedCaseFolder } from './ClosedCaseFolder';
import type { CloseFacts } from './gatherCloseFacts';

/** What is to be done for one item. */
export type ClosePlan =
	| { kind: 'nothing'; of: CloseFacts; result: ClosedCaseFolder }
	| {
			kind: 'close';
			of: CloseFacts;
			/** Where the folder is to be; its own path where it stays. */
			place: string;
			/** Where the ZIP is to be; undefined where none is made. */
			archivePath: string | undefined;
			/** As it is to be written, but for what is known only when the ZIP is made and the links are listed. */
			record: ClosingRecord;
	  };

export type ActiveClosePlan = Extract<ClosePlan, { kind: 'close' }>;

export const isActivePlan = (plan: ClosePlan): plan is ActiveClosePlan => plan.kind === 'close';
