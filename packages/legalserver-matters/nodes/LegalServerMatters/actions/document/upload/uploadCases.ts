import { groupBy, inParallel, outcomeOf, type Outcome } from '../../../../../../../nodes/shared/core/outcome';
import type { Progress } from '../../../../../../../nodes/shared/core/Progress';
import type {
	LegalServerPort,
	ListVersion,
	MatterKey,
	Uuid,
} from '../../../../../../../nodes/shared/legalserver/port';
import { apartFromDryRuns } from '../../../../../../../nodes/shared/node/apartFromDryRuns';
import { nameCases, type NamedCase } from '../../shared/nameCases';
import type { GivenFile } from './measureFile';
import { KnownDocuments } from './KnownDocuments';

/** What every upload asks for. */
export interface CaseUpload {
	key: MatterKey;
	version?: ListVersion | undefined;
	ifExists: 'skip' | 'upload';
	dryRun: boolean;
	files: readonly GivenFile[];
}

/** Cases that are worked on side by side. */
const AT_ONCE = 4;

type Upload<Request, Result> = (
	request: Request,
	matter: NamedCase,
	known: KnownDocuments,
) => Promise<Result>;

/**
 * Takes the items of each case one after the other, so that each finds what those before it added, also in other
 * executions of this n8n; a case is listed once.
 * @returns refusals `guarded` where the credential may only read
 */
export async function uploadCases<Request extends CaseUpload, Result>(
	requests: readonly Request[],
	legalServer: LegalServerPort,
	progress: Progress,
	upload: Upload<Request, Result>,
): Promise<Array<Outcome<Result>>> {
	const all = requests.reduce((sum, { files }) => sum + files.length, 0);
	let done = 0;
	return await apartFromDryRuns(requests, async (ofKind) => {
		const writable = await outcomeOf(async () => legalServer.requireWritable());
		if (!writable.ok) return ofKind.map(() => writable);
		const keys = ofKind.map(({ key }) => key);
		const cases = await nameCases(keys, legalServer);
		const results: Array<Outcome<Result> | undefined> = cases.map((each) => (each.ok ? undefined : each));
		const given = cases.flatMap((each, index) => (each.ok ? [{ index, matter: each.value }] : []));
		await inParallel(
			[...groupBy(given, ({ matter }) => matter.uuid)],
			async ([uuid, ofCase]) =>
				await legalServer.inTurn(uuid, async () => {
					const list = listOnce(uuid, legalServer);
					for (const { index, matter } of ofCase) {
						const request = ofKind[index] as Request;
						results[index] = await outcomeOf(
							async () => await upload(request, matter, await list(request.version)),
						);
						progress((done += request.files.length), all, 'documents');
					}
				}),
			AT_ONCE,
		);
		return results as Array<Outcome<Result>>;
	});
}

/** What the case has, by either version of the API. */
function listOnce(
	matterUuid: Uuid,
	legalServer: LegalServerPort,
): (version?: ListVersion) => Promise<KnownDocuments> {
	let last: { version: ListVersion; listed: Promise<KnownDocuments> } | undefined;
	return async (version = 'v1') => {
		const list = async () =>
			new KnownDocuments(await legalServer.listDocuments(matterUuid, version), legalServer);
		// A list by the other version does not know what was added since.
		if (last?.version !== version) last = { version, listed: list() };
		return await last.listed;
	};
}
