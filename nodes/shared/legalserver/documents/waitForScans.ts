import { inParallel, outcomeOf, type Outcome, done, refused } from '../../core/outcome';
import { Refusal } from '../../core/Refusal';
import type { Clock } from '../../http/types';
import type { LegalServerApi } from '../client/LegalServerApi';
import { throwRefusal } from '../errors/toRefusal';
import type { AwaitedScan, Document, Uuid } from '../port';
import { listDocuments } from './listDocuments';

/** Milliseconds before LegalServer is asked for the first time, and at most between two times. */
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 30_000;

/** Cases that are asked for at the same time. */
const AT_ONCE = 4;

/** Waits for all documents together: a run of a hundred waits no longer than that of one. */
export async function waitForScans(
	api: LegalServerApi,
	clock: Clock,
	waits: readonly AwaitedScan[],
): Promise<Array<Outcome<Document>>> {
	const results = waits.map(({ document }): Outcome<Document> => done(document));
	const began = clock.now();
	const isWaiting = (index: number): boolean => {
		const [result, wait] = [results[index], waits[index]];
		if (result?.ok !== true || wait === undefined) return false;
		return result.value.scanState === 'notScanned' && clock.now() - began < wait.patience;
	};
	for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
		const waiting = [...waits.entries()].filter(([index]) => isWaiting(index));
		if (waiting.length === 0) return results;
		const longest = Math.max(...waiting.map(([, { patience }]) => began + patience - clock.now()));
		await clock.sleep(Math.min(pause, longest));
		const listed = await listAll(api, new Set(waiting.map(([, { matterUuid }]) => matterUuid)));
		for (const [index, { matterUuid, document }] of waiting)
			results[index] = find(listed.get(matterUuid), document);
	}
}

type Listed = Outcome<Document[]> | undefined;

async function listAll(api: LegalServerApi, matters: ReadonlySet<Uuid>): Promise<Map<Uuid, Listed>> {
	const listed = await inParallel(
		[...matters],
		async (uuid) =>
			[uuid, await outcomeOf(async () => await listDocuments(api, uuid).catch(throwRefusal))] as const,
		AT_ONCE,
	);
	return new Map(listed);
}

function find(listed: Listed, { uuid }: Document): Outcome<Document> {
	if (listed?.ok === false) return listed;
	const found = listed?.value.find((each) => each.uuid === uuid);
	return found === undefined ? refused(goneRefusal()) : done(found);
}

const goneRefusal = (): Refusal =>
	new Refusal(
		'deleted',
		'The document was deleted while the node waited for the virus scan',
		'Check the documents of the case in LegalServer: someone may have deleted it, or the virus scanner may have removed it.',
	);
