import { mapOk, done, type Outcome } from '../../../../../../nodes/shared/core/outcome';
import { Refusal } from '../../../../../../nodes/shared/core/Refusal';
import {
	hasUnnamedChoices,
	nameChoices,
	type CustomField,
	type Matter,
	type MatterFilter,
} from '../../../../../../nodes/shared/clio/port';
import type { Dependencies } from '../shared/Dependencies';

/** Says of what holds matters what was chosen in their picklists, by one more call where there is any. */
export async function withChoices<T>(
	outcomes: ReadonlyArray<Outcome<T>>,
	mattersOf: (value: T) => Matter[],
	replace: (value: T, matters: Matter[]) => T,
	{ clio }: Dependencies,
): Promise<Array<Outcome<T>>> {
	return await mapOk(outcomes, async (values) => {
		const isWanted = values.some((value) => hasUnnamedChoices(mattersOf(value)));
		const fields = isWanted ? await clio.listMatterFields().catch(noFieldsWithoutPermission) : [];
		const named = (matter: Matter) => nameChoices(matter, fields);
		return values.map((value) => done(isWanted ? replace(value, mattersOf(value).map(named)) : value));
	});
}

/** Then picklists keep the IDs that Clio gives. */
function noFieldsWithoutPermission(thrown: unknown): CustomField[] {
	if (thrown instanceof Refusal && thrown.reason === 'missing_scope') return [];
	throw thrown;
}

/**
 * The filter with the ID of a choice where its text was given: Clio compares a picklist with IDs alone.
 * @throws Refusal `invalid_input` where a picklist has no such choice
 */
export async function withChoiceId(filter: MatterFilter, { clio }: Dependencies): Promise<MatterFilter> {
	const { customField } = filter;
	if (customField === undefined || /^\d+$/.test(customField.value)) return filter;
	const field = (await clio.listMatterFields()).find(({ id }) => id === customField.id);
	if (field?.type !== 'picklist') return filter;
	const wanted = customField.value.toLocaleLowerCase();
	const choice = field.choices.find(({ text }) => text.trim().toLocaleLowerCase() === wanted);
	if (choice !== undefined) return { ...filter, customField: { id: field.id, value: String(choice.id) } };
	throw new Refusal(
		'invalid_input',
		'The field “Custom Field Value” is not one of this picklist’s choices in Clio',
		'Enter the text of a choice as it is in Clio, or its ID.',
	);
}
