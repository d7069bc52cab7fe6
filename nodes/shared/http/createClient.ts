import { RateLimiter } from './RateLimiter';
import { OutageBreaker, withRetry } from './retry';
import { HttpError, toHttpRefusal, type Service } from './createService';
import { ConnectionLost, type Clock, type HttpRequest, type HttpResponse, type Send } from './types';

/** What makes the calls of one execution to a service. */
export interface Client {
	readonly service: Service;
	/**
	 * Makes a call in as many attempts as it takes.
	 * @param attempt one try; what it sends goes through the `send` that it is given
	 * @param repeatable whether a later try may go through, by what an attempt threw; the service's own rule if not given
	 * @param through another way to send than the client's own, whose responses are taken as they are
	 */
	call<T>(
		attempt: (send: Send) => Promise<T>,
		repeatable?: (thrown: unknown) => boolean,
		through?: Send,
	): Promise<T>;
}

/**
 * The client of one execution. Each call passes, from the outside inwards:
 * 1. the retry, by the policy of http/retry, unless the outage breaker knows the route to be out of order;
 * 2. the attempt, which is the service's own: it puts the request, and throws what the response means;
 * 3. the rate limiter, which gives the request its turn;
 * 4. the check that a success is JSON of the service;
 * 5. `send`, which adds the token and has it renewed once for all requests that meet its expiry (SingleFlightRefresh).
 */
export function createClient(send: Send, clock: Clock, service: Service): Client {
	const limiter = new RateLimiter(clock, service);
	const breaker = new OutageBreaker(clock);
	const sendChecked: Send = async (request) => requireJson(service, request, await send(request));
	return {
		service,
		async call(attempt, repeatable = service.isTransient, through = sendChecked) {
			const began = clock.now();
			let route = '';
			const sendInTurn: Send = async (request) => {
				route = request.url;
				const permit = await limiter.acquire(request);
				let response: HttpResponse | undefined;
				try {
					return (response = await through(request));
				} finally {
					permit.release(response);
				}
			};
			return await withRetry(
				clock,
				(thrown) => repeatable(thrown) && !breaker.isShut(route),
				async () => await attempt(sendInTurn),
			).then(
				(value) => {
					breaker.markOpen(route);
					return value;
				},
				(thrown: unknown) => {
					if (thrown instanceof HttpError && !service.isTransient(thrown)) breaker.markOpen(route);
					else if (repeatable(thrown)) breaker.markShut(route, thrown, began);
					throw thrown;
				},
			);
		},
	};
}

/**
 * Makes a call of a service that speaks JSON.
 * @throws Refusal as `toHttpRefusal` says
 */
export async function callJson<T>(
	{ call, service }: Client,
	method: HttpRequest['method'],
	url: string,
	fields?: object,
): Promise<T> {
	const json = { 'content-type': 'application/json' };
	const request: HttpRequest =
		fields === undefined
			? { method, url, headers: {} }
			: { method, url, headers: json, body: [Buffer.from(JSON.stringify(fields))] };
	return await call(async (send) => {
		const { status, headers, body } = await send(request);
		if (status < 200 || status >= 300)
			throw new HttpError(`HTTP ${status}`, status, service.retryAfter(headers));
		return JSON.parse(body.toString('utf8')) as T;
	}).catch((thrown: unknown) => {
		throw toHttpRefusal(service, thrown) ?? thrown;
	});
}

const SPACE = [0x20, 0x0a, 0x0d, 0x09];

/**
 * Takes a success for the service's only where it is an object of JSON, or a list where it gives those. A page of whoever stands between, or half an
 * answer, says nothing of what the service did, and must not pass for an empty folder or a deleted file.
 */
function requireJson(service: Service, request: HttpRequest, response: HttpResponse): HttpResponse {
	const isSuccess = response.status >= 200 && response.status < 300;
	if (!isSuccess || isWithin(response, '{}')) return response;
	if (isWithin(response, '[]') && service.maySayList(request)) return response;
	if (isNothing(response) && service.maySayNothing(request)) return response;
	throw new ConnectionLost(`The response did not come from ${service.name}`);
}

/** By its ends: what lies between is read once, later. */
function isWithin({ body }: HttpResponse, [first, end]: string): boolean {
	const last = body.findLastIndex((byte) => !SPACE.includes(byte));
	const begin = body.find((byte) => !SPACE.includes(byte));
	return begin === first?.charCodeAt(0) && body[last] === end?.charCodeAt(0);
}

const isNothing = ({ body }: HttpResponse): boolean => ['', 'null'].includes(body.toString('latin1').trim());
