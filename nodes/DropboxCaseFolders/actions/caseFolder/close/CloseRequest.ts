/** How a case folder is closed. */
export type Way =
	| { kind: 'move'; closedFolder: string }
	| {
			kind: 'zip';
			closedFolder: string;
			/** `''` for the name of the case folder. */
			matterNumber: string;
			afterwards: 'stays' | 'moves';
	  }
	| { kind: 'prefix'; prefix: string };

/** What one item asks for. */
export interface CloseRequest {
	/** Address of the case folder. */
	folder: string;
	way: Way;
	/** ISO 8601 in UTC. */
	closedAt: string;
	/** The year of that day at the workflow's place, four digits. */
	year: string;
	revokeLinks: boolean;
	onlyWithDocuments: boolean;
	dryRun: boolean;
	simplify: boolean;
}
