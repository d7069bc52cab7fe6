/** One fixed language, so that the order does not depend on the machine the workflow runs on. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * Names as a person sorts them: numbers by value (`Exhibit 2` before `Exhibit 10`), capitals and accents aside.
 * Names that differ only in those are put in the order of their code units, so that every run sorts alike.
 */
export function naturalOrder(a: string, b: string): number {
	return collator.compare(a, b) || (a < b ? -1 : Number(a > b));
}
