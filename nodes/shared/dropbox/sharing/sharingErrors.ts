import { Refusal } from '../../core/Refusal';
import { ApiError, insideOf, isTagged } from '../client/Api';
import { toRefusal } from '../errors/toRefusal';
import type { ErrorText } from '../errors/connectionErrors';

/**
 * For `.catch`: throws what an answer of a sharing route means. Tags such as `team_folder` mean something else here than
 * where files are written.
 */
export function throwSharingRefusal(thrown: unknown): never {
	const isRouteError = thrown instanceof ApiError && thrown.status === 409;
	throw (isRouteError ? sharingRefusalOf(thrown.error) : undefined) ?? toRefusal(thrown);
}

/** The refusal for a union of the spec, also for one that came as a value, such as why a job was not carried out. */
export function sharingRefusalOf(error: unknown): Refusal | undefined {
	if (!isTagged(error)) return undefined;
	const inner = sharingRefusalOf(insideOf(error));
	if (inner !== undefined) return inner;
	const tag = error['.tag'];
	const text = Object.hasOwn(sharingErrors, tag) ? sharingErrors[tag] : undefined;
	return text && new Refusal(...text);
}

const BY_PERSON = 'Do it in Dropbox as somebody who may, or ask the Dropbox administrator.';
const TEAM_SPACE =
	'Use a folder in the team space or in a team folder: only there Dropbox lets a folder have fewer members than the folder around it.';

const NOT_SHAREABLE: ErrorText = ['no_access', 'Dropbox does not share a folder at this place', TEAM_SPACE];

/** What the tags of the spec's sharing unions mean; the innermost known one decides. */
const sharingErrors: Readonly<Record<string, ErrorText>> = {
	email_unverified: [
		'no_access',
		'The e-mail address of the connected account is not verified',
		'Verify it in the settings of Dropbox; before that Dropbox shares nothing.',
	],
	team_policy_disallows_member_policy: [
		'no_access',
		'The sharing settings of the team do not allow members of this kind',
		'Ask the Dropbox administrator.',
	],
	disallowed_shared_link_policy: [
		'no_access',
		'The account cannot keep links inside a folder to its members',
		'Dropbox offers this to members of a team only: connect such an account.',
	],
	not_on_team: [
		'no_access',
		'The account is no member of a Dropbox team',
		'Dropbox offers this to members of a team only: connect such an account.',
	],
	is_file: ['not_a_folder', 'This is a file, not a folder', 'Give the ID or path of the folder itself.'],
	inside_shared_folder: [
		'no_access',
		'The folder lies in a shared folder, where it cannot have members of its own',
		TEAM_SPACE,
	],
	contains_shared_folder: [
		'no_access',
		'The folder has a shared folder in it, so that it cannot be shared itself',
		'Choose another folder, or move the shared folder out of it.',
	],
	contains_app_folder: NOT_SHAREABLE,
	contains_team_folder: NOT_SHAREABLE,
	is_app_folder: NOT_SHAREABLE,
	inside_app_folder: NOT_SHAREABLE,
	is_public_folder: NOT_SHAREABLE,
	inside_public_folder: NOT_SHAREABLE,
	is_osx_package: NOT_SHAREABLE,
	inside_osx_package: NOT_SHAREABLE,
	is_vault: NOT_SHAREABLE,
	is_vault_locked: NOT_SHAREABLE,
	is_family: NOT_SHAREABLE,
	invalid_path: NOT_SHAREABLE,
	team_folder: [
		'no_access',
		'This is a team folder, which only the admin console of Dropbox changes',
		'Choose a folder inside it.',
	],
	no_permission: ['no_access', 'The connected account may not change who has access here', BY_PERSON],
	folder_owner: [
		'no_access',
		'The owner of a folder cannot be removed from it',
		'Have the ownership transferred in Dropbox, or name that person as one who may open it.',
	],
	group_access: ['no_access', 'The person has access by a group', 'Remove the group, or name nobody else.'],
	no_explicit_access: [
		'no_access',
		'The person has access by a folder above',
		'Take the access away on that folder, or choose a restricted folder elsewhere.',
	],
	banned_member: ['no_access', 'Dropbox does not let the connected account share', BY_PERSON],
	bad_member: [
		'invalid_input',
		'One of the people cannot be given access',
		'Check the e-mail addresses of the people who may open it.',
	],
	cant_share_outside_team: [
		'no_access',
		'The team does not let people from outside into its folders',
		'Name people of the team only, or ask the Dropbox administrator.',
	],
	too_many_members: ['too_large', 'The folder has as many members as Dropbox allows', 'Name fewer people.'],
	too_many_pending_invites: [
		'too_large',
		'The folder has as many open invitations as Dropbox allows',
		'Name fewer people, or withdraw invitations in Dropbox.',
	],
	too_many_invitees: ['too_large', 'So many people cannot be invited at once', 'Name fewer people.'],
	rate_limit: [
		'too_busy',
		'The account has sent as many invitations as Dropbox allows in a day',
		'Run it again tomorrow: what is done is found and kept.',
	],
	insufficient_plan: [
		'no_access',
		'The plan of the account does not include this kind of access',
		'Choose the level Editor, or use an account of a plan that includes it.',
	],
	shared_link_access_denied: ['no_access', 'The connected account may not change this link', BY_PERSON],
	not_a_member: [
		'no_access',
		'The connected account is no member of this shared folder',
		'Give it access in Dropbox, or act as a member who has it.',
	],
	unmounted: [
		'no_access',
		'The shared folder is not added to the Dropbox of the connected account',
		'Add it in Dropbox under Sharing, or act as a member who has.',
	],
	invalid_id: ['not_found', 'There is no shared folder of this ID', 'Check the folder in Dropbox.'],
	invalid_member: ['no_access', 'The account is disabled or does not exist', BY_PERSON],
	invalid_file: ['not_found', 'The document is not there any more', 'Check the document in Dropbox.'],
};
