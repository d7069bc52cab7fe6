import type { DropboxPort } from '../../ports';

/** The methods that change nothing in Dropbox. All others are guarded: see `guardedDropbox`. */
export type Reading = Extract<
	keyof DropboxPort,
	| 'whoAmI'
	| 'find'
	| 'list'
	| 'download'
	| 'temporaryLink'
	| 'markersOf'
	| 'markedFor'
	| 'kindFor'
	| 'listMarked'
	| 'areCaseFolders'
	| 'filesCalled'
	| 'linksReaching'
	| 'linksOf'
	| 'linksBelow'
	| 'sharedFolderAt'
	| 'members'
	| 'fileMembers'
	| 'sharedFolder'
	| 'fileRequests'
	| 'zip'
>;
