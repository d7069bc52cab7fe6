import {
	done,
	groupBy,
	inParallel,
	outcomeOf,
	type Outcome,
} from '../../../../../../nodes/shared/core/outcome';
import type {
	Document,
	ListVersion,
	LegalServerPort,
	MatterKey,
} from '../../../../../../nodes/shared/legalserver/port';
import { nameCases, type NamedCase } from '../shared/nameCases';

export interface CaseDocuments {
	matter: NamedCase;
	documents: Document[];
}

export interface CaseListing {
	key: MatterKey;
	version?: ListVersion | undefined;
}

/** Cases that are listed at the same time: a site has 200 calls a minute for all. */
const AT_ONCE = 4;

/**
 * The documents of these cases, in order; a case that is asked for several times, however it is named, is listed once.
 * @param tell is told how many cases are done, of how many
 */
export async function listOfCases(
	requests: readonly CaseListing[],
	legalServer: LegalServerPort,
	tell: (done: number, all: number) => void = () => undefined,
): Promise<Array<Outcome<CaseDocuments>>> {
	const cases = await nameCases(
		requests.map(({ key }) => key),
		legalServer,
	);
	const wanted = cases.flatMap((found, index) =>
		found.ok ? [{ uuid: found.value.uuid, version: requests[index]?.version ?? 'v1' }] : [],
	);
	const distinct = [...groupBy(wanted, ({ uuid, version }) => `${version} ${uuid}`)];
	const listed = new Map<string, Outcome<Document[]>>();
	await inParallel(
		distinct,
		async ([name, [first]]) => {
			if (first === undefined) return;
			const { uuid, version } = first;
			listed.set(name, await outcomeOf(async () => await legalServer.listDocuments(uuid, version)));
			tell(listed.size, distinct.length);
		},
		AT_ONCE,
	);
	return cases.map((found, index) => {
		if (!found.ok) return found;
		const version = requests[index]?.version ?? 'v1';
		const documents = listed.get(`${version} ${found.value.uuid}`) as Outcome<Document[]>;
		return documents.ok ? done({ matter: found.value, documents: documents.value }) : documents;
	});
}
