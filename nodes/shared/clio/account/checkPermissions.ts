import { inParallel } from '../../core/outcome';
import type { ClioApi } from '../client/ClioApi';
import { ClioError } from '../client/ClioError';
import { permissionFor } from '../errors/permissions';
import { missingPermissionsRefusal, throwRefusal } from '../errors/toRefusal';

/** A list of each kind that the nodes read, and that the trigger has webhooks with. */
const PROBES: ReadonlyArray<{ resource: string; query?: Record<string, string>; isRequired?: boolean }> = [
	{ resource: 'matters', isRequired: true },
	{ resource: 'documents', isRequired: true },
	{ resource: 'contacts' },
	{ resource: 'users' },
	{ resource: 'custom_fields', query: { parent_type: 'matter' } },
	{ resource: 'webhooks' },
	{ resource: 'custom_actions' },
];

/**
 * Tries what the connection may read. Nothing is written.
 * @returns permissions that are missing and without which much works all the same
 * @throws Refusal `missing_scope` naming all that is missing, where nothing works without it; `not_connected` …
 */
export async function checkPermissions(api: ClioApi): Promise<string[]> {
	const lacking = await inParallel(PROBES, async ({ resource, query, isRequired = false }) => {
		const names = await api
			.list([resource], { ...query, fields: 'id', limit: 1 })
			.then(() => [], namesOfLacking(resource));
		return names.map((name) => ({ name, isRequired }));
	});
	const all = lacking.flat();
	const names = [...new Set(all.map(({ name }) => name))].sort();
	if (all.some(({ isRequired }) => isRequired)) throw missingPermissionsRefusal(names);
	return names;
}

const namesOfLacking = (resource: string) => (thrown: unknown) => {
	const isLacking = thrown instanceof ClioError && thrown.status === 403;
	return isLacking ? [permissionFor(resource) ?? resource] : throwRefusal(thrown);
};
