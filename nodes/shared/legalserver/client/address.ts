import { Refusal } from '../../core/Refusal';
import type { Path, Query } from './LegalServerApi';

/** An address below a site's API. Whatever a part holds, it stays one part: no ID leads anywhere else. */
export function addressOf(base: string, path: Path, query: Query = {}): string {
	const pairs = Object.entries(query).flatMap(([name, value]) =>
		value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
	);
	return `${base}/${path.map(segmentOf).join('/')}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
}

/** @throws Refusal `invalid_input` for what is no ID; what is written here as text is part of the program */
function segmentOf(part: string | number): string {
	if (typeof part === 'string' ? /^[\w-]{1,80}$/.test(part) : Number.isSafeInteger(part) && part > 0)
		return `${part}`;
	throw new Refusal(
		'invalid_input',
		'This is not a valid LegalServer ID',
		'Check the field, or the expression that fills it.',
	);
}
