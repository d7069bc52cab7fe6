import type { Entry } from '../../../shared/domain/entry';
import { Refusal } from '../../../shared/domain/Refusal';
import type { Listings, Lookups } from '../../../shared/ports';
import { isPretended, type Pretence } from './Pretence';

/** Reads Dropbox as it would be after all that a dry run pretends to have done. What it looked up it knows. */
export const pretendedReading = ({ find, list }: Lookups & Listings, pretence: Pretence) => {
	const looked = new Map<string, Promise<Entry>>();
	const lookUp = async (address: string): Promise<Entry> => {
		const entry = looked.get(address) ?? find(address);
		looked.set(address, entry);
		pretence.see(await entry);
		return await entry;
	};
	return {
		async find(address) {
			const pretended = isPretended(address) ? pretence.known(address) : pretence.at(address);
			if (pretended === 'gone') throw nothing();
			return pretended ?? (await lookUp(address));
		},

		async *list(address, depth, pageSize) {
			const { entries, isHidden } = pretence.below(address, depth);
			if (entries.length > 0) yield entries;
			if (pretence.isNew(address)) return;
			try {
				for await (const page of list(address, depth, pageSize)) {
					if (depth === 'one level') page.forEach((entry) => pretence.see(entry));
					yield page.filter((entry) => !isHidden(entry));
				}
			} catch (thrown) {
				unlessFilled(thrown, entries.length > 0);
			}
		},
	} satisfies Lookups & Listings;
};

/** A folder that documents were put into is there, for a dry run, although nobody created it. */
function unlessFilled(thrown: unknown, isFilled: boolean): void {
	const isMissing = thrown instanceof Refusal && (thrown.kind === 'not_found' || thrown.kind === 'deleted');
	if (!isMissing || !isFilled) throw thrown;
}

const nothing = (): Refusal =>
	new Refusal('not_found', 'There would be nothing at this place any more', 'Give the new ID or path.');
