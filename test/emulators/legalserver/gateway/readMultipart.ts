import type { EmulatedRequest } from '../../core/contract';

/** A field of a form: a file has a name. */
export interface Part {
	name: string;
	filename: string | undefined;
	contentType: string | undefined;
	body: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** The parts of a form with files; undefined for a body of any other type. The bytes are those of the request. */
export function readMultipart({ headers, body }: EmulatedRequest): Part[] | undefined {
	const type = headers['content-type'] ?? '';
	const [, quoted, plain] = /^multipart\/form-data;.*\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
	const boundary = quoted ?? plain;
	if (boundary === undefined) return undefined;
	const parts: Part[] = [];
	const [first, next] = [Buffer.from(`--${boundary}`), Buffer.from(`\r\n--${boundary}`)];
	let at = body.indexOf(first);
	// What follows a boundary is a line break, or two dashes after the last one.
	while (at >= 0 && body.toString('latin1', at + first.length, at + first.length + 2) === '\r\n') {
		const start = at + first.length;
		const end = body.indexOf(next, start);
		if (end < 0) return undefined;
		const part = partOf(body.subarray(start, end));
		if (part) parts.push(part);
		at = end + 2;
	}
	return parts;
}

function partOf(bytes: Buffer): Part | undefined {
	const end = bytes.indexOf(HEAD_END);
	if (end < 0) return undefined;
	const head = bytes.toString('utf8', 0, end);
	const disposition = /^content-disposition:\s*form-data;(.*)$/im.exec(head)?.[1] ?? '';
	const name = /(?:^|;)\s*name="([^"]*)"/i.exec(disposition)?.[1];
	if (name === undefined) return undefined;
	return {
		...{ name, filename: /;\s*filename="((?:[^"\\]|\\.)*)"/i.exec(`;${disposition}`)?.[1] },
		contentType: /^content-type:\s*(\S+)/im.exec(head)?.[1],
		body: bytes.subarray(end + HEAD_END.length),
	};
}
