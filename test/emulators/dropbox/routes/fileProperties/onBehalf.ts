import type { EmulatedRequest } from '../../../core/contract';

/** Whether a team token acts for a member or admin, rather than a user for themself. */
export function isOnBehalf({ headers, query }: EmulatedRequest): boolean {
	return (
		headers['dropbox-api-select-user'] !== undefined ||
		headers['dropbox-api-select-admin'] !== undefined ||
		query.has('select_user') ||
		query.has('select_admin')
	);
}
