import type { ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import type { CloseFacts } from './gatherCloseFacts';

/** What comes out of Close Case Folder. */
export interface ClosedCaseFolder {
	status: 'closed' | 'alreadyClosed' | 'noDocuments';
	/** Where the case is kept now: of the ZIP if one was made, else of the folder. All null where nothing was closed. */
	archivePath: string | null;
	archiveId: string | null;
	/** Dropbox's content hash of the ZIP. */
	archiveHash: string | null;
	/** ISO 8601 in UTC; null where it is not known, as the folder was not closed by this operation. */
	closedAt: string | null;
	documentCount: number;
	bytes: number;
	folderId: string;
	/** Null where none was to be revoked. */
	linksRevoked: number | null;
	/** Of the folder. */
	url: string | undefined;
	name: string;
	path: string;
	warnings: string[];
	dryRun: boolean;
	simplify: boolean;
}

/** What is to be done for one item. */
export type ClosePlan =
	| { kind: 'nothing'; facts: CloseFacts; result: ClosedCaseFolder }
	| {
			kind: 'close';
			facts: CloseFacts;
			/** Where the folder is to be; its own path where it stays. */
			place: string;
			/** Where the ZIP is to be; undefined where none is made. */
			archivePath: string | undefined;
			/** As it is to be written, but for what is known only when the ZIP is made and the links are listed. */
			record: ClosingRecord;
	  };

export type ActiveClosePlan = Extract<ClosePlan, { kind: 'close' }>;

export const isActivePlan = (plan: ClosePlan): plan is ActiveClosePlan => plan.kind === 'close';
