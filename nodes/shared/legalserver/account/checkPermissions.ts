import { Refusal } from '../../core/Refusal';
import { inParallel } from '../../core/outcome';
import type { Call, LegalServerApi } from '../client/LegalServerApi';
import { LegalServerError } from '../client/LegalServerError';
import { PERMISSIONS, type Permission } from '../errors/permissions';
import { readText } from '../client/readValues';

/** A UUID that no case has: whether a case is there is asked after whether the user may ask. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What shows whether a permission is there, besides what it takes to ask at all. */
interface Probe {
	permission: Permission;
	call: Call;
	/** Sent without what it needs, so that LegalServer refuses it in any case. */
	isWrite?: boolean;
}

const probe = (
	permission: Permission,
	path: Call['path'],
	query: Call['query'] = { page_size: 1 },
): Probe => ({
	...{ permission, call: { path, query, needs: [permission] } },
});

const probesFor = (uuid: string, query: Call['query']): Probe[] => [
	probe(PERMISSIONS.getMatter, ['matters', uuid], query),
	probe(PERMISSIONS.searchAssignments, ['matters', uuid, 'assignments']),
	probe(PERMISSIONS.searchNotes, ['matters', uuid, 'notes']),
	probe(PERMISSIONS.getUser, ['users', NOBODY], {}),
	probe(PERMISSIONS.searchLookup, ['lookups', 'note_type']),
	{ ...probe(PERMISSIONS.createNotes, ['matters', uuid, 'notes'], {}), isWrite: true },
	{ ...probe(PERMISSIONS.basicCaseInfo, ['documents'], {}), isWrite: true },
];

/**
 * Tries what the user's role lets do. Nothing is written.
 * @returns permissions that are missing, as LegalServer calls them
 * @throws Refusal `not_connected` where nothing at all is allowed; what LegalServer refuses otherwise
 */
export async function checkPermissions(api: LegalServerApi): Promise<string[]> {
	const search = async (query: Call['query']) =>
		await api
			.list<{ matter_uuid?: unknown }>({
				...{ path: ['matters'], query: { page_size: 1, ...query } },
				needs: [PERMISSIONS.searchMatter],
			})
			.catch(undefinedIfRefused);
	const full = { results: 'full' };
	const found = await search(full);
	// Who may not see everything of a case may see a part of it.
	const isPartOnly = found === undefined && (await search({})) !== undefined;
	const uuid = readText(found?.data[0]?.matter_uuid);
	const probes = probesFor(uuid === '' ? NOBODY : uuid, isPartOnly ? {} : full);
	const lacking = await inParallel(probes, async (each) => await permissionsLackingFor(api, each), 2);
	const missing: string[] = lacking.flat();
	if (found !== undefined) return missing;
	if (isPartOnly) return [PERMISSIONS.fullResults, ...missing];
	if (missing.length === probes.length) throw nothingAllowedRefusal();
	return [PERMISSIONS.searchMatter, PERMISSIONS.fullResults, ...missing];
}

async function permissionsLackingFor(
	api: LegalServerApi,
	{ permission, call, isWrite }: Probe,
): Promise<string[]> {
	const write = { ...call, method: 'POST' as const, data: {}, isHarmless: true };
	const asked: Promise<unknown> = isWrite === true ? api.write(write) : api.read(call);
	return await asked.then(
		() => [],
		(thrown: unknown) => (isRefused(thrown) ? [permission] : []),
	);
}

function undefinedIfRefused(thrown: unknown): undefined {
	if (!isRefused(thrown)) throw thrown;
}

/**
 * Whether the user may not ask. That something is not there, or lacks what it needs, is said to those who may.
 * @throws what says nothing about it
 */
function isRefused(thrown: unknown): boolean {
	const isAnswer = thrown instanceof LegalServerError && !thrown.isPage && thrown.status < 500;
	if (!isAnswer || thrown.status === 429) throw thrown;
	return thrown.status === 401 || thrown.status === 403;
}

const nothingAllowedRefusal = (): Refusal =>
	new Refusal(
		'not_connected',
		'LegalServer does not accept this credential: the token expired or was revoked, the password is wrong, or the user role lacks “Login” or “API Access”',
		'Check the user name and password, or create a new token in LegalServer and enter it with its date. Also check that the user role has “Login” and “API Access”.',
	);
