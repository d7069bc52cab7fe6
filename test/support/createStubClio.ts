/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createClioApi } from '@/nodes/shared/clio/client/createClioApi';
import { clioRate } from '@/nodes/shared/clio/client/service';
import { createClio } from '@/nodes/shared/clio/createClio';
import { RateWindow } from '@/nodes/shared/http/RateWindow';
import { ConnectionLost, type HttpRequest, type HttpResponse } from '@/nodes/shared/http/types';
import { VirtualClock } from './VirtualClock';

/** What a test answers with: a status and a body, bytes as they are, or a lost connection. */
export type StubAnswer = { status: number; body?: unknown; headers?: Record<string, string> } | 'lost';

/** The real client on answers that a test makes up: for what an emulated Clio would never say. */
export function createStubClio(
	answer: (request: HttpRequest, nth: number) => StubAnswer,
	{ onlyRead = false } = {},
) {
	const clock = new VirtualClock();
	const requests: HttpRequest[] = [];
	const send = async (request: HttpRequest): Promise<HttpResponse> => {
		requests.push(request);
		const answered = answer(request, requests.length);
		if (answered === 'lost') throw new ConnectionLost('it was lost');
		const { status, body = '', headers = {} } = answered;
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		return { status, headers, body: Buffer.from(text) };
	};
	const rate = new RateWindow(clioRate);
	const api = createClioApi(send, clock, { region: 'us', onlyRead, rate, reserve: 0 });
	const open = async () => await Promise.reject(new TypeError('nothing is to be opened'));
	return {
		...{ api, clock, requests, rate, clio: createClio(api, open, clock) },
		/** What a request says in its body. */
		sent: (nth: number): unknown =>
			JSON.parse(Buffer.concat(requests[nth - 1]?.body ?? []).toString('utf8') || 'null'),
	};
}
