import { pathKey } from '../paths';
import type { FolderMember } from './sharing';

/** Who may open privileged papers: the people who were named, and the account that keeps the papers. */
export class AllowedPeople {
	private readonly emails: ReadonlySet<string>;

	/**
	 * @param accountId of the account that is acted as
	 * @param emails of the people who were named
	 */
	constructor(
		private readonly accountId: string,
		emails: readonly string[],
	) {
		this.emails = new Set(emails.map(pathKey));
	}

	/** Groups never: who is in one is decided elsewhere, and may change. */
	includes({ kind, who, id }: FolderMember): boolean {
		if (kind === 'group') return false;
		return id === this.accountId || this.emails.has(pathKey(who));
	}
}
