/** What a peer's own side of one run looks like; what reached Dropbox is counted there. */
export interface Measurement {
	/** Milliseconds: of the node as n8n saved it, or of the process. */
	ms: number;
	/** Resident memory of the idle process right before, in MiB; 0 for a process that starts with the run. */
	idleMiB?: number;
	/** Highest resident memory, in MiB. */
	peakMiB?: number;
	/** The longest gap between two turns of n8n's event loop while the node ran, in milliseconds. */
	gapMs?: number;
	/** The same before and after the node: reading its documents and saving the execution are n8n's own. */
	aroundGapMs?: number;
	/** Items that came out, and how many of them were refusals. */
	items?: number;
	refused?: number;
	/** Why it stopped or what it complained of. */
	message?: string;
}
