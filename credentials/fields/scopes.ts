/**
 * What the nodes need, and why. Dropbox grants by app: a scope must also be ticked in the App Console.
 *
 * - account_info.read: whose account it is, and which folder its paths start from
 * - files.metadata.read: find and list folders
 * - files.metadata.write: mark folders with their case
 * - files.content.write: create folders, upload
 * - files.content.read: compare and version documents
 * - sharing.read, sharing.write: see and set who may open a case folder
 * - file_requests.read, file_requests.write: give clients a page to send files to
 */
export const ACCOUNT_SCOPES = [
	'account_info.read',
	'files.metadata.read',
	'files.metadata.write',
	'files.content.read',
	'files.content.write',
	'sharing.read',
	'sharing.write',
	'file_requests.read',
	'file_requests.write',
];

/** Only to act as somebody else in the team: the select headers, finding a member by e-mail, and the team itself. */
export const TEAM_SCOPES = ['team_data.member', 'members.read', 'team_info.read'];
