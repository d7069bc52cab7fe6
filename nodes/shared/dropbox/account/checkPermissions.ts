import type { Refusal } from '../../core/Refusal';
import { ApiError, type Api, type Call } from '../client/Api';
import { missingScopeOf, missingScopesRefusal } from '../errors/connectionRefusal';
import { toRefusal } from '../errors/toRefusal';

/** A path at which nothing lies: what asks about it changes nothing. */
const NOWHERE = '/permission check of n8n-nodes-case-folders';
const NO_JOB = { async_job_id: 'permission-check' };

/**
 * One call for each scope that the nodes need, besides that of the account itself. None of them can write:
 * they are about a path at which nothing lies, or a job or file request that never was. Dropbox looks at the scope first, so
 * what it answers to the rest does not matter.
 */
const SCOPE_PROBES: ReadonlyArray<Call<unknown>> = [
	async (sdk) => await sdk.filesGetTemporaryLink({ path: NOWHERE }),
	async (sdk) => await sdk.filesTagsRemove({ path: NOWHERE, tag_text: 'none' }),
	async (sdk) => await sdk.filesCreateFolderBatchCheck(NO_JOB),
	async (sdk) => await sdk.sharingListSharedLinks({}),
	async (sdk) => await sdk.sharingCheckShareJobStatus(NO_JOB),
	async (sdk) => await sdk.fileRequestsCount(),
	async (sdk) => await sdk.fileRequestsUpdate({ id: 'permissioncheck' }),
];

/**
 * Tries whether files can be listed where paths start, and which scopes the token lacks.
 * @throws Refusal `missing_scope` naming all of them, `wrong_path_root`, `no_access` …
 */
export async function checkPermissions(api: Api): Promise<void> {
	const lacking: string[] = [];
	const listing: Call<unknown> = async (sdk) => await sdk.filesListFolder({ path: '', limit: 1 });
	// Together, since a person waits for it.
	const [listed] = await Promise.all([
		probeScope(api, listing, lacking),
		...SCOPE_PROBES.map(async (question) => await probeScope(api, question, lacking)),
	]);
	if (lacking.length > 0) throw missingScopesRefusal(lacking.sort());
	if (listed !== undefined) throw listed;
}

/** What the call is refused with for other reasons than its scope, which goes on the list. */
async function probeScope(
	api: Api,
	question: Call<unknown>,
	lacking: string[],
): Promise<Refusal | undefined> {
	return await api.call(question).then(
		() => undefined,
		(thrown: unknown) => {
			const scope = thrown instanceof ApiError ? missingScopeOf(thrown) : undefined;
			if (scope === undefined) return toRefusal(thrown) as Refusal;
			lacking.push(scope);
			return undefined;
		},
	);
}
