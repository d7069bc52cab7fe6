/** What is sent with a file whose name ends so; others have to say what they are. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
	csv: 'text/csv',
	doc: 'application/msword',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	eml: 'message/rfc822',
	gif: 'image/gif',
	htm: 'text/html',
	html: 'text/html',
	jpeg: 'image/jpeg',
	jpg: 'image/jpeg',
	json: 'application/json',
	mp3: 'audio/mpeg',
	mp4: 'video/mp4',
	msg: 'application/vnd.ms-outlook',
	pdf: 'application/pdf',
	png: 'image/png',
	ppt: 'application/vnd.ms-powerpoint',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	rtf: 'text/rtf',
	tif: 'image/tiff',
	tiff: 'image/tiff',
	txt: 'text/plain',
	xls: 'application/vnd.ms-excel',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	xml: 'text/xml',
	zip: 'application/zip',
};

export function contentTypeOf(filename: string): string | undefined {
	const [, extension = ''] = /\.([^.]+)$/.exec(filename) ?? [];
	return BY_EXTENSION[extension.toLowerCase()];
}
