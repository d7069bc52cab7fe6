import { groupBy, inParallel, outcomeOf, type Outcome } from '../../../../../../../nodes/shared/core/outcome';
import type { Progress } from '../../../../../../../nodes/shared/core/Progress';
import type {
	LegalServerPort,
	ListVersion,
	MatterKey,
} from '../../../../../../../nodes/shared/legalserver/port';
import { apartFromDryRuns } from '../../../../../../../nodes/shared/node/apartFromDryRuns';
import type { NamedCase } from '../../shared/nameCases';
import { listOfCases } from '../listOfCases';
import type { GivenFile } from './files';
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
 * Takes the items of each case one after the other, so that each finds what those before it added; a case is listed once.
 * @throws Refusal `guarded`
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
		const listed = await listOfCases(ofKind, legalServer);
		const results = new Map<number, Outcome<Result>>();
		const caseOf = (index: number): string => {
			const found = listed[index];
			return found?.ok === true ? found.value.matter.uuid : '';
		};
		await inParallel(
			[...groupBy(ofKind.keys(), caseOf).values()],
			async (indexes) => {
				const lists = new Map<string, KnownDocuments>();
				for (const index of indexes) {
					const found = listed[index] as Awaited<ReturnType<typeof listOfCases>>[number];
					const request = ofKind[index] as Request;
					results.set(index, found.ok ? await uploadTo(request, found.value, lists) : found);
					progress((done += request.files.length), all, 'documents');
				}
			},
			AT_ONCE,
		);
		return ofKind.map((_, index) => results.get(index) as Outcome<Result>);
	});

	async function uploadTo(
		request: Request,
		{ matter, documents }: { matter: NamedCase; documents: ConstructorParameters<typeof KnownDocuments>[0] },
		lists: Map<string, KnownDocuments>,
	): Promise<Outcome<Result>> {
		const version = request.version ?? 'v1';
		const known = lists.get(version) ?? new KnownDocuments(documents, legalServer);
		lists.set(version, known);
		return await outcomeOf(async () => await upload(request, matter, known));
	}
}
