import type { Account } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';
import type { JournalRecord } from '../state/Journal';
import { namespaceHolding } from '../state/tree';

/**
 * Accounts in whose Dropbox a change shows and that authorised the app by a token of their own. Teams that did are
 * left out: what their notifications look like is not known.
 */
export function concerned(state: DropboxState, record: JournalRecord): Account[] {
	return reached(state, record).filter((account) => hasAuthorised(state, account));
}

function reached({ registry }: DropboxState, record: JournalRecord): Account[] {
	if ('mountPoint' in record && record.accountId !== undefined) {
		const account = registry.accounts.get(record.accountId);
		return account ? [account] : [];
	}
	const namespace = namespaceHolding(placeOf(record));
	return [...(namespace?.members.keys() ?? [])].flatMap((id) => registry.accounts.get(id) ?? []);
}

function placeOf(record: JournalRecord) {
	if ('mountPoint' in record) return record.mountPoint;
	return 'parent' in record && 'was' in record ? record.parent : record;
}

function hasAuthorised({ registry, clock }: DropboxState, { accountId }: Account): boolean {
	const isOwn = (subject: { kind: string; accountId?: string }) => subject.accountId === accountId;
	const accessTokens = [...registry.accessTokens.values()];
	return (
		[...registry.refreshTokens.values()].some(({ subject, revoked }) => isOwn(subject) && !revoked) ||
		accessTokens.some(
			({ subject, revoked, expiresAt }) =>
				isOwn(subject) && !revoked && (expiresAt === null || expiresAt > clock.now()),
		)
	);
}
