/** How a case folder is closed. */
export type CloseMethod =
	| { kind: 'move'; closedFolder: string }
	| {
			kind: 'zip';
			closedFolder: string;
			/** `''` for the name of the case folder. */
			matterNumber: string;
			afterwards: 'stays' | 'moves';
	  }
	| { kind: 'prefix'; prefix: string };

/** What one item asks for, as it is read. */
export interface GivenCloseRequest extends Omit<CloseRequest, keyof ClosingDay> {
	/** Undefined for the day of the run. */
	closedOn: ClosingDay | undefined;
	/** IANA name of the workflow's time zone. */
	timezone: string;
}

/** When a case is closed. */
export interface ClosingDay {
	/** ISO 8601 in UTC. */
	closedAt: string;
	/** The year of that day at the workflow's place, four digits. */
	year: string;
}

/** What one item asks for. */
export interface CloseRequest extends ClosingDay {
	/** Address of the case folder. */
	folder: string;
	way: CloseMethod;
	revokeLinks: boolean;
	onlyWithDocuments: boolean;
	dryRun: boolean;
	simplify: boolean;
}
