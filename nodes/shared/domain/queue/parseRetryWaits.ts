import { assertNotLonger, LONGEST_PATTERN } from '../limits';
import { Refusal } from '../../core/Refusal';

/** Minutes of a week. */
const LONGEST_WAIT = 10_080;
const MOST_WAITS = 10;

/**
 * The minutes to wait before each further try, such as `5, 25, 125`; each is longer than the one before.
 * @throws Refusal `invalid_input`
 */
export function parseRetryWaits(text: string): number[] {
	assertNotLonger('The list of waits', text.length, LONGEST_PATTERN);
	const parts = text.split(/[,;\n]/).map((part) => part.trim());
	const waits = parts.map((part) => (/^\d+(?:\.\d+)?$/.test(part) ? Number(part) : Number.NaN));
	if (waits.some(Number.isNaN)) throw refusal('It has an entry that is not a number of minutes');
	if (waits.length > MOST_WAITS) throw refusal(`It has more than ${MOST_WAITS} waits`);
	if (waits.some((wait) => wait <= 0)) throw refusal('A wait of no minutes is not one');
	if (waits.some((wait) => wait > LONGEST_WAIT)) throw refusal('A wait is longer than a week');
	if (waits.some((wait, index) => index > 0 && wait <= (waits[index - 1] ?? 0))) {
		throw refusal('A wait is not longer than the one before it');
	}
	return waits;
}

const refusal = (message: string): Refusal =>
	new Refusal('invalid_input', message, 'Enter minutes with commas between them, such as 5, 25, 125');
