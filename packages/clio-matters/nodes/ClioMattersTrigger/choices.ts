import {
	hasUnnamedChoices,
	nameChoices,
	type Choices,
	type CustomField,
	type Matter,
	type Matters,
} from '../../../../nodes/shared/clio/port';
import { Refusal } from '../../../../nodes/shared/core/Refusal';

/** The matter fields of the account, as they were read last. */
export interface KnownChoices {
	fields: readonly CustomField[];
	/** Milliseconds since 1970; 0 for never. */
	readAt: number;
}

/** Milliseconds for which they are good. */
const FRESH = 10 * 60_000;
/** The same where a choice is not among them: somebody may just have added it, or it is gone for good. */
const FRESH_WITHOUT = 60_000;

/**
 * The same matters, with the texts of what was chosen in picklists, of which Clio gives the IDs alone: a filter is
 * about the text. Costs a call once in a while, and none where no matter has a picklist.
 * @param isNeeded whether a filter rests on it; else IDs stay where the connection may not read the fields
 */
export function withNamedChoices<Clio extends Matters & Pick<Choices, 'listMatterFields'>>(
	clio: Clio,
	known: KnownChoices,
	now: () => number,
	isNeeded: boolean,
): Clio {
	const readFields = async (): Promise<void> => {
		known.fields = await clio.listMatterFields().catch((thrown: unknown) => {
			if (!isNeeded && thrown instanceof Refusal && thrown.reason === 'missing_scope') return [];
			throw thrown;
		});
		known.readAt = now();
	};
	const isFresh = (lasts: number): boolean => Math.abs(now() - known.readAt) < lasts;
	const nameAll = async (matters: Matter[]): Promise<Matter[]> => {
		if (!hasUnnamedChoices(matters)) return matters;
		const name = () => matters.map((matter) => nameChoices(matter, known.fields));
		if (!isFresh(FRESH) || (hasUnnamedChoices(name()) && !isFresh(FRESH_WITHOUT))) await readFields();
		return name();
	};
	return {
		...clio,
		async readMatters(ids: readonly number[]) {
			const found = await clio.readMatters(ids);
			return new Map((await nameAll([...found.values()])).map((matter) => [matter.id, matter]));
		},
		async *listMatters(...given: Parameters<Matters['listMatters']>) {
			for await (const page of clio.listMatters(...given))
				yield { ...page, records: await nameAll(page.records) };
		},
	};
}
