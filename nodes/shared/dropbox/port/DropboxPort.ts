import type { Downloads, Uploads, UploadSessions, Zips } from './Documents';
import type { Deletions, Folders, Listings, Locks, Lookups, Relocations } from './Files';
import type { Markers } from './Markers';
import type { FileRequests, Sharing } from './Sharing';
import type { Write } from '../../domain/guard/GuardFolders';
import type { Outcome } from '../../core/outcome';

/**
 * What the operations need of Dropbox, in the words of case work. An *address* is anything Dropbox takes as a
 * path to read: `/Path`, `''` for the root, `id:…`, `id:…/sub/file`, `ns:…/path`. Every method throws or
 * yields `Refusal`s; transient answers have been retried before one is seen.
 */
export interface Accounts {
	/** Whose Dropbox it is and which namespace paths start from. One call per execution, then remembered. */
	whoAmI(): Promise<ActingAccount>;
}

export interface ActingAccount {
	accountId: string;
	/** The namespace that a path of `''` means for this credential. */
	rootNamespaceId: string;
	homeNamespaceId: string;
}

export interface AccountReports {
	/**
	 * Who is connected, once it is certain that no permission is missing. Writes nothing.
	 * Refusals: `missing_scope` naming all of them, `not_connected`, `wrong_path_root`.
	 */
	describeAccount(): Promise<AccountReport>;
}

export interface AccountReport {
	accountId: string;
	name: string;
	email: string;
	plan: 'basic' | 'pro' | 'business';
	/** `''` if the account is in none. */
	team: string;
	/** Whether its team has folders that all members share, beside each member's own. */
	hasTeamSpace: boolean;
}

export interface DropboxPort
	extends
		Accounts,
		AccountReports,
		Lookups,
		Listings,
		Folders,
		Uploads,
		UploadSessions,
		Relocations,
		Downloads,
		Deletions,
		Locks,
		WriteChecks,
		Markers,
		Sharing,
		FileRequests,
		Zips {
	/**
	 * Another Dropbox, such as one that only pretends to be written to, behind the guard of this one: a dry run then
	 * meets the same `guarded` as the real one.
	 */
	applyWriteGuard(other: DropboxPort): DropboxPort;
}

export type { Write } from '../../domain/guard/GuardFolders';

export interface WriteChecks {
	/**
	 * For dry runs: whether the credential lets each group of writes be, in their order. Writing calls find out by
	 * themselves. Refusals: `guarded`, and those of looking up where the addresses lead.
	 */
	mayWrite(groups: ReadonlyArray<readonly Write[]>): Promise<Array<Outcome<void>>>;
}

/** What a credential says about whose Dropbox is acted on, as entered; e-mail addresses are not yet IDs. */
export interface ActingSettings {
	actAs: { kind: 'connected account' } | { kind: 'member'; who: string } | { kind: 'admin'; who: string };
	pathRoot: { kind: 'automatic' } | { kind: 'home' } | { kind: 'namespace'; id: string };
}
