import type { StreamedResponse } from './types';

/** Bytes that are to come; undefined where they are packed on their way: then it says nothing about the document. */
export function contentLength(headers: StreamedResponse['headers']): number | undefined {
	const length = headers['content-length'];
	const isPacked = (headers['content-encoding'] ?? 'identity') !== 'identity';
	return length === undefined || isPacked || !/^\d+$/.test(length) ? undefined : Number(length);
}
