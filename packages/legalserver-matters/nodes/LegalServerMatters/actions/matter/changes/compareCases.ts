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
	'LegalServer stored the value in another form than it was sent in: compare value with what you wanted';

const notTakenRefusal = (name: string): Refusal =>
	new Refusal(
		'unexpected',
		`LegalServer answered that the case was changed, but “${name}” does not hold the value`,
		'Check the database name of the field, and whether it is on the form of this kind of case and takes such a value.',
	);

const cutOffRefusal = (name: string): Refusal =>
	new Refusal(
		'unexpected',
		`LegalServer stored only the beginning of the value in “${name}”`,
		'Use a field that takes longer texts. What is in the field now is not the value that was sent.',
	);
