import { assertNotLonger, LONGEST_NAME_GIVEN } from '../limits';
import { Refusal } from '../../core/Refusal';
import { trimLooseEnd } from './trimEnd';
import { shortenName } from './length';

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
	name = step(name, trimEdges(name), 'Spaces at its ends and dots at its end were taken off the name');
	if (!/[^\s.-]/u.test(name)) {
		throw new Refusal(
			'name_not_allowed',
			'Nothing of the name is left once the characters that Dropbox and Windows do not allow are taken out',
			'Give a name with letters or digits in it.',
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
	if (visible !== normal) warnings.push('Invisible characters or emoji were taken out of the name');
	const allowed = visible.replace(FORBIDDEN, '-');
	if (allowed !== visible) {
		const found = [...new Set(visible.match(FORBIDDEN))].join(' ');
		warnings.push(`Characters that Dropbox or Windows do not allow (${found}) were replaced by “-”`);
	}
	return allowed;
}

const trimEdges = (name: string): string => trimLooseEnd(name.trimStart());

function avoidReserved(name: string): string {
	if (DEVICE.test(name)) return name.replace(DEVICE, '$1_');
	return RESERVED.has(name.toLowerCase()) ? `${name}_` : name;
}
