import type { Outcome } from '../../core/outcome';
import type { FolderMember, SharedFolder, SharedLink } from '../../domain/privilege/sharing';

export type { FolderMember, LinkAudience, SharedFolder, SharedLink } from '../../domain/privilege/sharing';

export interface Sharing {
	/**
	 * Every link that reaches this file or folder that the acting member can know of: its own, and those of the
	 * folders above it. All pages. Dropbox lists to everybody their own links only: those that other people made
	 * are not among them.
	 */
	linksReaching(address: string): Promise<SharedLink[]>;
	/** Its own links only. */
	linksOf(address: string): Promise<SharedLink[]>;
	/**
	 * All links that the acting member made to a folder and to what is below it, or (`''`) to anything: one listing
	 * instead of one per document.
	 */
	linksBelow(address: string): Promise<SharedLink[]>;
	/** A link that is gone already counts as done. */
	revokeLink(url: string): Promise<void>;

	/** What is known of the shared folder; undefined where the folder is not a shared folder of its own. */
	sharedFolderAt(address: string): Promise<SharedFolder | undefined>;
	/**
	 * What is known of a shared folder by its namespace.
	 * @throws Refusal `not_found` where the namespace is no shared folder, as the team space itself and homes are none;
	 * `no_access` where the acting member is not one of its members
	 */
	sharedFolder(namespaceId: string): Promise<SharedFolder>;
	/**
	 * Makes a folder one of its own members alone: shared, without inheritance, links for members only, managed by
	 * the owner. What is so already stays; what is otherwise is set. What comes back was read afterwards, not assumed.
	 * What Dropbox goes on saying otherwise is the caller's to see.
	 * @throws Refusal `no_access` where the account, the team's policies or the place of the folder do not allow it
	 */
	restrictFolder(address: string): Promise<SharedFolder>;
	members(namespaceId: string): Promise<FolderMember[]>;
	/**
	 * Adds people by e-mail address, quietly; who is a member already stays as they are. In the order of the addresses,
	 * whether each was added or was there.
	 */
	addMembers(
		namespaceId: string,
		emails: readonly string[],
		level: 'editor' | 'viewer',
	): Promise<Array<Outcome<'added' | 'there'>>>;
	/** Takes access away; who has none counts as done. */
	removeMember(namespaceId: string, member: FolderMember): Promise<void>;
	/** People and groups who may open this file: who was given it by itself, and (`inherited`) who may by its folder. */
	fileMembers(fileId: string): Promise<FolderMember[]>;
	/** Takes back that somebody was given this one file; who was not counts as done. */
	removeFileMember(fileId: string, member: FolderMember): Promise<void>;
}

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

/** The file request that there is for an input. */
export interface FileRequestResult {
	request: FileRequest;
	/** Whether it was made for this input, not found. */
	created: boolean;
}

export interface FileRequests {
	/** All that the acting member made, open and closed. */
	fileRequests(): Promise<FileRequest[]>;
	/**
	 * For each input the open file request of its title for its folder: the one that is there, or a new one; in the
	 * order of the inputs, equal ones sharing one. What is there is read once. Not doubled when the answer to a
	 * creation is lost.
	 * Refusals: `no_access`, `missing_scope`, `unavailable` …
	 */
	requestFiles(inputs: readonly FileRequestInput[]): Promise<Array<Outcome<FileRequestResult>>>;
}
