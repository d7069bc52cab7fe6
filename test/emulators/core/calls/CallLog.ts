/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createWriteStream, type WriteStream } from 'node:fs';

/** One call as tests count it; holds no token, no path and no content. */
export interface CallRecord {
	/** ISO 8601. */
	time: string;
	method: string;
	host: string;
	/** Route name, `files/upload`; the path for pages that are no API function. */
	route: string;
	/** Null when the connection was cut without an answer. */
	status: number | null;
	bytesIn: number;
	bytesOut: number;
	/** Milliseconds until the answer began. */
	ms: number;
	fault?: string;
	selectUser?: string;
	selectAdmin?: string;
	pathRoot?: string;
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

	add(call: CallRecord): void {
		this.kept.push(call);
		if (this.kept.length > KEPT * 1.1) this.kept = this.kept.slice(-KEPT);
		this.file?.write(`${JSON.stringify(call)}\n`);
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
