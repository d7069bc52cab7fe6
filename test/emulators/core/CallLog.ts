/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createWriteStream, type WriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { EmulatedRequest, EmulatedResponse } from './contract';

/** One call as tests count it, with the labels of its service; holds no token, no path and no content. */
export interface CallRecord {
	/** ISO 8601. */
	time: string;
	method: string;
	host: string;
	/** As the service names it; the path for pages that are no API function. */
	route: string;
	/** Null when the connection was cut without a response. */
	status: number | null;
	bytesIn: number;
	bytesOut: number;
	/** Milliseconds until the response began. */
	ms: number;
	fault?: string;
}

/** What a service adds to the record of a call: whose it was, say. */
export type CallLabels = Readonly<Record<string, string | undefined>>;

export interface HandledCall {
	request: EmulatedRequest;
	route: string;
	response: EmulatedResponse;
	startedAt: number;
	ms: number;
	labels: CallLabels;
}

/** How many calls are kept in memory, for the dashboard and for tests. */
const KEPT = 100_000;

/** All calls in order, in memory and, if wanted, as one JSON line each in a file. */
export class CallLog {
	private kept: CallRecord[] = [];
	private readonly file: WriteStream | undefined;

	constructor(path?: string) {
		this.file = path === undefined ? undefined : createWriteStream(path, { flags: 'a' });
	}

	add(call: HandledCall): void {
		const record = recordOf(call);
		this.kept.push(record);
		if (this.kept.length > KEPT * 1.1) this.kept = this.kept.slice(-KEPT);
		this.file?.write(`${JSON.stringify(record)}\n`);
	}

	/** Oldest first. */
	get calls(): readonly CallRecord[] {
		return this.kept;
	}

	clear(): void {
		this.kept = [];
	}

	/** Resolves when every line is in the file. */
	async close(): Promise<void> {
		const { file } = this;
		if (file) await new Promise<void>((resolve) => file.end(() => resolve()));
	}
}

/** What is kept of a call: sizes and times, and the labels that there are. */
function recordOf({ request, route, response, startedAt, ms, labels }: HandledCall): CallRecord {
	return {
		time: new Date(startedAt).toISOString(),
		...{ method: request.method, host: request.host, route },
		status: response.cutAfterBytes === 0 ? null : response.status,
		bytesIn: request.body.length,
		bytesOut: Math.min(lengthOf(response), response.cutAfterBytes ?? Number.POSITIVE_INFINITY),
		ms: Math.round(ms),
		...Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== undefined)),
	};
}

/** A stream's length is taken from its header: every download says how long it is. */
function lengthOf({ body, headers }: EmulatedResponse): number {
	return body instanceof Readable ? Number(headers['content-length'] ?? 0) : Buffer.byteLength(body);
}
