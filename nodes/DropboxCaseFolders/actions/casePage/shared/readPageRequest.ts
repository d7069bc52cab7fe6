import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { LONGEST_LINK_TOKEN } from '../../../../shared/domain/casePage/PageLink';
import { Refusal } from '../../../../shared/core/Refusal';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import { z } from '../../../../shared/vendor/zod';

/** What the page asked for, as it came in at the webhook. Nothing of it is known to be true yet. */
export interface PageRequest {
	/** The link by which the page was opened; `''` where there is none. */
	link: string;
	/** What it asks for; undefined for the page itself. */
	action: string | undefined;
	/** The rest, by action. */
	details: unknown;
}

/** Characters of what a page says of the files that it sends. The state of an upload is the longest of it. */
const LONGEST_DETAILS = 1_000_000;

const webhookItem = z.object({
	headers: z.object({ authorization: z.string().optional() }).default({}),
	body: z
		.object({ action: z.string().optional(), request: z.string().max(LONGEST_DETAILS).optional() })
		.default({}),
});

/** The field by which every operation that the page calls gets its request. */
export const requestField: INodeProperties = {
	displayName: 'Request',
	name: 'request',
	type: 'json',
	required: true,
	default: '={{ $json }}',
	description:
		'The whole item of the Webhook node that the case page calls, such as it comes right after that node',
};

/** @throws Refusal `invalid_input` where it is not what a Webhook node yields */
export function readPageRequest(context: IExecuteFunctions, item: number): PageRequest {
	const { request } = readParameters(context, item, { request: z.unknown() });
	const given = webhookItem.safeParse(request);
	const details = given.success ? parseJson(given.data.body.request) : undefined;
	if (!given.success || details === undefined) throw notFromPageRefusal();
	const { headers, body } = given.data;
	return { link: bearerOf(headers.authorization), action: body.action, details };
}

/**
 * What an action needs to know.
 * @throws Refusal `invalid_input`
 */
export function parseDetails<S extends z.ZodTypeAny>(schema: S, { details }: PageRequest): z.infer<S> {
	const parsed = schema.safeParse(details);
	if (parsed.success) return parsed.data as z.infer<S>;
	throw notFromPageRefusal();
}

/** Nothing where nothing was said; undefined where it is no JSON. */
function parseJson(json = '{}'): unknown {
	try {
		return JSON.parse(json) as unknown;
	} catch {
		return undefined;
	}
}

/** The link comes as a bearer token (RFC 6750), in a header that proxies do not log. */
function bearerOf(authorization = ''): string {
	const token = /^Bearer ([\w.-]+)$/.exec(authorization)?.[1] ?? '';
	return token.length > LONGEST_LINK_TOKEN ? '' : token;
}

const notFromPageRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The field “Request” does not contain a request from the case page',
		'Set it to {{ $json }}, right after the Webhook node that the page calls.',
	);
