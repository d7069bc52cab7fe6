import { Refusal } from '../../core/Refusal';
import { assertNotLonger, LONGEST_NAME_GIVEN, LONGEST_PATH, MOST_IN_LIST } from '../limits';
import { pathKey } from '../paths';

/** A name that Dropbox, Windows and macOS all take, and what had to be changed to get it. */
export interface SafeName {
	name: string;
	/** In a person's words; empty when the name is as it was given. */
	warnings: string[];
}

/**
 * Refused by Dropbox or by Windows (Dropbox help, "Why aren't certain files syncing?"). Replaced, not dropped,
 * so that `22/107` stays readable as `22-107`.
 */
const FORBIDDEN = /[\\/<>:"|?*]/g;
/** Control characters, and marks that show nothing or turn the reading direction around. */
const INVISIBLE = /[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
/** Beyond the Basic Multilingual Plane, and halves of such characters; Dropbox has refused them. */
const BEYOND_BMP = /[\u{10000}-\u{10ffff}]|\p{Cs}/gu;

/** Device names of Windows, alone or before an extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
/** Names that Dropbox keeps for itself or never syncs. */
const RESERVED = new Set([
	'desktop.ini',
	'thumbs.db',
	'.ds_store',
	'.dropbox',
	'.dropbox.attr',
	'.dropbox.cache',
]);

export const SHORTENED = 'The name was longer than 255 bytes and was shortened';

/**
 * Makes one name of a file or folder safe everywhere. Applied twice it changes nothing more.
 * @param keepExtension whether the part after the last dot survives shortening (files)
 * @throws Refusal `name_not_allowed` when nothing that a person could read is left, `invalid_input` when it is longer
 * than any name
 */
export function safeName(raw: string, keepExtension: 'file' | 'folder' = 'folder'): SafeName {
	const warnings: string[] = [];
	const step = (name: string, changed: string, warning: string) => {
		if (changed !== name) warnings.push(warning);
		return changed;
	};

	let name = cleanText(raw, warnings);
	name = step(
		name,
		trimEdges(name),
		'Spaces at the start or end of the name and dots at its end were removed',
	);
	if (!/[^\s.-]/u.test(name)) {
		throw new Refusal(
			'name_not_allowed',
			'Nothing is left of the name after removing characters that Dropbox or Windows does not allow',
			'Enter a name with letters or digits.',
		);
	}
	name = step(
		name,
		avoidReserved(name),
		'The name is reserved by Windows or Dropbox, so an underscore was added',
	);
	name = step(name, shortenName(name, keepExtension), SHORTENED);
	return { name, warnings };
}

/**
 * Replaces single characters that may not stand in a name, wherever they are. For the parts that a name is put
 * together from; the whole still has to pass `safeName`.
 * @throws Refusal `invalid_input` when it is longer than any name
 */
export function cleanText(raw: string, warnings: string[]): string {
	assertNotLonger('A name', raw.length, LONGEST_NAME_GIVEN);
	const normal = raw.normalize('NFC').replace(/\s+/g, ' ');
	const seen = normal.replace(INVISIBLE, '').replace(BEYOND_BMP, '').replace(/ {2,}/g, ' ');
	// Marks that meet where something was taken out may have another order, or be one with a letter.
	const visible = seen.normalize('NFC');
	if (visible !== normal) warnings.push('Invisible characters or emoji were removed from the name');
	const allowed = visible.replace(FORBIDDEN, '-');
	if (allowed !== visible) {
		const found = [...new Set(visible.match(FORBIDDEN))].join(' ');
		warnings.push(`Characters that Dropbox or Windows does not allow (${found}) were replaced by “-”`);
	}
	return allowed;
}

const trimEdges = (name: string): string => trimLooseEnd(name.trimStart());

function avoidReserved(name: string): string {
	if (DEVICE.test(name)) return name.replace(DEVICE, '$1_');
	return RESERVED.has(name.toLowerCase()) ? `${name}_` : name;
}

/** Folders below a case folder, and what had to be changed in their names. */
export interface Subfolders {
	/** Relative paths, each parent before what lies in it, none twice. */
	paths: string[];
	warnings: string[];
}

/**
 * The path below a case folder that a person wrote, e.g. `Discovery/Incoming`, made safe part by part.
 * Empty parts are left out; `''` means the case folder itself.
 */
export function safeRelativePath(raw: string): { path: string; warnings: string[] } {
	assertNotLonger('The path of a subfolder', raw.length, LONGEST_PATH);
	const parts = raw
		.split('/')
		.filter((part) => part.trim() !== '')
		.map((part) => safeName(part.trim()));
	return {
		path: parts.map((part) => part.name).join('/'),
		warnings: parts.flatMap((part) => part.warnings.map((warning) => `In “${part.name}”: ${warning}`)),
	};
}

/** The subfolders named by these lines, with the folders in between. */
export function subfoldersFrom(lines: readonly string[]): Subfolders {
	assertNotLonger('The list of subfolders', lines.length, MOST_IN_LIST, 'lines');
	const safe = lines.map(safeRelativePath);
	const paths = new Map<string, string>();
	for (const path of safe.flatMap((line) => ancestry(line.path))) {
		if (!paths.has(pathKey(path))) paths.set(pathKey(path), path);
	}
	return {
		paths: [...paths.values()],
		warnings: [...new Set(safe.flatMap(({ warnings }) => warnings))],
	};
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function ancestry(path: string): string[] {
	const parts = path.split('/').filter((part) => part !== '');
	return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/**
 * Dropbox and Windows count 255 characters, macOS counts 255 bytes of UTF-8: the strictest holds everywhere.
 */
export const LONGEST_NAME = 255;

export const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Cuts a name to the longest that every system takes; a file keeps its extension if that is a short one. */
export function shortenName(name: string, kind: 'file' | 'folder', longest = LONGEST_NAME): string {
	if (bytesOf(name) <= longest) return name;
	const extension = kind === 'file' ? (/\.[^. ]{1,15}$/u.exec(name)?.[0] ?? '') : '';
	const stem = name.slice(0, name.length - extension.length);
	return cutToBytes(stem, longest - bytesOf(extension)) + extension;
}

/** The longest beginning of a text within so many bytes, without cutting through a character or leaving a loose end. */
export function cutToBytes(text: string, bytes: number): string {
	let kept = '';
	let size = 0;
	// What lies further back cannot fit; a character that is cut there does not either.
	for (const { segment } of new Intl.Segmenter().segment(text.slice(0, bytes + 1))) {
		size += bytesOf(segment);
		if (size > bytes) break;
		kept += segment;
	}
	return trimLooseEnd(kept);
}

/** What follows a last dot is an extension when it is this short; otherwise the dot belongs to the name. */
const EXTENSION = /(?<=.)\.[^.\s]{1,16}$/su;

/** A file's name in two: `letter` and `.pdf`. The extension is `''` where there is none. */
export function splitExtension(name: string): { stem: string; extension: string } {
	const extension = EXTENSION.exec(name)?.[0] ?? '';
	return { stem: name.slice(0, name.length - extension.length), extension };
}

/**
 * A text without such characters at its end. Goes over them once, from behind: a pattern with `+$` begins anew at
 * each of them, and a text of many takes it minutes.
 * @param loose tells a single character
 */
export function trimEnd(text: string, loose: RegExp): string {
	let end = text.length;
	while (end > 0 && loose.test(text.charAt(end - 1))) end--;
	return text.slice(0, end);
}

/** Spaces and dots, which Windows takes off the end of a name. */
const SPACE_OR_DOT = /[\s.]/;

export const trimLooseEnd = (name: string): string => trimEnd(name, SPACE_OR_DOT);

const SLASH = /\//;

export const trimTrailingSlashes = (path: string): string => trimEnd(path, SLASH);
