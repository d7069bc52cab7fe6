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

export interface FileRequestWish {
	title: string;
	/** Path; the folder exists. */
	destination: string;
	deadline: string | undefined;
	description: string | undefined;
}

export interface FileRequests {
	/** All that the acting member made. */
	fileRequests(): Promise<FileRequest[]>;
	/**
	 * The open file request of this title for this folder: the one that is there, or a new one. Not doubled when the
	 * answer to its creation is lost.
	 * @throws Refusal `no_access`, `missing_scope`, `unavailable` …
	 */
	requestFiles(wish: FileRequestWish): Promise<{ request: FileRequest; created: boolean }>;
}
