import { createHash } from 'node:crypto';
import type { EmulatedRequest, EmulatedResponse } from '../../core/contract';
import type { ClioState } from '../state/ClioState';
import type { Blob } from '../state/records';
import { storageError } from './answers';
import { addressRefusal } from './checkAddress';
import { keyOf } from './places';

/** The storage behind the signed addresses: gives and takes bytes, knows nobody. */
export function answerStorage(state: ClioState, request: EmulatedRequest): EmulatedResponse {
	const refusal = addressRefusal(state, request);
	if (refusal) return refusal;
	const key = keyOf(request.path);
	if (key === undefined) return storageError(404, 'NoSuchKey', 'The specified key does not exist.');
	return request.method === 'PUT' ? take(state, key, request) : give(state, key, request);
}

function give(state: ClioState, key: string, { path, headers }: EmulatedRequest): EmulatedResponse {
	const blob = state.objects.get(key);
	if (!blob) return storageError(404, 'NoSuchKey', 'The specified key does not exist.');
	const range = rangeOf(blob, headers.range);
	if (range === null)
		return storageError(416, 'InvalidRange', 'The requested range is not satisfiable', {
			ActualObjectSize: String(blob.size),
		});
	const { start, end } = range ?? { start: 0, end: blob.size - 1 };
	const filename = path.split('/').at(-1) ?? '';
	return {
		status: range ? 206 : 200,
		headers: {
			'content-type': 'application/octet-stream',
			'content-length': String(end - start + 1),
			'content-disposition': `attachment; filename*=UTF-8''${filename}`,
			'accept-ranges': 'bytes',
			etag: `"${blob.md5}"`,
			...(range ? { 'content-range': `bytes ${start}-${end}/${blob.size}` } : {}),
		},
		body: state.bytes.read(blob, start, end),
	};
}

/** Undefined: the whole; null: none that there is. */
function rangeOf({ size }: Blob, header: string | undefined) {
	const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
	if (from === '' && to === '') return undefined;
	const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
	const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
	return start > end ? null : { start, end };
}

function take(state: ClioState, key: string, { headers, body, query }: EmulatedRequest): EmulatedResponse {
	if (headers['transfer-encoding'] === 'chunked')
		return storageError(
			501,
			'NotImplemented',
			'A header you provided implies functionality that is not implemented',
			{ Header: 'Transfer-Encoding' },
		);
	const digest = createHash('md5').update(body).digest('base64');
	const expected = headers['content-md5'];
	if (expected !== undefined && expected !== digest)
		return storageError(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.', {
			...{ ExpectedDigest: expected, CalculatedDigest: digest },
		});
	const part = query.get('partNumber');
	const etag = Buffer.from(digest, 'base64').toString('hex');
	const blob = state.bytes.put([body], etag);
	if (part === null) state.objects.set(key, blob);
	else partsOf(state, key).set(Number(part), blob);
	return { status: 200, headers: { etag: `"${etag}"`, 'content-length': '0' }, body: '' };
}

function partsOf({ parts }: ClioState, key: string): Map<number, Blob> {
	const known = parts.get(key) ?? new Map<number, Blob>();
	parts.set(key, known);
	return known;
}
