import { groupBy, inParallel, outcomeOf, type Outcome } from '../../../../../../../nodes/shared/core/outcome';
import type { Matter, MatterKey, Matters } from '../../../../../../../nodes/shared/legalserver/port';
import type { CaseChange } from './CaseChange';

/** Calls that are under way at the same time: a site has 200 a minute for all. */
const AT_ONCE = 4;

/** The cases of these changes, in order, with the custom fields that all changes of a case are about; each read once. */
export async function readCases(
	changes: readonly CaseChange[],
	legalServer: Matters,
): Promise<Array<Outcome<Matter>>> {
	const read = new Map<CaseChange, Outcome<Matter>>();
	await inParallel(
		[...groupBy(changes, ({ key }) => JSON.stringify(key)).values()],
		async (ofKey) => {
			const { key } = ofKey[0] as CaseChange;
			const together = await readCase(key, ofKey, legalServer);
			const names = new Set(ofKey.map(({ field }) => field.name));
			// LegalServer rejects all of them for one that it does not have: by itself each gets its own answer.
			const isOfOne = !together.ok && together.refusal.reason === 'invalid_input' && names.size > 1;
			for (const change of ofKey)
				read.set(change, isOfOne ? await readCase(key, [change], legalServer) : together);
		},
		AT_ONCE,
	);
	return changes.map((change) => read.get(change) as Outcome<Matter>);
}

const readCase = async (
	key: MatterKey,
	changes: readonly CaseChange[],
	legalServer: Matters,
): Promise<Outcome<Matter>> => {
	const custom = changes.flatMap(({ field }) => (field.isCustom ? [field.name] : []));
	return await outcomeOf(async () => await legalServer.readMatter(key, [...new Set(custom)]));
};
