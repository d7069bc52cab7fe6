import { assertNotLonger, LONGEST_PATH } from './limits';
import { Refusal } from '../core/Refusal';

/** A value of one of n8n's resource locators: how a person pointed at a folder or file. */
export interface ResourceLocator {
	mode: string;
	value: string;
}

/** What is said when nothing that leads somewhere was given: message and advice. */
export interface AddressMessages {
	nothingGiven: readonly [string, string];
	noId: readonly [string, string];
	noWebAddress: readonly [string, string];
}

const FOLDER_MESSAGES: AddressMessages = {
	nothingGiven: ['No folder was selected', 'Choose one from the list, or enter its ID, path or web address.'],
	noId: [
		'The folder ID is not a Dropbox ID',
		'A Dropbox ID looks like id:a4ayc_80_OEAAAAAAAAAXw. Create Case Folder returns it as folderId.',
	],
	noWebAddress: [
		'The URL does not lead to a folder in Dropbox',
		'Open the folder on dropbox.com and copy the address that starts with https://www.dropbox.com/home/. Shared links do not say where a folder is: use its ID or path instead.',
	],
};

const WEB_PREFIXES = ['home', 'work', 'personal'];

/**
 * Turns what a person picked, typed or pasted into an address that Dropbox reads: `id:…`, `ns:…`, `/Path`, or
 * `''` for the root. The forms are told apart by what they look like, since an expression may yield any of them.
 * @throws Refusal `invalid_input` when it is empty, none of these, or longer than paths are
 */
export function addressFrom(pointer: ResourceLocator, wording = FOLDER_MESSAGES): string {
	assertNotLonger('The path, ID or web address', pointer.value.length, LONGEST_PATH);
	const given = pointer.value.trim();
	if (given === '') throw new Refusal('invalid_input', ...wording.nothingGiven);
	if (isWebAddress(given)) return addressFromUrl(given, wording);
	if (/^(id:[\w-]+|ns:\d+)(\/|$)/.test(given)) return addressFromPath(given);
	if (/^(id|ns):/.test(given)) throw new Refusal('invalid_input', ...wording.noId);
	if (pointer.mode === 'id') return addressFromBareId(given, wording);
	return addressFromPath(given.startsWith('/') ? given : `/${given}`);
}

export const isWebAddress = (given: string): boolean => /^https?:\/\//i.test(given);

function addressFromBareId(given: string, { noId }: AddressMessages): string {
	if (/^[\w-]{10,}$/.test(given)) return `id:${given}`;
	throw new Refusal('invalid_input', ...noId);
}

/**
 * Of a path that starts with a slash, or below an ID or a namespace. A slash at its end leads to a part that is
 * empty: whoever typed it is understood by the gate before (see given/readGiven), and of anybody else it is the
 * name that an expression did not find.
 */
function addressFromPath(given: string): string {
	if (given === '/') return '';
	const path = given.normalize('NFC');
	const names = path.split('/').slice(1);
	assertNoEmptyPart(names);
	return path;
}

function assertNoEmptyPart(names: readonly string[]): void {
	if (names.some((name) => ['', '.', '..'].includes(name.trim()))) {
		throw new Refusal(
			'invalid_input',
			'The path has an empty part, or one that is “.” or “..”',
			'Start at the top of the Dropbox and leave out the slash at the end, e.g. /Legal Matters/2026. If it contains an expression, check that the expression finds a value for this item.',
		);
	}
}

function addressFromUrl(given: string, { noWebAddress }: AddressMessages): string {
	const url = URL.canParse(given) ? new URL(given) : undefined;
	const [prefix, ...names] = (url?.pathname ?? '').split('/').slice(1);
	const onDropbox = url !== undefined && /^(www\.)?dropbox\.com$/.test(url.hostname);
	if (!onDropbox || prefix === undefined || !WEB_PREFIXES.includes(prefix)) {
		throw new Refusal('invalid_input', ...noWebAddress);
	}
	const path = names.map((name) => `/${decodeName(name)}`).join('');
	assertNoEmptyPart(path.split('/').slice(1));
	return path.normalize('NFC');
}

/** A name as it stands in a web address; what is not valid percent-encoding is taken as it stands. */
function decodeName(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
