import type { Matter } from '../../../../../../nodes/shared/legalserver/port';

/** What LegalServer left out of cases for lack of a permission, which it does without a word. */
export function leftOutNotes(matters: readonly Matter[]): string[] {
	const count = matters.filter(({ assignments }) => assignments === undefined).length;
	if (count === 0) return [];
	const cases = count === 1 ? 'one case' : `${count.toLocaleString('en-US')} cases`;
	return [
		`LegalServer left out the assignments of ${cases}, so assignments is null there. The user role probably lacks a permission. To find out who works on a case, use Get Staff.`,
	];
}
