import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import type { Matter } from '../../../../../../../nodes/shared/legalserver/port';
import type { CaseChange, ChangedCase } from './CaseChange';
import { isCutOff, isSameValue, valueIn } from './fieldValues';

/**
 * What became of a field, by the case as it was and as it is.
 * @throws Refusal where LegalServer did not take the value, although it said so
 */
export function compareCases(change: CaseChange, before: Matter, after: Matter): ChangedCase {
	const { field, value: wanted, dryRun } = change;
	const [previousValue, value] = [valueIn(before, field), valueIn(after, field)];
	const result = { matter: after, field, previousValue, value, dryRun, warnings: [] };
	if (isSameValue(previousValue, wanted)) return { ...result, status: 'unchanged' };
	if (isSameValue(value, wanted)) return { ...result, status: 'updated' };
	if (value === null || value === previousValue) throw notTakenRefusal(field.name);
	if (isCutOff(value, wanted)) throw cutOffRefusal(field.name);
	return { ...result, status: 'updated', warnings: [OTHERWISE] };
}

const OTHERWISE =
	'LegalServer stored the value in a different form than you sent: check that value is what you want';

const notTakenRefusal = (name: string): Refusal =>
	new Refusal(
		'unexpected',
		`LegalServer said that it changed the case, but “${name}” does not have the new value`,
		'Check the database name of the field. Also check that the field is on the forms for this kind of case and accepts this kind of value.',
	);

const cutOffRefusal = (name: string): Refusal =>
	new Refusal(
		'unexpected',
		`LegalServer stored only the beginning of the value in “${name}”`,
		'The field now holds only part of the value. Use a field that takes longer text.',
	);
