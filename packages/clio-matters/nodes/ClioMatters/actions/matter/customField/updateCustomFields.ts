import {
	done,
	groupBy,
	inParallel,
	mapOk,
	outcomeOf,
	outcomeOfSync,
	type Outcome,
} from '../../../../../../../nodes/shared/core/outcome';
import type { Progress } from '../../../../../../../nodes/shared/core/Progress';
import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import type {
	Choices,
	CustomField,
	CustomFieldChange,
	CustomFieldValue,
	Home,
	Matter,
	Matters,
	MatterWrites,
	WriteChecks,
} from '../../../../../../../nodes/shared/clio/port';
import { apartFromDryRuns } from '../../shared/apartFromDryRuns';
import { readRecords } from '../../shared/readRecords';
import { pretendToSet } from './pretendToSet';
import { valueFor } from './valueFor';

export interface CustomFieldRequest {
	matterId: number;
	fieldId: number;
	/** As somebody wrote it; undefined to empty the field. */
	value: string | undefined;
	dryRun: boolean;
}

export interface UpdatedCustomField {
	status: 'updated' | 'unchanged';
	matter: Matter;
	field: CustomField;
	/** What the field held before, as people see it. */
	previousValue: unknown;
	/** What it holds now. */
	value: unknown;
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
				await updateMatter(ofMatter, clio, (item, outcome) => {
					results.set(item, outcome);
					progress(results.size, all.length, 'matters');
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

/** Writes what is asked of one matter, all by one call where no field comes twice. */
async function updateMatter(
	items: readonly Prepared[],
	clio: Clio,
	tell: (item: Prepared, outcome: Outcome<UpdatedCustomField>) => void,
): Promise<void> {
	let matter = items[0]?.matter;
	for (const round of roundsOf(items)) {
		const before = matter as Matter;
		const written = await outcomeOf(async () => await setFields(before, round, clio));
		if (written.ok) {
			matter = written.value;
			for (const item of round) tell(item, done(resultOf(item, before, written.value)));
			continue;
		}
		// Clio rejects all of them for one: by itself each gets its own answer.
		for (const item of round) {
			const alone =
				round.length === 1
					? written
					: await outcomeOf(async () => await setFields(matter as Matter, [item], clio));
			if (alone.ok) tell(item, done(resultOf(item, matter as Matter, alone.value)));
			else tell(item, alone);
			if (alone.ok) matter = alone.value;
		}
	}
}

/** Items whose fields differ can be written together. */
function roundsOf(items: readonly Prepared[]): Prepared[][] {
	const rounds: Prepared[][] = [];
	for (const item of items) {
		const last = rounds.at(-1);
		if (last?.every(({ field }) => field.id !== item.field.id) === true) last.push(item);
		else rounds.push([item]);
	}
	return rounds;
}

async function setFields(matter: Matter, items: readonly Prepared[], clio: MatterWrites): Promise<Matter> {
	const changes = items.map(({ change }) => change);
	if (items[0]?.request.dryRun === true) return pretendToSet(matter, items);
	return (await clio.setCustomFields(matter, changes)).matter;
}

function resultOf({ request, field }: Prepared, before: Matter, matter: Matter): UpdatedCustomField {
	const [previous, present] = [before, matter].map((each) => valuesOf(each, field));
	const isSame = JSON.stringify(previous?.stored) === JSON.stringify(present?.stored);
	return {
		...{ status: isSame ? 'unchanged' : 'updated', matter, field, dryRun: request.dryRun },
		...{ previousValue: previous?.shown[0] ?? null, value: present?.shown[0] ?? null },
	};
}

/** All values that a matter has of a field. */
function valuesOf({ customFields }: Matter, { id, choices }: CustomField) {
	const values = customFields.filter((each) => each.fieldId === id && each.id !== undefined);
	const textOf = ({ value, stored }: CustomFieldValue): unknown =>
		choices.find((choice) => String(choice.id) === String(stored))?.text ?? value;
	return { stored: values.map(({ stored }) => String(stored)), shown: values.map(textOf) };
}

const noFieldRefusal = (): Refusal =>
	new Refusal(
		'not_found',
		'The field “Custom Field” has no custom field for matters that exists in Clio',
		'Choose it from the list. It may have been deleted, or it may be one for contacts.',
	);
