import { downloadArg } from '../../arguments/files';
import type { EmulatedResponse } from '../../../core/contract';
import { RouteError, type Call, type DownloadResponse } from '../../route';
import type { Blob } from '../../state/Contents';
import { findReadable } from '../../state/find';
import { findRevision } from '../../state/findRevision';
import { versionMetadata } from '../../state/history';
import { revOf } from '../../state/ids';
import { noLookup } from '../../state/refusals';
import type { Revision } from '../../state/Revision';
import type { View } from '../../state/View';
import { byteRange } from './byteRange';
import { route, viewOf } from './define';
import { refused } from './refused';

export const download = route({
	name: 'files/download',
	argument: downloadArg,
	selectAdmin: 'whole_team',
	async answer(call): Promise<DownloadResponse> {
		const view = viewOf(call);
		const { path, rev } = call.argument;
		const revision = refused({ lookup: 'path' }, () =>
			revisionAt(view, rev === undefined ? path : `rev:${rev}`),
		);
		if (call.state.exportedAs.has(revision.fileNumber)) throw new RouteError({ '.tag': 'unsupported_file' });
		const response = bytesResponse(call, revision.blob);
		response.headers.etag = `W/"${revOf(revision.number)}"`;
		return { download: { result: versionMetadata(view, revision), response } };
	},
});

/** The version a path leads to: the current one, or with `rev:` any. */
function revisionAt(view: View, path: string): Revision {
	if (path.startsWith('rev:')) {
		const revision = findRevision(view, path.slice(4));
		if (!revision) throw noLookup('not_found');
		return revision;
	}
	return findReadable(view, path).revision;
}

/** The bytes, or those that a Range header asks for: 206, or 416 when there are none there. */
export function bytesResponse(
	{ state, request }: Pick<Call, 'state'> & { request: { headers: Readonly<Record<string, string>> } },
	blob: Blob,
): EmulatedResponse {
	const range = byteRange(request.headers.range, blob.size);
	const headers = { 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes' };
	if (range === 'unsatisfiable') {
		return { status: 416, headers: { ...headers, 'content-range': `bytes */${blob.size}` }, body: '' };
	}
	if (!range) {
		const body = state.contents.read(blob);
		return { status: 200, headers: { ...headers, 'content-length': String(blob.size) }, body };
	}
	const { start, end } = range;
	const body = state.contents.read(blob, start, end);
	const contentRange = `bytes ${start}-${end}/${blob.size}`;
	const length = String(end - start + 1);
	return {
		status: 206,
		headers: { ...headers, 'content-length': length, 'content-range': contentRange },
		body,
	};
}
