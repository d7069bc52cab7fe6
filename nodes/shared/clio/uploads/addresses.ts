import { Refusal } from '../../core/Refusal';
import { unexpectedResponse } from '../../http/createService';
import { clioService } from '../client/service';
import { isStorageAddress } from '../client/storage';
import { foreignAddressRefusal } from '../client/storageAnswers';
import type { RawHeader, RawVersion } from '../documents/readDocument';
import type { MeasuredContent, SignedAddress, UploadAddresses } from '../port';
import { ADDRESS_LIFE } from './limits';

/** The addresses that an answer has. @throws Refusal `unexpected` for one that is not in Clio's storage */
export function readAddresses(version: RawVersion | null | undefined, askedAt: number): UploadAddresses {
	const parts = (version?.multiparts ?? []).map(
		({ part_number: number, put_url: url, put_headers: headers }) =>
			[number ?? 0, signedAddress(url ?? '', headers)] as const,
	);
	const url = version?.put_url ?? '';
	const whole = url === '' ? undefined : signedAddress(url, version?.put_headers);
	return { askedAt, whole, parts: new Map(parts) };
}

function signedAddress(url: string, headers: readonly RawHeader[] | null | undefined): SignedAddress {
	if (!isStorageAddress(url)) throw foreignAddressRefusal();
	const pairs = (headers ?? []).map(({ name, value }) => [name ?? '', value ?? '']);
	return { url, headers: Object.fromEntries(pairs) as Record<string, string> };
}

export const isFresh = ({ askedAt }: Pick<UploadAddresses, 'askedAt'>, now: number): boolean =>
	now - askedAt < ADDRESS_LIFE;

/** @throws Refusal `unexpected` where Clio does not say where the bytes go */
export function requireAddress(address: SignedAddress | undefined): SignedAddress {
	if (address !== undefined) return address;
	throw unexpectedResponse(clioService.name, 'no upload address');
}

/** How parts are announced, from one of them on. */
export const announcedParts = (
	{ size, partDigests }: MeasuredContent,
	{ from, count, part }: { from: number; count: number; part: number },
) =>
	partDigests.slice(from - 1, from - 1 + count).map((digest, index) => ({
		part_number: from + index,
		content_length: Math.min(part, size - (from - 1 + index) * part),
		content_md5: digest,
	}));

export const changedSourceRefusal = (): Refusal =>
	new Refusal(
		'source_incomplete',
		'The file changed in n8n while it was being uploaded',
		'Nothing was added to Clio. Run the node that produces it again.',
	);
