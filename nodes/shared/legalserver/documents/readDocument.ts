import { unexpectedResponse } from '../../http/createService';
import { isNo, isYes, readId, readText } from '../client/readValues';
import { legalServerService } from '../client/service';
import type { Document, DocumentDetails, ScanState } from '../port';

/** A value of one of the site's lists. */
type RawLookup = { lookup_value_name?: unknown } | string | null | undefined;

/** A document as either version gives it, as far as this package reads it. */
export interface RawDocument {
	/** In version 1. */
	guid?: unknown;
	internal_id?: unknown;
	/** The same in version 2. */
	uuid?: unknown;
	id?: unknown;
	title?: unknown;
	name?: unknown;
	mime_type?: unknown;
	disk_file_size?: unknown;
	date_create?: unknown;
	date_update?: unknown;
	virus_scanned?: unknown;
	virus_free?: unknown;
	/** In version 1. */
	folder_id?: unknown;
	/** In version 2. */
	folder?: { folder_id?: unknown; folder_name?: unknown } | string | null;
	type?: RawLookup;
	storage_backend?: RawLookup;
	programs?: RawLookup[] | null;
	funding_code?: RawLookup;
}

/** @throws Refusal `unexpected` for what is no document, or has no UUID that could stand in an address */
export function readDocument(raw: RawDocument | null): Document {
	const uuid = readText(raw?.guid ?? raw?.uuid).toLowerCase();
	if (raw === null || !/^[\w-]{1,80}$/.test(uuid))
		throw unexpectedResponse(legalServerService.name, 'a document without UUID');
	return {
		uuid,
		id: readId(raw.internal_id ?? raw.id),
		title: readText(raw.title),
		name: readText(raw.name),
		mimeType: readText(raw.mime_type),
		size: readSize(raw.disk_file_size),
		createdAt: readMoment(raw.date_create),
		updatedAt: readMoment(raw.date_update),
		scanState: readScanState(raw),
		folderId: readId(raw.folder_id ?? folderOf(raw)?.folder_id),
		more: undefined,
	};
}

/** The same of version 2. */
export const readDocumentV2 = (raw: RawDocument | null): Document => ({
	...readDocument(raw),
	more: raw === null ? undefined : detailsOf(raw),
});

function detailsOf(raw: RawDocument): DocumentDetails {
	const { folder, type, storage_backend: storage, programs, funding_code: fundingCode } = raw;
	return {
		folder: typeof folder === 'string' ? folder : readText(folderOf(raw)?.folder_name),
		type: readLookup(type),
		storage: readLookup(storage),
		programs: Array.isArray(programs) ? programs.map(readLookup).filter((name) => name !== '') : [],
		fundingCode: readLookup(fundingCode),
	};
}

const folderOf = ({ folder }: RawDocument) => (typeof folder === 'object' ? folder : undefined);

const readLookup = (raw: RawLookup): string =>
	readText(typeof raw === 'object' ? raw?.lookup_value_name : raw);

/** `2019-06-04T09:09:36-0400`, in UTC; undefined where it does not say of which time zone it is. */
export function readMoment(raw: unknown): string | undefined {
	const [, time, sign = '', hours = '', minutes = ''] =
		/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d):?(\d\d))$/.exec(readText(raw)) ?? [];
	if (time === undefined) return undefined;
	const date = new Date(`${time}${sign === '' ? 'Z' : `${sign}${hours}:${minutes}`}`);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** What was not scanned is not free of viruses either, by LegalServer's word. */
function readScanState({ virus_scanned: scanned, virus_free: free }: RawDocument): ScanState {
	if (!isYes(scanned)) return 'notScanned';
	if (isYes(free)) return 'clean';
	return isNo(free) ? 'infected' : 'notScanned';
}

function readSize(raw: unknown): number | undefined {
	const size = raw === '' || raw === null ? Number.NaN : Number(raw ?? Number.NaN);
	return Number.isSafeInteger(size) && size >= 0 ? size : undefined;
}
