import { callOnce } from '../../http/callOnce';
import { createClient } from '../../http/createClient';
import { keepContent } from '../../http/keepContent';
import { onlyReadRefusal, unexpectedResponse } from '../../http/createService';
import { paceRequests } from '../../http/paceRequests';
import type { RateWindow } from '../../http/RateWindow';
import type { Clock, HttpRequest, Send, SendStreaming } from '../../http/types';
import type { Site } from '../account/site';
import type { TokenAge } from '../account/tokenAge';
import { addressOf } from './address';
import type { Call, Download, LegalServerApi, Write } from './LegalServerApi';
import { readLegalServerError } from './LegalServerError';
import { listOf, pageOf, recordOf } from './readResponse';
import { legalServerService } from './service';

/** Whose LegalServer it is, and how it is to be treated. */
export interface LegalServerConnection {
	site: Site;
	onlyRead: boolean;
	/** Shared by all that use the same site. */
	rate: RateWindow;
	/** Calls of each minute that this run leaves for the site's other integrations. */
	reserve: number;
	tokenAge?: TokenAge | undefined;
}

/** The Api of one execution. @param open how documents are downloaded */
export function createLegalServerApi(
	send: Send,
	clock: Clock,
	connection: LegalServerConnection,
	open: SendStreaming = nothingToOpen,
): LegalServerApi {
	const { site, onlyRead, rate, reserve, tokenAge } = connection;
	const client = createClient(paceRequests(send, clock, rate, reserve), clock, legalServerService);
	const origin = `https://${site.host}`;

	const attempt = (call: Pick<Call, 'needs'>, request: HttpRequest) => async (sendInTurn: Send) => {
		const response = await sendInTurn(request);
		if (response.status >= 200 && response.status < 300) return response;
		throw readLegalServerError(call, request, response, legalServerService.retryAfter(response.headers));
	};
	const get = async (call: Call) => await client.call(attempt(call, getRequest(origin, call)));
	const attemptWrite = (write: Write) => attempt(write, writeRequest(origin, write));
	const requireWritable = () => {
		if (onlyRead) throw onlyReadRefusal(legalServerService.name);
	};

	return {
		...{ ...site, onlyRead, origin, tokenAge, requireWritable },
		read: async <T>(call: Call) => recordOf<T>(await get(call)),
		list: async <T>(call: Call) => pageOf<T>(await get(call)),
		listAll: async <T>(call: Call) => listOf<T>(await get(call)),
		async open(download) {
			let content: AsyncIterable<Uint8Array> | undefined;
			const through = keepContent(open, (opened) => (content = opened));
			const paced = paceRequests(through, clock, rate, reserve);
			const request = downloadRequest(origin, download);
			const { status, headers } = await client.call(
				attempt(download, request),
				legalServerService.isTransient,
				paced,
			);
			if (content === undefined) throw unexpectedResponse(legalServerService.name, 'no content');
			return { status, headers, body: content };
		},
		async write<T>(write: Write) {
			if (write.isHarmless !== true) requireWritable();
			return recordOf<T>(await client.call(attemptWrite(write)));
		},
		async writeOnce<T>(write: Write, findResult: () => Promise<T | undefined>) {
			requireWritable();
			const sendOnce = attemptWrite(write);
			return await callOnce(
				client,
				async (sendInTurn) => recordOf<T>(await sendOnce(sendInTurn)),
				findResult,
			);
		},
		remainingCalls: () => rate.remaining(clock.now()),
		estimate: (calls) => rate.estimate(clock.now(), reserve, calls),
	};
}

const urlOf = (origin: string, { path, query, version = 'v1' }: Call): string =>
	addressOf(`${origin}/api/${version}`, path, query);

const ACCEPT = { Accept: 'application/json' };

/** Where nothing is downloaded, as in the lists of the panel. */
const nothingToOpen: SendStreaming = async () =>
	await Promise.reject(new TypeError('this Api was made without a way to open downloads'));

/** Whatever an answer gives for an address, this is the one that is asked. */
const downloadRequest = (origin: string, { uuid }: Download): HttpRequest => ({
	url: `${origin}/modules/document/download.php?unique_id=${encodeURIComponent(uuid)}`,
	...{ method: 'GET', headers: {} },
});

const getRequest = (origin: string, call: Call): HttpRequest => ({
	...{ url: urlOf(origin, call), method: 'GET', headers: { ...ACCEPT } },
});

function writeRequest(origin: string, write: Write): HttpRequest {
	const { method, data, body } = write;
	const { type, pieces } = body ?? {
		type: 'application/json',
		pieces: [Buffer.from(JSON.stringify(data ?? {}))],
	};
	const headers = { ...ACCEPT, 'Content-Type': type };
	return { url: urlOf(origin, write), method, headers, body: pieces };
}
