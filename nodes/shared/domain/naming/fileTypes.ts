/** Extensions of the types of files that law offices meet, by what their senders call the type. */
const BY_TYPE: Readonly<Record<string, string>> = {
	'application/pdf': 'pdf',
	'application/msword': 'doc',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.template': 'dotx',
	'application/vnd.ms-word.document.macroenabled.12': 'docm',
	'application/vnd.ms-excel': 'xls',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
	'application/vnd.ms-excel.sheet.macroenabled.12': 'xlsm',
	'application/vnd.ms-powerpoint': 'ppt',
	'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
	'application/vnd.oasis.opendocument.text': 'odt',
	'application/vnd.oasis.opendocument.spreadsheet': 'ods',
	'application/vnd.oasis.opendocument.presentation': 'odp',
	'application/rtf': 'rtf',
	'text/rtf': 'rtf',
	'application/vnd.wordperfect': 'wpd',
	'application/wordperfect': 'wpd',
	'application/vnd.ms-outlook': 'msg',
	'message/rfc822': 'eml',
	'application/epub+zip': 'epub',
	'application/vnd.visio': 'vsd',
	'application/postscript': 'ps',
	'application/vnd.ms-xpsdocument': 'xps',
	'application/pkcs7-signature': 'p7s',
	'text/plain': 'txt',
	'text/html': 'html',
	'text/csv': 'csv',
	'text/tab-separated-values': 'tsv',
	'text/markdown': 'md',
	'text/calendar': 'ics',
	'text/vcard': 'vcf',
	'text/x-vcard': 'vcf',
	'text/xml': 'xml',
	'application/xml': 'xml',
	'application/json': 'json',
	'image/jpeg': 'jpg',
	'image/jpg': 'jpg',
	'image/png': 'png',
	'image/gif': 'gif',
	'image/tiff': 'tif',
	'image/bmp': 'bmp',
	'image/webp': 'webp',
	'image/heic': 'heic',
	'image/heif': 'heif',
	'image/svg+xml': 'svg',
	'audio/mpeg': 'mp3',
	'audio/mp4': 'm4a',
	'audio/x-m4a': 'm4a',
	'audio/wav': 'wav',
	'audio/x-wav': 'wav',
	'audio/vnd.wave': 'wav',
	'audio/ogg': 'ogg',
	'audio/amr': 'amr',
	'audio/x-ms-wma': 'wma',
	'video/mp4': 'mp4',
	'video/quicktime': 'mov',
	'video/mpeg': 'mpg',
	'video/webm': 'webm',
	'video/x-msvideo': 'avi',
	'video/x-ms-wmv': 'wmv',
	'video/3gpp': '3gp',
	'application/zip': 'zip',
	'application/x-zip-compressed': 'zip',
	'application/gzip': 'gz',
	'application/x-7z-compressed': '7z',
	'application/vnd.rar': 'rar',
	'application/x-rar-compressed': 'rar',
	'application/x-tar': 'tar',
};

/** What else is a file’s extension where it stands behind a name’s last dot, and no part of the name. */
const OTHERS =
	'jpeg jpe tiff htm mht mhtml text log mpeg m4v mkv m4b aac flac opus dss ds2 dot dotm xlsb xlt xltx xltm pps ppsx pptm potx ' +
	'odg wps wpt pages numbers key pst ost mbox emlx oft rpmsg dat yaml yml ini css js sql db mdb accdb qbw qbb qfx ofx dcm e01 ' +
	'vsdx mpp dwg dxf psd ai indd eps oxps djvu mobi azw3 tex p7m asc sig pgp gpg pem cer crt pfx url webloc lnk exe msi dmg iso ' +
	'jar apk bak tmp tgz bz2 xz';

const KNOWN = new Set([...Object.values(BY_TYPE), ...OTHERS.split(' ')]);

/** @param extension without its dot */
export const isKnownExtension = (extension: string): boolean => KNOWN.has(extension.toLowerCase());

/** Types that say little: n8n’s word for bytes that it does not know, and what files of many kinds are made of. */
const VAGUE = [
	'text/plain',
	'text/xml',
	'application/xml',
	'application/json',
	'application/zip',
	'application/gzip',
];

/** What a type says of a file's extension. */
export interface TypeExtension {
	/** Without its dot. */
	extension: string | undefined;
	/** Whether files of other extensions may be of this type as well. */
	isVague: boolean;
}

/** @param mimeType such as `application/pdf; charset=binary` */
export function extensionOf(mimeType: string): TypeExtension {
	const type = (mimeType.split(';', 1)[0] ?? '').trim().toLowerCase();
	const extension = Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined;
	return { extension, isVague: VAGUE.includes(type) };
}
