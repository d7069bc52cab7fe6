import { ClioRefusal, unprocessable } from '../gateway/ClioRefusal';
import type { Call } from '../route';
import { completeVersion } from '../state/documents';
import type { Blob, Document, DocumentVersion } from '../state/records';

/** Every part but the last has to be that large. */
const LEAST_PART = 5 * 1024 * 1024;

/** Looks for the bytes of a version. Throws what the documentation says of those that are not there. */
export function completeUpload(call: Call, document: Document, uuid: string | undefined): Document {
	const { state } = call;
	if (uuid === undefined) throw unprocessable('uuid is required to mark a document fully uploaded');
	const version = document.versions.find((one) => one.uuid === uuid);
	if (!version) throw unprocessable(`there is no version with the UUID ${uuid}`);
	if (version.fullyUploaded) throw unprocessable('the document is already marked as fully uploaded');
	if (state.switches.uploadTimeouts > 0) {
		state.switches.uploadTimeouts -= 1;
		const message = 'The remote file could not be verified in time. Try the request again.';
		throw new ClioRefusal(422, 'UploadTimeoutError', message);
	}
	const blob = version.parts ? joined(call, version) : state.objects.get(uuid);
	if (!blob) {
		const message = `There is no remote file named ${version.filename} with the UUID ${uuid}.`;
		throw new ClioRefusal(422, 'UploadNotFoundError', message);
	}
	return completeVersion(state, document, version, blob);
}

/** All parts in order; undefined where one is missing, has another length, or is too small. */
function joined({ state }: Call, { uuid, parts = [] }: DocumentVersion): Blob | undefined {
	const stored = state.parts.get(uuid);
	const ordered = [...parts].sort((one, other) => one.number - other.number);
	const found: Blob[] = [];
	for (const [index, { number, length }] of ordered.entries()) {
		const part = stored?.get(number);
		if (part?.size !== length) return undefined;
		if (length < LEAST_PART && index < ordered.length - 1) return undefined;
		found.push(part);
	}
	state.parts.delete(uuid);
	return state.bytes.join(found);
}
