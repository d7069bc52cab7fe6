import {
	done,
	groupBy,
	inParallel,
	mapOk,
	type Outcome,
} from '../../../../../../../nodes/shared/core/outcome';
import type { Progress } from '../../../../../../../nodes/shared/core/Progress';
import type {
	Matter,
	Matters,
	MatterWrites,
	WriteChecks,
} from '../../../../../../../nodes/shared/legalserver/port';
import { apartFromDryRuns } from '../../../../../../../nodes/shared/node/apartFromDryRuns';
import { writeInRounds } from '../../../../../../../nodes/shared/node/writeInRounds';
import { createAskFirst } from './askFirst';
import type { CaseChange, ChangedCase } from './CaseChange';
import { compareCases } from './compareCases';
import { isSameValue, valueIn } from './fieldValues';
import { readCases } from './readCases';

type LegalServer = Matters & MatterWrites & WriteChecks;

/** A change with the case that it is about. */
interface Prepared {
	change: CaseChange;
	matter: Matter;
}

/** Calls that are under way at the same time: a site has 200 a minute for all. */
const AT_ONCE = 4;

/**
 * Sees to it that fields of cases hold these values. Those of one case are written by one call, in the order of the items
 * where several are about the same field; what holds its value already is not written.
 */
export async function changeCases(
	changes: readonly CaseChange[],
	legalServer: LegalServer,
	progress: Progress,
): Promise<Array<Outcome<ChangedCase>>> {
	legalServer.requireWritable();
	return await apartFromDryRuns(changes, async (ofKind) => await changeOfKind(ofKind, legalServer, progress));
}

async function changeOfKind(
	changes: readonly CaseChange[],
	legalServer: LegalServer,
	progress: Progress,
): Promise<Array<Outcome<ChangedCase>>> {
	const askFirst = createAskFirst();
	const cases = await readCases(changes, legalServer);
	const prepared = cases.map((found, index): Outcome<Prepared> =>
		found.ok ? done({ change: changes[index] as CaseChange, matter: found.value }) : found,
	);
	return await mapOk(prepared, async (all) => {
		const results = new Map<Prepared, Outcome<ChangedCase>>();
		await inParallel(
			[...groupBy(all, ({ matter }) => matter.uuid).values()],
			async (ofCase) => {
				await writeInRounds(ofCase, {
					record: joined(ofCase.map(({ matter }) => matter)),
					fieldOf: ({ change }) => change.field.name,
					write: async (matter, items) =>
						await writeFields(matter, items, async (wanted) =>
							askFirst(async () => await legalServer.updateMatter(matter.uuid, wanted)),
						),
					resultOf: ({ change }, before, after) => compareCases(change, before, after),
					tell(item, outcome) {
						results.set(item, outcome);
						progress(results.size, all.length, 'cases');
					},
				});
			},
			AT_ONCE,
		);
		return all.map((item) => results.get(item) as Outcome<ChangedCase>);
	});
}

/** One case that was read several times, each time with other custom fields. */
function joined(readings: readonly Matter[]): Matter {
	const customFields = Object.assign({}, ...readings.map((matter) => matter.customFields)) as object;
	return { ...(readings[0] as Matter), customFields: { ...customFields } };
}

type Wanted = Parameters<MatterWrites['updateMatter']>[1];

/** Writes what the case does not hold yet. @returns the case as it is then, or would be after a dry run */
async function writeFields(
	matter: Matter,
	items: readonly Prepared[],
	update: (wanted: Wanted) => Promise<Matter>,
): Promise<Matter> {
	const changes = items
		.map(({ change }) => change)
		.filter(({ field, value }) => !isSameValue(valueIn(matter, field), value));
	if (changes.length === 0) return matter;
	const custom = changes.filter(({ field }) => field.isCustom).map(({ field, value }) => [field.name, value]);
	const external = changes.find(({ field }) => !field.isCustom);
	const customFields = Object.fromEntries(custom) as Matter['customFields'];
	const externalId = external === undefined ? undefined : String(external.value ?? '');
	if (changes[0]?.dryRun === true)
		return {
			...matter,
			customFields: { ...matter.customFields, ...customFields },
			externalId: externalId ?? matter.externalId,
		};
	const written = await update({
		...(custom.length === 0 ? {} : { customFields }),
		...(externalId === undefined ? {} : { externalId }),
	});
	return { ...written, customFields: { ...matter.customFields, ...written.customFields } };
}
