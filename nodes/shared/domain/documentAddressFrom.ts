import { addressFrom, isWebAddress, type ResourceLocator, type AddressMessages } from './addressFrom';
import { joinPath } from './paths';
import { Refusal } from '../core/Refusal';

const DOCUMENT_MESSAGES: AddressMessages = {
	nothingGiven: [
		'No document was selected',
		'Choose one from the list, or enter its ID, path or web address.',
	],
	noId: [
		'The document’s ID is not a Dropbox ID',
		'A Dropbox ID looks like id:a4ayc_80_OEAAAAAAAAAXw. Upload Document returns it as fileId.',
	],
	noWebAddress: [
		'The URL does not lead to a document in Dropbox',
		'Open the document on dropbox.com and copy the address that starts with https://www.dropbox.com/home/. Shared links do not say where a document is: use its ID or path instead.',
	],
};

/**
 * The same as `addressFrom` for a pointer at a document. The web page of a document names it after its folder's
 * address, as `?preview=`.
 * @throws Refusal `invalid_input` when it leads to no document
 */
export function documentAddressFrom(pointer: ResourceLocator): string {
	const address = addressFrom(pointer, DOCUMENT_MESSAGES);
	const shown = previewIn(pointer.value.trim());
	if (shown !== undefined) return joinPath(address, shown.normalize('NFC'));
	if (!/^(ns:\d+)?$/.test(address)) return address;
	throw new Refusal(
		'invalid_input',
		'This is the top of a Dropbox, not a document in it',
		'Enter the ID, the path or the web address of the document itself.',
	);
}

function previewIn(given: string): string | undefined {
	if (!isWebAddress(given)) return undefined;
	const name = new URL(given).searchParams.get('preview');
	return name === null || name === '' || name.includes('/') ? undefined : name;
}
