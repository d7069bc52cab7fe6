import {
	groupBy,
	inParallel,
	mapOk,
	outcomeOfSync,
	type Outcome,
} from '../../../../../../../nodes/shared/core/outcome';
import type { Progress } from '../../../../../../../nodes/shared/core/Progress';
import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import type {
	Choices,
	CustomField,
	CustomFieldChange,
	Home,
	Matter,
	Matters,
	MatterWrites,
	WriteChecks,
} from '../../../../../../../nodes/shared/clio/port';
import { apartFromDryRuns } from '../../../../../../../nodes/shared/node/apartFromDryRuns';
import { writeInRounds } from '../../../../../../../nodes/shared/node/writeInRounds';
import { readRecords } from '../../shared/readRecords';
import { compareValues, type UpdatedCustomField } from './compareValues';
import { pretendToSet } from './pretendToSet';
import { valueFor } from './valueFor';

export interface CustomFieldRequest {
	matterId: number;
	fieldId: number;
	/** As somebody wrote it; undefined to empty the field. */
	value: string | undefined;
	dryRun: boolean;
}

/** What an item asks for, with the records that it is about. */
interface Prepared {
	request: CustomFieldRequest;
	matter: Matter;
	field: CustomField;
	change: CustomFieldChange;
}

type Clio = Matters & MatterWrites & Choices & WriteChecks & Home;

const AT_ONCE = 4;

/**
 * Sees to it that custom fields of matters hold these values. Those of one matter are written by one call, in the order of
 * the items where several are about the same field.
 * @param fits whether a field may be used for this, else why not
 */
export async function updateCustomFields(
	requests: readonly CustomFieldRequest[],
	clio: Clio,
	progress: Progress,
	fits: (field: CustomField) => Refusal | undefined = () => undefined,
): Promise<Array<Outcome<UpdatedCustomField>>> {
	clio.requireWritable();
	const fields = await clio.listMatterFields();
	return await apartFromDryRuns(
		requests,
		async (ofKind) => await updateOfKind(ofKind, fields, clio, progress, fits),
	);
}

async function updateOfKind(
	requests: readonly CustomFieldRequest[],
	fields: readonly CustomField[],
	clio: Clio,
	progress: Progress,
	fits: (field: CustomField) => Refusal | undefined,
): Promise<Array<Outcome<UpdatedCustomField>>> {
	const matters = await readRecords(
		requests.map(({ matterId }) => matterId),
		{
			one: async (id) => await clio.readMatter(id),
			many: async (ids) => await clio.readMatters(ids),
		},
	);
	const prepared = requests.map((request, index) =>
		outcomeOfSync(() =>
			prepare(request, matters[index] as Outcome<Matter>, fields, { fits, origin: clio.origin }),
		),
	);
	return await mapOk(prepared, async (all) => {
		const results = new Map<Prepared, Outcome<UpdatedCustomField>>();
		await inParallel(
			[...groupBy(all, ({ matter }) => matter.id).values()],
			async (ofMatter) => {
				await writeInRounds(ofMatter, {
					record: (ofMatter[0] as Prepared).matter,
					fieldOf: ({ field }) => field.id,
					write: async (matter, items) => await setFields(matter, items, clio),
					resultOf: ({ field, request }, before, after) =>
						compareValues(field, before, after, request.dryRun),
					tell(item, outcome) {
						results.set(item, outcome);
						progress(results.size, all.length, 'matters');
					},
				});
			},
			AT_ONCE,
		);
		return all.map((item) => results.get(item) as Outcome<UpdatedCustomField>);
	});
}

/** @throws Refusal where the matter, the field or the value is not what it should be */
function prepare(
	request: CustomFieldRequest,
	matter: Outcome<Matter>,
	fields: readonly CustomField[],
	{ fits, origin }: { fits: (field: CustomField) => Refusal | undefined; origin: string },
): Prepared {
	if (!matter.ok) throw matter.refusal;
	const field = fields.find(({ id }) => id === request.fieldId);
	if (field === undefined) throw noFieldRefusal();
	const refusal = fits(field);
	if (refusal !== undefined) throw refusal;
	const value = request.value === undefined ? undefined : valueFor(field, request.value, origin);
	return { request, matter: matter.value, field, change: { fieldId: field.id, value } };
}

async function setFields(matter: Matter, items: readonly Prepared[], clio: MatterWrites): Promise<Matter> {
	const changes = items.map(({ change }) => change);
	if (items[0]?.request.dryRun === true) return pretendToSet(matter, items);
	return await clio.setCustomFields(matter, changes);
}

const noFieldRefusal = (): Refusal =>
	new Refusal(
		'not_found',
		'The field “Custom Field” has no custom field for matters that exists in Clio',
		'Choose it from the list. It may have been deleted, or it may be one for contacts.',
	);
