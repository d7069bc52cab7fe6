import { Refusal } from '../../core/Refusal';
import { contentLength } from '../../http/contentLength';
import { unexpectedResponse } from '../../http/createService';
import { discardContent } from '../../http/discardContent';
import { withRetry } from '../../http/retry';
import { ConnectionLost, type Clock, type StreamedResponse } from '../../http/types';
import type { LegalServerApi } from '../client/LegalServerApi';
import { LegalServerError } from '../client/LegalServerError';
import { legalServerService } from '../client/service';
import { PERMISSIONS } from '../errors/permissions';
import { throwRefusal } from '../errors/toRefusal';
import type { Documents, Downloadable, OpenedDocument } from '../port';
import { listDocuments } from './listDocuments';
import { waitForScans } from './waitForScans';

/** How often a document is read from its beginning before it is given up. */
const MOST_ATTEMPTS = 4;

export const createDocumentsPort = (api: LegalServerApi, clock: Clock): Documents => ({
	listDocuments: async (matterUuid, version) =>
		await listDocuments(api, matterUuid, version).catch(throwRefusal),
	async downloadContent(wanted, take) {
		let attempts = 0;
		const attempt = async () => {
			attempts++;
			const response = await api
				.open({ uuid: wanted.uuid, needs: [PERMISSIONS.basicCaseInfo] })
				.catch(throwDownloadRefusal);
			return await take(await documentOf(response, wanted));
		};
		return await withRetry(clock, (thrown) => isBroken(thrown) && attempts < MOST_ATTEMPTS, attempt).catch(
			throwRefusal,
		);
	},
	waitForScans: async (waits) => await waitForScans(api, clock, waits),
});

/** What may go better from the beginning: the content ended early, or was damaged on its way. */
const isBroken = (thrown: unknown): boolean =>
	thrown instanceof ConnectionLost || (thrown instanceof Refusal && thrown.reason === 'content_mismatch');

/** What came, if it is the document: a page for logging in, or of an update, comes as a success as well. */
async function documentOf(
	{ headers, body }: StreamedResponse,
	{ size: expected }: Downloadable,
): Promise<OpenedDocument> {
	const length = contentLength(headers);
	const size = expected ?? length;
	if (size !== undefined && (length ?? size) === size && (length === expected || !isPage(headers)))
		return { size, content: body };
	await discardContent(body);
	if (isPage(headers)) throw pageRefusal();
	throw size === undefined ? unexpectedResponse(legalServerService.name, 'no length') : otherSizeRefusal();
}

/** A document comes to be saved, whatever it is; a page does not. */
const isPage = (headers: StreamedResponse['headers']): boolean =>
	/html|json/i.test(headers['content-type'] ?? '') &&
	!/^\s*attachment/i.test(headers['content-disposition'] ?? '');

/** Outside the API, LegalServer answers as it does to a browser. */
function throwDownloadRefusal(thrown: unknown): never {
	if (thrown instanceof LegalServerError) {
		if (thrown.status === 404) throw goneRefusal();
		if (thrown.status >= 300 && thrown.status < 400) throw elsewhereRefusal();
		if (thrown.isPage && [401, 403].includes(thrown.status)) throw notAllowedRefusal();
	}
	throw thrown;
}

const goneRefusal = (): Refusal =>
	new Refusal(
		'not_found',
		'This document is no longer in LegalServer, or the connected user cannot open it',
		'Run Get Many again: if someone deleted the document, it is no longer in the list.',
	);

const elsewhereRefusal = (): Refusal =>
	new Refusal(
		'unexpected',
		'LegalServer redirected the download to another address, and the node did not follow it',
		'It may be the login page: open the credential and test it. If LegalServer keeps the document in another system, such as SharePoint, download it from there.',
	);

const notAllowedRefusal = (): Refusal =>
	new Refusal(
		'no_access',
		'LegalServer does not let the connected user download this document',
		`Log in to LegalServer as that user and try to open the document. The user role needs “${PERMISSIONS.basicCaseInfo}”.`,
	);

const pageRefusal = (): Refusal =>
	new Refusal(
		'unavailable',
		'A web page came back instead of the document, and nothing was saved',
		'LegalServer may be down for an update, or may have shown its login page. Open the credential and test it, then run it again in a few minutes.',
	);

const otherSizeRefusal = (): Refusal =>
	new Refusal(
		'source_incomplete',
		'The downloaded document does not have the size that LegalServer lists',
		'Nothing was passed on. Someone may have just replaced the document: check it in LegalServer, then run this again.',
	);
