import { Refusal } from '../../core/Refusal';
import { ConnectionLost } from '../../http/types';
import { ApiError, insideOf, isTagged, type Tagged } from '../client/Api';
import { connectionRefusal } from './connectionRefusal';
import type { ErrorText } from './connectionErrors';
import { routeErrors } from './routeErrors';

/** What an answer, or a missing one, means to the person whose item it was. Other things thrown are returned as they are. */
export function toRefusal(thrown: unknown): unknown {
	if (thrown instanceof ConnectionLost) {
		return new Refusal(
			'unavailable',
			'The connection to Dropbox broke off again and again',
			'Check the network between n8n and Dropbox, then run it again: what is done is found and kept.',
		);
	}
	if (!(thrown instanceof ApiError)) return thrown;
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

function refusalOfStatus({ status, error }: ApiError): Refusal {
	if (status === 429) return new Refusal(...(routeErrors['too_many_requests'] as ErrorText));
	if (status >= 500) {
		return new Refusal(
			'unavailable',
			`Dropbox is not available (HTTP ${status})`,
			'See status.dropbox.com, then run it again: what is done is found and kept.',
		);
	}
	const codes = tagsOf(error).filter((tag) => /^[a-z_]+$/.test(tag));
	return unexpectedResponse([`HTTP ${status}`, ...codes].join(' '));
}

/** For answers that the documentation does not foresee. `what` is the service's code, never its text. */
export function unexpectedResponse(what: string): Refusal {
	return new Refusal(
		'unexpected',
		`Dropbox gave an answer that this node does not know (${what})`,
		'Run it again. If it stays, report the code in brackets to the maintainers of this node.',
	);
}
