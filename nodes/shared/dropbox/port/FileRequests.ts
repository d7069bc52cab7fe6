import type { Outcome } from '../../core/outcome';

/** A page by which people without a Dropbox account put files into a folder, without seeing what is in it. */
export interface FileRequest {
	id: string;
	url: string;
	title: string;
	/** Path of the folder; undefined where it was removed. */
	destination: string | undefined;
	isOpen: boolean;
	fileCount: number;
	/** ISO 8601 in UTC; undefined where there is none. */
	deadline: string | undefined;
	/** ISO 8601 in UTC. */
	created: string;
}

export interface FileRequestInput {
	title: string;
	/** Path; the folder exists. */
	destination: string;
	/** ISO 8601 in UTC. Dropbox takes one from accounts of its plans for professionals and teams only. */
	deadline: string | undefined;
	description: string | undefined;
}

/** The file request that there is for a wish. */
export interface FileRequestResult {
	request: FileRequest;
	/** Whether it was made for this wish, not found. */
	created: boolean;
}

export interface FileRequests {
	/** All that the acting member made, open and closed. */
	fileRequests(): Promise<FileRequest[]>;
	/**
	 * For each wish the open file request of its title for its folder: the one that is there, or a new one; in the
	 * order of the wishes, equal ones sharing one. What is there is read once. Not doubled when the answer to a
	 * creation is lost.
	 * Refusals: `no_access`, `missing_scope`, `unavailable` …
	 */
	requestFiles(wishes: readonly FileRequestInput[]): Promise<Array<Outcome<FileRequestResult>>>;
}
