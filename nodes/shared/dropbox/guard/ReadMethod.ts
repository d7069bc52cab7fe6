import type { DropboxPort } from '../port';

/** The methods that change nothing in Dropbox. All others are guarded: see `guardedDropbox`. */
export type ReadMethod = Extract<
	keyof DropboxPort,
	| 'whoAmI'
	| 'find'
	| 'list'
	| 'download'
	| 'temporaryLink'
	| 'markersOf'
	| 'findMarkedFolders'
	| 'kindFor'
	| 'listWithMarkers'
	| 'areCaseFolders'
	| 'searchFilesByName'
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
