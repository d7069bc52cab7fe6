import { Refusal } from '../../core/Refusal';
import { unexpectedResponse } from '../../http/createService';
import { discardContent } from '../../http/discardContent';
import { ConnectionLost, type SendStreaming, type StreamedResponse } from '../../http/types';
import { clioService } from '../client/service';
import { isStorageAddress } from '../client/storage';
import { foreignAddressRefusal } from '../client/storageAnswers';

export const STORAGE = `${clioService.name}’s storage`;

/**
 * Opens what lies at an address of Clio's storage, without the token.
 * @throws ConnectionLost where another address may do
 * @throws Refusal `unexpected` where the address is not of the storage; `source_incomplete` where nothing lies there yet
 */
export async function openStored(open: SendStreaming, location: string): Promise<StreamedResponse> {
	if (!isStorageAddress(location)) throw foreignAddressRefusal();
	const response = await open({ url: location, method: 'GET', headers: {} });
	const { status, body } = response;
	if (status === 200) return response;
	await discardContent(body);
	if (status === 404) throw notStoredRefusal();
	if (status === 403 || status >= 500 || status === 429)
		throw new ConnectionLost('The storage gave no content');
	throw unexpectedResponse(STORAGE, `HTTP ${status}`);
}

const notStoredRefusal = (): Refusal =>
	new Refusal(
		'source_incomplete',
		'The document is in Clio, but its content has not arrived yet',
		'It may still be uploading, or document automation may still be creating it. Run it again in a few minutes.',
	);
