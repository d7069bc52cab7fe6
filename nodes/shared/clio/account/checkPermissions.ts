import { inParallel } from '../../core/outcome';
import type { ClioApi } from '../client/ClioApi';
import { ClioError } from '../client/ClioError';
import { permissionFor } from '../errors/permissions';
import { missingPermissionsRefusal, throwRefusal } from '../errors/toRefusal';

/** A list of each kind that the nodes read, and that the trigger subscribes with. */
const PROBES: ReadonlyArray<{ resource: string; query?: Record<string, string> }> = [
	{ resource: 'matters' },
	{ resource: 'documents' },
	{ resource: 'contacts' },
	{ resource: 'users' },
	{ resource: 'custom_fields', query: { parent_type: 'matter' } },
	{ resource: 'webhooks' },
];

/**
 * Tries what the connection may read. Nothing is written.
 * @throws Refusal `missing_scope` naming all that is missing; `not_connected` …
 */
export async function checkPermissions(api: ClioApi): Promise<void> {
	const lacking = await inParallel(PROBES, async ({ resource, query }) => {
		const found = await api
			.list([resource], { ...query, fields: 'id', limit: 1 })
			.then(() => [], namesOfLacking(resource));
		return found;
	});
	const names = [...new Set(lacking.flat())];
	if (names.length > 0) throw missingPermissionsRefusal(names.sort());
}

const namesOfLacking = (resource: string) => (thrown: unknown) => {
	const isLacking = thrown instanceof ClioError && thrown.status === 403;
	return isLacking ? [permissionFor(resource) ?? resource] : throwRefusal(thrown);
};
