import { Refusal } from '../../core/Refusal';
import { toHttpRefusal, unexpectedResponse as unexpectedOf } from '../../http/createService';
import { ApiError, insideOf, isTagged, type Tagged } from '../client/Api';
import { dropboxService } from '../client/service';
import { connectionRefusal } from './connectionRefusal';
import { routeErrors } from './routeErrors';

/** What an answer, or a missing one, means to the person whose item it was. Other things thrown are returned as they are. */
export function toRefusal(thrown: unknown): unknown {
	if (!(thrown instanceof ApiError)) return toHttpRefusal(dropboxService, thrown) ?? thrown;
	return connectionRefusal(thrown) ?? refusalOfTag(thrown.error) ?? refusalOfStatus(thrown);
}

/** For `.catch`: throws what it means. */
export function throwRefusal(thrown: unknown): never {
	throw toRefusal(thrown);
}

/** The refusal for an entry of a batch, or for a route's union. */
export function refusalOfTag(error: Tagged | undefined): Refusal | undefined {
	const tags = tagsOf(error);
	const known = tags.filter((tag) => Object.hasOwn(routeErrors, tag));
	const row = routeErrors[known.at(-1) ?? ''];
	return row && Object.assign(new Refusal(...row), { side: sideOf(tags) });
}

function sideOf(tags: readonly string[]): Refusal['side'] {
	if (tags.includes('to')) return 'to';
	return tags.some((tag) => tag.startsWith('from_')) ? 'from' : undefined;
}

/** The tags on the way from a union inwards: `path`, `conflict`, `folder`. */
function tagsOf(error: unknown): string[] {
	const tags: string[] = [];
	for (let inner = error; isTagged(inner) && tags.length < MOST_TAGS; inner = insideOf(inner))
		tags.push(inner['.tag']);
	return tags;
}

/** Levels of an answer that are looked at; the service's have a few. */
const MOST_TAGS = 20;

function refusalOfStatus(thrown: ApiError): Refusal {
	const passing = thrown.status === 429 || thrown.status >= 500;
	const refusal = passing ? toHttpRefusal(dropboxService, thrown) : undefined;
	const codes = tagsOf(thrown.error).filter((tag) => /^[a-z_]+$/.test(tag));
	return refusal ?? unexpectedResponse([`HTTP ${thrown.status}`, ...codes].join(' '));
}

/** For answers that the documentation does not foresee. `what` is the service's code, never its text. */
export const unexpectedResponse = (what: string): Refusal => unexpectedOf(dropboxService.name, what);
