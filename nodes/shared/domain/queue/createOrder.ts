import type { EventRow } from './EventRow';

/** What is known of the earlier rows of a case: whether there are any, and whether one of them cannot run now. */
interface Earlier {
	/** About the case as a whole. */
	whole: Held | undefined;
	any: Held | undefined;
	byDocument: Map<string, Held>;
}

/** Whether a row cannot be finished soon: it is not due, somebody works on it, or it waits for such a one. */
type Held = boolean;

export interface Place {
	/** Whether an earlier row has to be finished first. */
	mustWait: boolean;
	/** Whether it cannot run even when all is finished that can run now. */
	isHeld: Held;
}

/** Keeps the order of the rows of each case, which are added as they arrived. */
export function createOrder() {
	const cases = new Map<string, Earlier>();

	/** @param cannotRun for a reason of the row's own, such as not being due */
	function add(row: EventRow, cannotRun: boolean): Place {
		const key = caseOf(row);
		if (key === undefined) return { mustWait: false, isHeld: cannotRun };
		const earlier = cases.get(key) ?? { whole: undefined, any: undefined, byDocument: new Map() };
		cases.set(key, earlier);
		const { documentId } = row;
		const waitsFor = documentId === '' ? [earlier.any] : [earlier.whole, earlier.byDocument.get(documentId)];
		const isHeld = cannotRun || waitsFor.includes(true);
		earlier.any = isHeld || earlier.any === true;
		if (documentId === '') earlier.whole = isHeld || earlier.whole === true;
		else earlier.byDocument.set(documentId, isHeld || earlier.byDocument.get(documentId) === true);
		return { mustWait: waitsFor.some((held) => held !== undefined), isHeld };
	}

	return { add };
}

/** By which rows belong to one case: two systems may have a case of the same number. Emails have no order. */
export const caseOf = ({ source, caseKey, kind }: EventRow): string | undefined =>
	caseKey === '' || kind === 'email' ? undefined : `${source} ${caseKey}`;
