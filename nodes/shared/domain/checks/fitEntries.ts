/** Characters of all details together, so that a row stays small. */
const ROOM = 3900;

/**
 * As many entries as there is room for beside what else the details of an email say.
 * @param about the other details
 */
export function fitEntries<Entry>(about: object, entries: readonly Entry[]): Entry[] {
	let room = ROOM - JSON.stringify(about).length;
	const left = entries.findIndex((entry) => (room -= JSON.stringify(entry).length + 1) < 0);
	return left === -1 ? [...entries] : entries.slice(0, left);
}
