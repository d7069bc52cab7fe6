/** What a scope lets an app do, in a person's words; scopes that are not listed are shown by name alone. */
export const SCOPE_WORDS: Readonly<Record<string, string>> = {
	'account_info.read': 'See your name and e-mail address',
	'files.metadata.read': 'See the names of your files and folders',
	'files.metadata.write': 'Tag your files and folders',
	'files.content.read': 'Read what is in your files',
	'files.content.write': 'Add, change, move and delete your files and folders',
	'sharing.read': 'See with whom your files and folders are shared',
	'sharing.write': 'Share your files and folders',
	'file_requests.read': 'See the file requests that you made',
	'file_requests.write': 'Make and change file requests',
	'members.read': 'See who is on your team',
	'team_info.read': "See your team's name and settings",
	'team_data.member': "Act on your team members' behalf",
	'team_data.content.read': "See your team's folders",
	'team_data.content.write': "Make and change your team's folders",
};
