import { Refusal } from '../../core/Refusal';
import { safeName, splitExtension, type SafeName } from './safeName';

/** What is known of a file beside its bytes; `''` where it is not. */
export interface FileDescription {
	/** The name that it came with. */
	fileName: string;
	/** As whoever produced it says, which may be no more than what stands behind the last dot of its name. */
	fileExtension: string;
	mimeType: string;
}

/**
 * The name of a document: the one that was given for it, else the one that it came with, else that of its field; with
 * the extension that it has or, where none stands there, that of its type. What follows a last dot is an extension
 * only where files have such a one: `Smith v.Jones` and `Invoice No.12` have none.
 * @param given `''` where it is to keep its own
 * @param field that it came in
 * @throws Refusal `invalid_input` for a given name with nothing to read before its extension, `name_not_allowed`
 */
export function documentName(given: string, file: FileDescription, field: string): SafeName {
	if (given !== '') return withExtension(requireReadable(safeName(given, 'file')), file, 'given');
	const own = file.fileName.trim();
	const safe = own === '' ? undefined : safeName(own, 'file');
	// Of a name of emoji no more than `.pdf` may be left.
	if (safe !== undefined && !isOnlyExtension(safe.name)) return withExtension(safe, file, 'own');
	return withExtension(safeName(field, 'file'), file, 'given');
}

/** The name of a text that becomes a file; refused alike. */
export const textFileName = (given: string): SafeName =>
	documentName(given, { fileName: '', fileExtension: '', mimeType: 'text/plain' }, 'text');

/** `.gitignore` is a name, `.pdf` is none. */
const isOnlyExtension = (name: string): boolean => name.startsWith('.') && isKnownExtension(name.slice(1));

/** `.pdf` and ` - .pdf` are what is left of a name whose expressions yield nothing. */
function requireReadable(safe: SafeName): SafeName {
	if (!safe.name.startsWith('.') && /[\p{L}\p{N}]/u.test(splitExtension(safe.name).stem)) return safe;
	throw new Refusal(
		'invalid_input',
		'The file name has no letter or digit before its extension',
		'Check the expression under File Name: part of it found no value. Leave the field empty to keep the name of the binary file.',
	);
}

function withExtension(safe: SafeName, file: FileDescription, whose: 'own' | 'given'): SafeName {
	const present = splitExtension(safe.name).extension.slice(1).toLowerCase();
	const { extension, isVague } = extensionFor(file);
	if (isKnownExtension(present) || present === extension) return safe;
	// What says little of a file changes no name that may be whole.
	if ((extension === undefined || isVague) && (whose === 'own' || isLikely(present))) return safe;
	if (extension === undefined) return { ...safe, warnings: [...safe.warnings, UNTYPED] };
	const longer = safeName(`${safe.name}.${extension}`, 'file');
	return { name: longer.name, warnings: [...new Set([...safe.warnings, ...longer.warnings])] };
}

const UNTYPED = 'The name has no extension, and the type of the file is not known';

function extensionFor({ fileName, fileExtension, mimeType }: FileDescription): TypeExtension {
	const own = ownExtension(fileName.trim().toLowerCase());
	const said = fileExtension.replace(/^\./, '').toLowerCase();
	const byType = extensionOf(mimeType);
	if (isKnownExtension(own.split('.').at(-1) ?? '')) return { extension: own, isVague: false };
	if (isKnownExtension(said) && said !== byType.extension) return { extension: said, isVague: false };
	if (byType.extension !== undefined) return byType;
	return { extension: [said, own].find(isLikely), isVague: true };
}

/** Of `backup.tar.gz` both, since neither is of use without the other. */
function ownExtension(name: string): string {
	if (isOnlyExtension(name)) return name.slice(1);
	const { stem, extension } = splitExtension(name);
	const inner = /^\.(gz|bz2|xz|p7m|p7s|asc|gpg|pgp)$/.test(extension)
		? splitExtension(stem).extension.slice(1)
		: '';
	return isKnownExtension(inner) ? `${inner}${extension}` : extension.slice(1);
}

/** Whether files may have such an extension, though offices hardly meet one; `bin` is n8n's for bytes of any kind. */
const isLikely = (extension: string): boolean =>
	/^[a-z][a-z0-9_]{0,9}$/.test(extension) && extension !== 'bin';

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
