import { outcomeOfSync } from '../../../../../../nodes/shared/core/outcome';
import { documentName, isKnownExtension } from '../../../../../../nodes/shared/domain/naming/documentName';
import { splitExtension } from '../../../../../../nodes/shared/domain/naming/safeName';
import type { Document } from '../../../../../../nodes/shared/legalserver/port';

/** Characters. What is longer is no name, and is cut off before anybody looks at it. */
const LONGEST_TITLE = 300;

/**
 * What a document is called as a file: what people see in LegalServer, with the extension by which programs know what it
 * is; no folder's name, nothing that is not seen, and no more than disks take.
 */
export function fileNameOf(document: Pick<Document, 'title' | 'name' | 'mimeType' | 'id' | 'uuid'>): string {
	const { title, mimeType, id, uuid } = document;
	const name = document.name.replace(SUFFIX, '');
	const extension = extensionIn(name);
	const cut = title.slice(0, LONGEST_TITLE).trim();
	const isWhole = cut === '' || cut.toLowerCase().endsWith(extension.toLowerCase());
	const given = isWhole ? cut : `${cut}${extension}`;
	const file = { fileName: name, fileExtension: '', mimeType };
	const named = [given, `document ${id ?? uuid}${extension}`].map((each) =>
		outcomeOfSync(() => documentName(each, file, 'document').name),
	);
	return named.flatMap((each) => (each.ok ? [each.value] : []))[0] ?? `document ${uuid}`;
}

/** What LegalServer puts behind a name on its disk: `Lease-b97a170c8f5459d6cd953a390b66dc08.pdf`. */
const SUFFIX = /-[0-9a-f]{32}(?=\.|$)/i;

/** Of a name on the disk, with its dot; empty where what follows the last dot is part of the name. */
export function extensionIn(name: string): string {
	const { extension } = splitExtension(name);
	return isKnownExtension(extension.slice(1)) ? extension : '';
}
