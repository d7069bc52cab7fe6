import { assertNotLonger, LONGEST_PATTERN } from '../limits';
import { pathKey } from '../paths';

/**
 * A test for names by a pattern in which `*` stands for any characters or none and `?` for exactly one, as
 * people see characters; capitals do not matter. Everything else stands for itself: no name can be a pattern
 * by accident. Takes at most |pattern| × |name| steps, whatever the pattern (a regular expression made from
 * many stars would not).
 */
export function createWildcardTest(pattern: string): (name: string) => boolean {
	assertNotLonger('The pattern of a name', pattern.length, LONGEST_PATTERN);
	const wanted = characters(pattern);
	return (name) => fits(wanted, characters(name));
}

/** Code points, so that `?` takes a whole emoji. */
const characters = (text: string): string[] => [...pathKey(text)];

/** Goes forward as long as it fits; where it does not, the last star takes one more character. */
function fits(pattern: readonly string[], name: readonly string[]): boolean {
	let at = 0;
	let star = -1;
	let takenByStar = 0;
	for (let next = 0; next < name.length;) {
		if (pattern[at] === '*') {
			star = at++;
			takenByStar = next;
		} else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[next])) {
			at++;
			next++;
		} else if (star >= 0) {
			at = star + 1;
			next = ++takenByStar;
		} else {
			return false;
		}
	}
	return pattern.slice(at).every((character) => character === '*');
}
