import type { Document } from '../state/records';
import type { Site } from '../state/Site';
import { documentTime } from '../state/time';
import { lookupObject } from './parts';

export const downloadUrl = (site: Site, { uuid }: Document): string =>
	`https://${site.host}/modules/document/download.php?unique_id=${uuid}`;

/** Not scanned yet looks like infected to who asks for `virus_free` alone. */
const scanFlags = ({ scan }: Document) => ({
	virus_scanned: scan !== 'pending',
	virus_free: scan === 'clean',
});

export function documentBody(site: Site, document: Document): object {
	return {
		...{ internal_id: document.id, guid: document.uuid },
		date_create: documentTime(document.createdAt),
		date_update: documentTime(document.updatedAt),
		...{ mime_type: document.mimeType, ...scanFlags(document), disk_file_size: document.blob.size },
		...{ folder_id: document.folderId, download_url: downloadUrl(site, document) },
		...{ name: document.name, title: document.title },
	};
}

/** As the second version has it: other names, and the folder by its own. */
export function documentBodyV2(site: Site, document: Document): object {
	const folder = site.folders.at(document.folderId);
	return {
		...{ id: document.id, uuid: document.uuid, name: document.name, title: document.title },
		...{ mime_type: document.mimeType, ...scanFlags(document), disk_file_size: document.blob.size },
		...{ date_create: documentTime(document.createdAt), download_url: downloadUrl(site, document) },
		...{
			storage_backend: lookupObject('LegalServer'),
			type: lookupObject(document.type),
			programs: [],
			funding_code: null,
		},
		folder: folder.name === null ? null : { folder_id: folder.id, folder_name: folder.name },
		...{ hyperlink: null, shared_with_sj_client: false },
	};
}
