const TYPES: Readonly<Record<string, string>> = {
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	...{ doc: 'application/msword', rtf: 'application/rtf', txt: 'text/plain', csv: 'text/csv' },
	...{ jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', heic: 'image/heic', tif: 'image/tiff' },
	...{ mp3: 'audio/mpeg', mp4: 'video/mp4', zip: 'application/zip', eml: 'message/rfc822' },
};

/** By the extension; undefined for one that is not known. */
export function contentTypeOf(filename: string): string | undefined {
	return TYPES[filename.split('.').at(-1)?.toLowerCase() ?? ''];
}
