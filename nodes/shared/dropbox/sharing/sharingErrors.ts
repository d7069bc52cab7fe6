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

const BY_PERSON = 'Do it in Dropbox with an account that can, or ask your Dropbox admin.';
const TEAM_SPACE =
	'Use a folder in the team space or in a team folder. Only there can a folder have fewer members than its parent folder.';

const NOT_SHAREABLE: ErrorText = ['no_access', 'Dropbox cannot share a folder here', TEAM_SPACE];

/** What the tags of the spec's sharing unions mean; the innermost known one decides. */
const sharingErrors: Readonly<Record<string, ErrorText>> = {
	email_unverified: [
		'no_access',
		'The connected account’s email address is not verified',
		'Verify it in the Dropbox settings. Until then, Dropbox does not share anything.',
	],
	team_policy_disallows_member_policy: [
		'no_access',
		'The team’s sharing settings do not allow members of this kind',
		'Ask your Dropbox admin.',
	],
	disallowed_shared_link_policy: [
		'no_access',
		'The account cannot limit links in a folder to its members',
		'Dropbox offers this only to team members. Connect the account of a team member.',
	],
	not_on_team: [
		'no_access',
		'The account is not a member of a Dropbox team',
		'Dropbox offers this only to team members. Connect the account of a team member.',
	],
	is_file: ['not_a_folder', 'This is a file, not a folder', 'Enter the ID or path of a folder.'],
	inside_shared_folder: [
		'no_access',
		'The folder is in a shared folder, so it cannot have its own members',
		TEAM_SPACE,
	],
	contains_shared_folder: [
		'no_access',
		'The folder contains a shared folder, so it cannot be shared itself',
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
		'This is a team folder, which can only be changed in the Dropbox Admin Console',
		'Choose a folder inside it.',
	],
	no_permission: ['no_access', 'The connected account cannot change who has access here', BY_PERSON],
	folder_owner: [
		'no_access',
		'The owner of a folder cannot be removed from it',
		'Transfer the ownership in Dropbox, or add that person to the people who may open it.',
	],
	group_access: [
		'no_access',
		'The person has access through a group',
		'Remove the group from the folder in Dropbox.',
	],
	no_explicit_access: [
		'no_access',
		'The person has access through a parent folder',
		'Remove the access to that folder, or choose a restricted folder elsewhere.',
	],
	banned_member: ['no_access', 'Dropbox does not let the connected account share', BY_PERSON],
	bad_member: [
		'invalid_input',
		'One of the people cannot be given access',
		'Check the email addresses of the people who may open it.',
	],
	cant_share_outside_team: [
		'no_access',
		'The team does not allow people from outside in its folders',
		'Only name team members, or ask your Dropbox admin.',
	],
	too_many_members: [
		'too_large',
		'The folder has reached the Dropbox limit for members',
		'Name fewer people.',
	],
	too_many_pending_invites: [
		'too_large',
		'The folder has reached the Dropbox limit for open invitations',
		'Name fewer people, or cancel invitations in Dropbox.',
	],
	too_many_invitees: ['too_large', 'Too many people to invite at once', 'Name fewer people.'],
	rate_limit: [
		'too_busy',
		'The account has reached the Dropbox limit for invitations per day',
		'Run it again tomorrow. Finished work is found and kept.',
	],
	insufficient_plan: [
		'no_access',
		'The account’s plan does not include this access level',
		'Set Access Level to Editor, or use an account with a plan that includes it.',
	],
	shared_link_access_denied: ['no_access', 'The connected account cannot change this link', BY_PERSON],
	not_a_member: [
		'no_access',
		'The connected account is not a member of this shared folder',
		'Give it access in Dropbox, or act as a member who has it.',
	],
	unmounted: [
		'no_access',
		'The shared folder has not been added to the connected account’s Dropbox',
		'Add it in Dropbox under Sharing, or act as a member who has it.',
	],
	invalid_id: ['not_found', 'There is no shared folder with this ID', 'Check the folder in Dropbox.'],
	invalid_member: ['no_access', 'The account is disabled or does not exist', BY_PERSON],
	invalid_file: ['not_found', 'The document no longer exists', 'Check the document in Dropbox.'],
};
