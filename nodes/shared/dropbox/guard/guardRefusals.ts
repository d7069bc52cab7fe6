import { Refusal } from '../../core/Refusal';

/** The place is on the wrong side of the fence. */
export const guardedRefusal = (): Refusal =>
	new Refusal(
		'guarded',
		'The credential does not let this node write to this place',
		'See Only Write Below and Never Write Below in the credential. Choose another folder, or the credential that is meant for this one.',
	);

/** Whether it is on the right side cannot be told, so it is not written. */
export const unknownPlaceRefusal = (): Refusal =>
	new Refusal(
		'guarded',
		'The credential keeps to certain folders, and whether this place is among them cannot be told',
		'The folder is not mounted for the connected account. Add it to the account in Dropbox, let paths start at Automatic, or use a credential without Only Write Below and Never Write Below.',
	);

/** A folder of the fence is not to be found. */
export const missingGuardFolderRefusal = (): Refusal =>
	new Refusal(
		'guarded',
		'A folder that the credential names in Only Write Below or Never Write Below cannot be found, so nothing is written',
		'Compare the IDs in the credential with those that Resolve Folder by ID returns. A folder that the connected account has no access to can be left out of Never Write Below.',
	);

/** A folder of the fence has no path to compare with. */
export const unmountedGuardFolderRefusal = (): Refusal =>
	new Refusal(
		'guarded',
		'A folder that the credential names in Only Write Below or Never Write Below is outside of where its paths start, so nothing is written',
		'Let paths start at Automatic in the credential, or add the folder to the connected account in Dropbox.',
	);
