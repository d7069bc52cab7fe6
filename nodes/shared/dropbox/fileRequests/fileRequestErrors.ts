import { Refusal } from '../../core/Refusal';
import { ApiError } from '../client/Api';
import type { ErrorText } from '../errors/connectionErrors';
import { toRefusal } from '../errors/toRefusal';

/** What the spec's FileRequestError has beside the errors that other routes know. */
const fileRequestErrors: Readonly<Record<string, ErrorText>> = {
	disabled_for_team: [
		'no_access',
		'The Dropbox team does not allow file requests',
		'Ask your Dropbox admin to allow them, or share the folder with the client instead.',
	],
	email_unverified: [
		'no_access',
		'The connected account’s email address is not verified, so it cannot request files',
		'Verify it in the Dropbox settings, then run it again.',
	],
	invalid_location: [
		'no_access',
		'Dropbox rejects file requests for this folder',
		'Choose a folder in the connected account’s Dropbox, or in a shared folder that it can edit.',
	],
	rate_limit: [
		'too_large',
		'The connected account has reached the Dropbox limit of 4,000 file requests',
		'In Dropbox, close and delete some that are no longer needed.',
	],
	not_a_folder: [
		'not_a_folder',
		'The upload location is not a folder',
		'Choose another name for the folder.',
	],
	no_permission: [
		'no_access',
		'The connected account cannot request files for this folder',
		'Give it edit access to the folder in Dropbox, or act as a member who has it.',
	],
	app_lacks_access: [
		'no_access',
		'The app can only see its own app folder, and this folder is outside it',
		'Use an app with Full Dropbox access.',
	],
	validation_error: [
		'invalid_input',
		'Dropbox rejects this title, description or deadline',
		'Shorten the title and leave out special characters. Deadlines need a professional or team plan. Without one, remove the option Deadline.',
	],
};

/** For `.catch`: throws what the answer means. */
export function throwFileRequestRefusal(thrown: unknown): never {
	const tag = thrown instanceof ApiError ? thrown.error?.['.tag'] : undefined;
	const text =
		tag !== undefined && Object.hasOwn(fileRequestErrors, tag) ? fileRequestErrors[tag] : undefined;
	throw text === undefined ? toRefusal(thrown) : new Refusal(...text);
}
