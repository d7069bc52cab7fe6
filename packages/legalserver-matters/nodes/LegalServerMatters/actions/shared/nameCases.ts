import {
	done,
	groupBy,
	inParallel,
	outcomeOf,
	type Outcome,
} from '../../../../../../nodes/shared/core/outcome';
import type { MatterKey, Matters, Uuid } from '../../../../../../nodes/shared/legalserver/port';

/** What a case is called, as far as it is known without reading the case. */
export interface NamedCase {
	uuid: Uuid;
	id: number | undefined;
	caseNumber: string;
}

/** Calls that are under way at the same time: a site has 200 a minute for all. */
const AT_ONCE = 4;

/** The cases of these keys, in order, each read once; one that is given by its UUID is not read. */
export async function nameCases(
	keys: readonly MatterKey[],
	legalServer: Matters,
): Promise<Array<Outcome<NamedCase>>> {
	const named = new Map<string, Outcome<NamedCase>>();
	await inParallel(
		[...groupBy(keys, (key) => JSON.stringify(key))],
		async ([text, [key]]) => {
			if (key !== undefined) named.set(text, await nameCase(key, legalServer));
		},
		AT_ONCE,
	);
	return keys.map((key) => named.get(JSON.stringify(key)) as Outcome<NamedCase>);
}

async function nameCase(key: MatterKey, legalServer: Matters): Promise<Outcome<NamedCase>> {
	if ('uuid' in key) return done({ uuid: key.uuid, id: undefined, caseNumber: '' });
	return await outcomeOf(async () => {
		const { uuid, id, caseNumber } = await legalServer.readMatter(key);
		return { uuid, id, caseNumber };
	});
}
