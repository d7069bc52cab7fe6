import { outcomeOf, outcomeOfSync, type Outcome } from '../core/outcome';
import type { RefusalReason } from '../core/Refusal';

/** How the fields of one record are written. */
export interface RecordWrite<Item, Record, Result> {
	/** The record as it is before. */
	record: Record;
	/** By which items are about the same field. */
	fieldOf(item: Item): number | string;
	/** Writes the fields of these items by one call. @returns the record as it is then */
	write(record: Record, items: readonly Item[]): Promise<Record>;
	/** What became of an item, by the record as it was and as it is. @throws Refusal */
	resultOf(item: Item, before: Record, after: Record): Result;
	tell(item: Item, outcome: Outcome<Result>): void;
}

/** Writes what is asked of one record, all by one call where no field comes twice. */
export async function writeInRounds<Item, Record, Result>(
	items: readonly Item[],
	{ record, fieldOf, write, resultOf, tell }: RecordWrite<Item, Record, Result>,
): Promise<void> {
	let present = record;
	for (const round of roundsOf(items, fieldOf)) {
		const before = present;
		const written = await outcomeOf(async () => await write(before, round));
		if (written.ok) {
			present = written.value;
			for (const item of round)
				tell(
					item,
					outcomeOfSync(() => resultOf(item, before, written.value)),
				);
			continue;
		}
		// All of them are rejected for one value: by itself each gets its own answer. What else is said holds for all.
		const isOfOne = round.length > 1 && OF_VALUES.includes(written.refusal.reason);
		for (const item of round) {
			const was = present;
			const alone = isOfOne ? await outcomeOf(async () => await write(was, [item])) : written;
			if (alone.ok) present = alone.value;
			tell(item, alone.ok ? outcomeOfSync(() => resultOf(item, was, alone.value)) : alone);
		}
	}
}

/** What a service says of a value. */
const OF_VALUES: readonly RefusalReason[] = ['invalid_input', 'unexpected'];

/** Items whose fields differ can be written together. */
function roundsOf<Item>(items: readonly Item[], fieldOf: (item: Item) => number | string): Item[][] {
	const rounds: Item[][] = [];
	for (const item of items) {
		const last = rounds.at(-1);
		if (last?.every((other) => fieldOf(other) !== fieldOf(item)) === true) last.push(item);
		else rounds.push([item]);
	}
	return rounds;
}
