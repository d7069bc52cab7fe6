import { Refusal } from '../../core/Refusal';
import type { Path, Query } from './ClioApi';
import { readUrl } from './storage';

/** An address of Clio's. Whatever a part holds, it stays one part: no ID leads anywhere else. */
export function addressOf(base: string, path: Path, query: Query = {}): string {
	const parts = path.map(segmentOf);
	const pairs = Object.entries(query).flatMap(([name, value]) =>
		(Array.isArray(value) ? (value as ReadonlyArray<string | number>) : [value])
			.filter((each) => each !== undefined)
			.map((each) => `${encodeName(name)}=${encodeURIComponent(String(each))}`),
	);
	return `${base}/${parts.join('/')}.json${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
}

/** Brackets are Clio's own way to write lists. */
const encodeName = (name: string): string =>
	encodeURIComponent(name).replace(/%5B/g, '[').replace(/%5D/g, ']');

/** A page of the very list that was asked for: the token goes nowhere else. */
export function requireOwnPage(base: string, path: Path, next: string): string {
	const own = readUrl(addressOf(base, path));
	const url = readUrl(next);
	const isOwn =
		url !== undefined &&
		own !== undefined &&
		url.origin === own.origin &&
		!hasUser(url) &&
		samePath(url, own);
	if (isOwn) return next;
	throw new Refusal(
		'unexpected',
		'Clio’s answer pointed to a next page at a different address, and the node did not open it',
		'Check for a proxy between n8n and Clio that changes answers, then run it again.',
	);
}

const hasUser = ({ username, password }: URL): boolean => username !== '' || password !== '';

const samePath = (one: URL, other: URL): boolean => withoutEnding(one) === withoutEnding(other);

const withoutEnding = ({ pathname }: URL): string => pathname.replace(/\.json$/, '');

/** @throws Refusal `invalid_input` for what is no ID; what is written here as text is part of the program. */
function segmentOf(part: string | number): string {
	if (typeof part === 'string' ? /^\w+$/.test(part) : Number.isSafeInteger(part) && part > 0)
		return `${part}`;
	throw new Refusal(
		'invalid_input',
		'A Clio ID is not a number',
		'Check the field, or the expression that fills it.',
	);
}
