/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { RateWindow } from '@/nodes/shared/http/RateWindow';
import { ConnectionLost, type HttpRequest, type HttpResponse } from '@/nodes/shared/http/types';
import { createLegalServerApi } from '@/nodes/shared/legalserver/client/createLegalServerApi';
import { legalServerRate } from '@/nodes/shared/legalserver/client/service';
import { createLegalServer } from '@/nodes/shared/legalserver/createLegalServer';
import type { StubAnswer } from './createStubClio';
import { VirtualClock } from './VirtualClock';

/** The real client on answers that a test makes up: for what an emulated LegalServer would never say. */
export function createStubLegalServer(
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
	const rate = new RateWindow(legalServerRate);
	const site = { host: 'riverside.legalserver.org', isDemo: false };
	const api = createLegalServerApi(send, clock, { site, onlyRead, rate, reserve: 0 });
	return {
		...{ api, clock, requests, rate, legalServer: createLegalServer(api, clock) },
		/** What a request says in its body. */
		sent: (nth: number): unknown =>
			JSON.parse(Buffer.concat(requests[nth - 1]?.body ?? []).toString('utf8') || 'null'),
	};
}
