/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Readable } from 'node:stream';
import type { EmulatedRequest, EmulatedResponse } from '../contract';
import type { CallRecord } from './CallLog';

interface HandledCall {
	request: EmulatedRequest;
	route: string;
	response: EmulatedResponse;
	startedAt: number;
	ms: number;
	fault?: string;
}

/** What the log keeps of a call: sizes and times, and those headers that say whose call it was. */
export function recordOf({ request, route, response, startedAt, ms, fault }: HandledCall): CallRecord {
	const { headers } = request;
	return {
		time: new Date(startedAt).toISOString(),
		...{ method: request.method, host: request.host, route },
		status: response.cutAfterBytes === 0 ? null : response.status,
		bytesIn: request.body.length,
		bytesOut: Math.min(lengthOf(response), response.cutAfterBytes ?? Number.POSITIVE_INFINITY),
		ms: Math.round(ms),
		...omitUndefined({
			fault,
			selectUser: headers['dropbox-api-select-user'],
			selectAdmin: headers['dropbox-api-select-admin'],
			pathRoot: headers['dropbox-api-path-root'],
		}),
	};
}

/** A stream's length is taken from its header: every download says how long it is. */
function lengthOf({ body, headers }: EmulatedResponse): number {
	return body instanceof Readable ? Number(headers['content-length'] ?? 0) : Buffer.byteLength(body);
}

function omitUndefined(fields: Record<string, string | undefined>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined),
	);
}
