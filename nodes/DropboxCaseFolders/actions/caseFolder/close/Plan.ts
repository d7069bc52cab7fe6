import type { ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import type { ClosedCaseFolder } from './ClosedCaseFolder';
import type { Examined } from './examined';

/** What is to be done for one item. */
export type Plan =
	| { kind: 'nothing'; of: Examined; result: ClosedCaseFolder }
	| {
			kind: 'close';
			of: Examined;
			/** Where the folder is to be; its own path where it stays. */
			place: string;
			/** Where the ZIP is to be; undefined where none is made. */
			archivePath: string | undefined;
			/** As it is to be written, but for what is known only when the ZIP is made and the links are listed. */
			record: ClosingRecord;
	  };

export type Closing = Extract<Plan, { kind: 'close' }>;

export const isClosing = (plan: Plan): plan is Closing => plan.kind === 'close';
