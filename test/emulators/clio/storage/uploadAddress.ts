import type { ClioState } from '../state/ClioState';
import type { DocumentVersion, Part } from '../state/records';
import { storageHost, versionPath } from './places';
import { signedAddress } from './sign';

export interface Header {
	name: string;
	value: string;
}

export interface ShownPart {
	number: number;
	url: string;
	headers: readonly Header[];
}

/** What has to be sent with the bytes, letter for letter. */
export function putHeadersOf({ contentType, fullyUploaded }: DocumentVersion): Header[] {
	if (fullyUploaded) return [];
	return [
		{ name: 'x-amz-server-side-encryption', value: 'AES256' },
		{ name: 'Content-Type', value: contentType },
	];
}

/** Another one at each look; null when the bytes are there, or come in parts. */
export function putUrlOf(state: ClioState, version: DocumentVersion): string | null {
	if (version.fullyUploaded || version.parts) return null;
	return signedAddress({ ...common(state, version), headers: putHeadersOf(version) });
}

/** The parts of the last request that announced any. */
export function multipartsOf(state: ClioState, version: DocumentVersion): ShownPart[] {
	if (version.fullyUploaded) return [];
	const { parts = [], announced = 0 } = version;
	return parts.slice(parts.length - announced).map((part) => {
		const query = { uploadId: version.uuid, partNumber: String(part.number) };
		const headers = partHeaders(part);
		return {
			number: part.number,
			url: signedAddress({ ...common(state, version), query, headers }),
			headers,
		};
	});
}

/** Parts that one request may announce. */
export const MOST_PARTS = 50;

export function partHeaders({ length, md5 }: Part): Header[] {
	return [
		{ name: 'Content-Length', value: String(length) },
		...(md5 === null ? [] : [{ name: 'Content-MD5', value: md5 }]),
	];
}

function common(state: ClioState, version: DocumentVersion) {
	return {
		method: 'PUT' as const,
		host: storageHost(state),
		path: versionPath(version),
		now: state.clock.now(),
		lifetimeMs: state.switches.uploadLifetime,
	};
}
