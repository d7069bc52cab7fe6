import { onlyReadRefusal, unexpectedResponse } from '../../http/createService';
import { callOnce } from '../../http/callOnce';
import { createClient } from '../../http/createClient';
import { paceRequests } from '../../http/paceRequests';
import type { RateWindow } from '../../http/RateWindow';
import type { Clock, HttpRequest, Send } from '../../http/types';
import { addressOf, requireOwnPage } from './address';
import type { ClioApi, Path, Query, Write } from './ClioApi';
import { readClioError } from './ClioError';
import { dataOf, listOf, redirectOf } from './readResponse';
import { REGION_HOSTS, type Region } from '../account/regions';
import { API_VERSION, clioService } from './service';
import { ServiceTime } from './ServiceTime';

/** Whose Clio it is, and how it is to be treated. */
export interface ClioConnection {
	region: Region;
	/** Nothing but subscriptions is written. */
	onlyRead: boolean;
	/** Shared by all that use the same token. */
	rate: RateWindow;
	/** Calls of each minute that this run leaves for others. */
	reserve: number;
	/** Shared as well; of this run alone where it is not given. */
	time?: ServiceTime;
}

/** The Api of one execution. */
export function createClioApi(send: Send, clock: Clock, connection: ClioConnection): ClioApi {
	const { region, onlyRead, rate, reserve, time = new ServiceTime() } = connection;
	const client = createClient(
		paceRequests(time.listen(send, clock), clock, rate, reserve),
		clock,
		clioService,
	);
	const origin = `https://${REGION_HOSTS[region]}`;
	const base = `${origin}/api/v4`;

	const attempt = (request: HttpRequest) => async (sendInTurn: Send) => {
		const response = await sendInTurn(request);
		if (response.status >= 200 && response.status < 300) return response;
		throw readClioError(request, response, clioService.retryAfter(response.headers));
	};
	const get = async (url: string) => await client.call(attempt(getRequest(url)));

	return {
		...{ region, onlyRead, origin },
		read: async <T>(path: Path, query: Query) => dataOf<T>(await get(addressOf(base, path, query))),
		list: async <T>(path: Path, query: Query) => listOf<T>(await get(addressOf(base, path, query))),
		follow: async <T>(path: Path, next: string) => listOf<T>(await get(requireOwnPage(base, path, next))),
		async redirect(path, query) {
			const request = getRequest(addressOf(base, path, query));
			return await client.call(async (sendInTurn) => {
				const response = await sendInTurn(request);
				if (response.status === 303 || response.status === 302) return redirectOf(response);
				if (response.status >= 200 && response.status < 300)
					throw unexpectedResponse(clioService.name, 'no redirect');
				throw readClioError(request, response, clioService.retryAfter(response.headers));
			});
		},
		async write<T>(write: Write) {
			const request = requestOf(base, write, onlyRead);
			const response = await client.call(attempt(request));
			return response.body.length === 0 ? undefined : dataOf<T>(response);
		},
		async writeOnce<T>(write: Write, findResult: () => Promise<T | undefined>) {
			const sendOnce = attempt(requestOf(base, write, onlyRead));
			return await callOnce(client, async (sendInTurn) => dataOf<T>(await sendOnce(sendInTurn)), findResult);
		},
		requireWritable() {
			if (onlyRead) throw onlyReadRefusal(clioService.name);
		},
		remainingCalls: () => rate.remaining(clock.now()),
		estimate: (calls) => rate.estimate(clock.now(), reserve, calls),
		now: () => time.at(clock.now()),
	};
}

const VERSION = { 'X-API-VERSION': API_VERSION, Accept: 'application/json' };

const getRequest = (url: string): HttpRequest => ({ url, method: 'GET', headers: { ...VERSION } });

function requestOf(base: string, write: Write, onlyRead: boolean): HttpRequest {
	if (onlyRead && write.isHarmless !== true) throw onlyReadRefusal(clioService.name);
	const { method, path, query, data, headers } = write;
	const body = data === undefined ? {} : { body: [Buffer.from(JSON.stringify({ data }))] };
	const type: Record<string, string> = data === undefined ? {} : { 'Content-Type': 'application/json' };
	return { method, url: addressOf(base, path, query), headers: { ...VERSION, ...type, ...headers }, ...body };
}
