import { addressFrom } from '../addressFrom';
import { joinPath, looseKey } from '../paths';
import { Refusal } from '../../core/Refusal';

/** A folder of the settings, by the label of its field. */
export interface Place {
	field: string;
	/** `/Legal Matters`, `id:…` or `ns:…`, perhaps with a path behind it. */
	address: string;
}

/**
 * The address of a folder that is not the whole Dropbox.
 * @throws Refusal `invalid_input`
 */
export function folderAddress(given: string, what: string): string {
	if (given.trim() === '') {
		throw new Refusal('invalid_input', 'It is empty', `Enter ${what}`);
	}
	const address = addressFrom({ mode: 'path', value: given });
	if (!/^(?:ns:\d+)?$/.test(address)) return address;
	throw new Refusal('invalid_input', 'It is the top of a Dropbox', `Enter ${what}`);
}

/** How one folder lies to another. An ID does not say where a folder is: then it is unknown. */
export type Relation = 'same' | 'inside' | 'around' | 'apart' | 'unknown';

/** In doubt about upper and lower case, two names count as one. */
export function relationOf(one: string, other: string): Relation {
	const [a, b] = [partsOf(one), partsOf(other)];
	if (a.head !== b.head) return 'unknown';
	if (a.path === b.path) return 'same';
	if (a.path.startsWith(b.path)) return 'inside';
	return b.path.startsWith(a.path) ? 'around' : 'apart';
}

export const overlap = (one: string, other: string): boolean =>
	['same', 'inside', 'around'].includes(relationOf(one, other));

/** The ID or namespace that an address starts from, and the path behind it, with a slash at its end. */
function partsOf(address: string): { head: string; path: string } {
	const [head = '', ...names] = address.split('/');
	return { head, path: names.map((name) => `${looseKey(name.trim())}/`).join('') };
}

/** The name of the folder directly in `outer` that `address` is or lies in; it has to be inside. */
export const firstNameBelow = (address: string, outer: string): string =>
	address.split('/')[outer.split('/').length] ?? '';

/**
 * Where a folder of the live settings lies while the settings are those of the demo: inside the demo destination, so that
 * nothing that the demo does touches a live folder.
 * @param name of the folder where its address is an ID, which says none
 */
export const placeInDemo = (address: string, demoDestination: string, name: string): string =>
	joinPath(demoDestination, address.startsWith('/') ? address.slice(1) : name);
