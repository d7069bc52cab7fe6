import type { RcloneSettings } from './peers/rcloneSettings';

/** What scenarios are made from. */
export interface Settings {
	/** Folder of the documents on disk. */
	inputs: string;
	/** How many of 1,000 documents the built-in node uploads; 1000 is no sample. */
	builtInSample: number;
	/** How many of 1,000 cases peers create that make one call per folder. */
	caseSample: number;
	/** How many of 1,000 folders the built-in node lists one by one. */
	folderSample: number;
	rclone: { documents: RcloneSettings; oneFile: RcloneSettings };
}
