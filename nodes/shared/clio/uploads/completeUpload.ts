import { Refusal } from '../../core/Refusal';
import { withRetry } from '../../http/retry';
import type { ClioApi } from '../client/ClioApi';
import { requireRecord } from '../client/readResponse';
import { ClioError } from '../client/ClioError';
import { DOCUMENT_FIELDS, VERSION_FIELDS, readDocument, type RawDocument } from '../documents/readDocument';
import { writtenProperties } from '../documents/properties';
import { doneMark, UPLOAD_PROPERTY, type Document, type MeasuredContent } from '../port';
import { MOST_ATTEMPTS } from './limits';
import { readVersions, type Sending } from './sendContent';

/**
 * Says that the bytes of the document's latest version are there, and marks it as done in the same breath. What is complete
 * already, by a call whose answer was lost or by another run that sent the same bytes, counts.
 * @returns undefined where Clio finds no bytes
 */
export async function completeUpload(
	{ id, latestVersion, externalProperties }: Document,
	{ contentHash }: MeasuredContent,
	{ api, clock }: Pick<Sending, 'api' | 'clock'>,
): Promise<Document | undefined> {
	const uuid = latestVersion?.uuid ?? '';
	const path = ['documents', id];
	const query = { fields: DOCUMENT_FIELDS };
	const mark = { [UPLOAD_PROPERTY]: doneMark(contentHash, uuid) };
	const data = {
		...{ uuid, fully_uploaded: true },
		external_properties: writtenProperties(externalProperties, mark),
	};
	let timeouts = 0;
	const complete = async () => await api.write<RawDocument>({ method: 'PATCH', path, query, data });
	const isTimeout = (thrown: unknown) => isOfType(thrown, 'UploadTimeoutError') && ++timeouts < MOST_TIMEOUTS;
	const raw = await withRetry(clock, isTimeout, complete).catch(async (thrown: unknown) => {
		if (isOfType(thrown, 'UploadNotFoundError')) return undefined;
		if (isOfType(thrown, 'UploadTimeoutError')) throw timeoutRefusal();
		return await readIfComplete(api, id, uuid, thrown);
	});
	return raw && readDocument(requireRecord(raw, id));
}

/**
 * The document, where what was thrown only says that its version is complete: another run was faster, or a call whose
 * answer was lost did it.
 */
export async function readIfComplete(
	api: ClioApi,
	id: number,
	uuid: string,
	thrown: unknown,
): Promise<RawDocument> {
	const mayBe =
		(thrown instanceof ClioError && thrown.status === 422) ||
		(thrown instanceof Refusal && thrown.reason === 'unexpected');
	if (!mayBe) throw thrown;
	const versions = await readVersions(api, id, VERSION_FIELDS);
	if (versions.find((each) => each.uuid === uuid)?.fully_uploaded !== true) throw thrown;
	return await api.read<RawDocument>(['documents', id], { fields: DOCUMENT_FIELDS });
}

/** Clio looks for large contents for a while. */
const MOST_TIMEOUTS = MOST_ATTEMPTS * 3;

const isOfType = (thrown: unknown, type: string): boolean =>
	thrown instanceof ClioError && thrown.type === type;

const timeoutRefusal = (): Refusal =>
	new Refusal(
		'too_busy',
		'Clio did not confirm the uploaded file in time',
		'Run it again: the upload continues where it stopped.',
	);
