import type { Entry } from '../../../../shared/domain/entry';
import { Refusal } from '../../../../shared/core/Refusal';
import type { Listings, Lookups } from '../../../../shared/dropbox/port';
import { isDryRunId, type DryRunState } from './DryRunState';

/** Reads Dropbox as it would be after all that a dry run pretends to have done. What it looked up it knows. */
export const createDryRunReader = ({ find, list }: Lookups & Listings, pretence: DryRunState) => {
	const looked = new Map<string, Promise<Entry>>();
	const lookUp = async (address: string): Promise<Entry> => {
		const entry = looked.get(address) ?? find(address);
		looked.set(address, entry);
		pretence.see(await entry);
		return await entry;
	};
	return {
		async find(address) {
			const pretended = isDryRunId(address) ? pretence.entryWithId(address) : pretence.at(address);
			if (pretended === 'gone') throw nothingThere();
			return pretended ?? (await lookUp(address));
		},

		async *list(address, depth, pageSize) {
			const { entries, isHidden } = pretence.changesBelow(address, depth);
			if (entries.length > 0) yield entries;
			if (pretence.isNew(address)) return;
			try {
				for await (const page of list(address, depth, pageSize)) {
					if (depth === 'one level') page.forEach((entry) => pretence.see(entry));
					yield page.filter((entry) => !isHidden(entry));
				}
			} catch (thrown) {
				rethrowUnlessFilled(thrown, entries.length > 0);
			}
		},
	} satisfies Lookups & Listings;
};

/** A folder that documents were put into is there, for a dry run, although nobody created it. */
function rethrowUnlessFilled(thrown: unknown, isFilled: boolean): void {
	const isMissing =
		thrown instanceof Refusal && (thrown.reason === 'not_found' || thrown.reason === 'deleted');
	if (!isMissing || !isFilled) throw thrown;
}

const nothingThere = (): Refusal =>
	new Refusal('not_found', 'There would be nothing at this place any more', 'Give the new ID or path.');
