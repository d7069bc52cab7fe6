import { Refusal } from '../../core/Refusal';
import { splitExtension } from './splitExtension';
import { extensionOf, isKnownExtension, type TypeExtension } from './fileTypes';
import { safeName, type SafeName } from './safeName';

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
	const standing = splitExtension(safe.name).extension.slice(1).toLowerCase();
	const { extension, isVague } = extensionFor(file);
	if (isKnownExtension(standing) || standing === extension) return safe;
	// What says little of a file changes no name that may be whole.
	if ((extension === undefined || isVague) && (whose === 'own' || isLikely(standing))) return safe;
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
