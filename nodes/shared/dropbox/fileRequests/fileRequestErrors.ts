import { Refusal } from '../../core/Refusal';
import { ApiError } from '../client/Api';
import type { ErrorText } from '../errors/connectionErrors';
import { toRefusal } from '../errors/toRefusal';

/** What the spec's FileRequestError has beside the errors that other routes know. */
const fileRequestErrors: Readonly<Record<string, ErrorText>> = {
	disabled_for_team: [
		'no_access',
		'The Dropbox team does not allow file requests',
		'Ask the Dropbox administrator to allow them, or share the folder with the client instead.',
	],
	email_unverified: [
		'no_access',
		'The e-mail address of the connected account is not verified, so it cannot request files',
		'Verify it in the settings of Dropbox, then run it again.',
	],
	invalid_location: [
		'no_access',
		'Dropbox rejects file requests for this folder',
		'Choose a folder in the Dropbox of the connected account, or in a shared folder that it may edit.',
	],
	rate_limit: [
		'too_large',
		'The connected account has as many file requests as Dropbox allows, which are 4,000',
		'Close and delete some that are not needed any more in Dropbox.',
	],
	not_a_folder: [
		'not_a_folder',
		'What is to receive the files is not a folder',
		'Choose another name for the folder.',
	],
	no_permission: [
		'no_access',
		'The connected account may not request files for this folder',
		'Give it edit rights on the folder in Dropbox, or act as a member who has them.',
	],
	app_lacks_access: [
		'no_access',
		'The app sees its own folder only, and this one lies outside it',
		'Use an app with access to the full Dropbox.',
	],
	validation_error: [
		'invalid_input',
		'Dropbox rejects this title, description or deadline',
		'Shorten the title and leave out special characters. Deadlines are for accounts of the plans for professionals and teams only: remove the option Deadline otherwise.',
	],
};

/** For `.catch`: throws what the answer means. */
export function throwFileRequestRefusal(thrown: unknown): never {
	const tag = thrown instanceof ApiError ? thrown.error?.['.tag'] : undefined;
	const text =
		tag !== undefined && Object.hasOwn(fileRequestErrors, tag) ? fileRequestErrors[tag] : undefined;
	throw text === undefined ? toRefusal(thrown) : new Refusal(...text);
}
