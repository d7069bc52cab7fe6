/** First and last byte of a range, both included. */
export interface ByteRange {
	start: number;
	end: number;
}

/** Reads a Range header (RFC 9110, 14.1.2). Undefined means the whole: no header, or one of another form. */
export function byteRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
	const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
	if (first === '' && last === '') return undefined;
	const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
	const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
	if (first !== '' && last !== '' && Number(last) < start) return undefined;
	return start >= size ? 'unsatisfiable' : { start, end };
}
