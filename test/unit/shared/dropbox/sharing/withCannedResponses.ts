/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { HttpResponse, Send } from '@/nodes/shared/http/types';

/** What Dropbox answers: an object is a success, an array a status and the route's error. */
export type CannedResponse = object | null | readonly [status: number, error: object];

/** Answers calls to a route with these, one after the other, the last one again and again; others go through. */
export const withCannedResponses =
	(routes: Record<string, CannedResponse[]>, asked: Array<[route: string, argument: unknown]> = []) =>
	(send: Send): Send =>
	async (request) => {
		const route = new URL(request.url).pathname.replace('/2/', '');
		const answers = routes[route];
		if (answers === undefined) return await send(request);
		const text = Buffer.concat(request.body ?? []).toString();
		asked.push([route, text === '' ? null : JSON.parse(text)]);
		const answer = answers.length > 1 ? answers.shift() : answers[0];
		return toHttpResponse(answer ?? null);
	};

function toHttpResponse(answer: CannedResponse): HttpResponse {
	const [status, body] = Array.isArray(answer)
		? [Number(answer[0]), { error_summary: 'canned/..', error: answer[1] as object }]
		: [200, answer];
	return {
		status,
		headers: { 'content-type': 'application/json' },
		body: Buffer.from(JSON.stringify(body)),
	};
}
