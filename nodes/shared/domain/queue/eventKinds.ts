/**
 * What can have happened, as people read it, in the order of these words. The names are those of the triggers; the words need
 * not be, as they stand in emails without the trigger's panel around them.
 */
export const EVENT_KINDS = {
	caseFolderAdded: ['Case Folder Added', 'A folder was created in the destination or moved there'],
	caseFolderDeleted: ['Case Folder Deleted', 'Somebody deleted a case folder in Dropbox'],
	caseFolderMoved: ['Case Folder Moved', 'Somebody moved a case folder in Dropbox'],
	caseFolderRenamed: ['Case Folder Renamed', 'Somebody renamed a case folder in Dropbox'],
	credentialRefreshed: ['Credential Refreshed', 'n8n got a new access token for a connection'],
	destinationChanged: ['Destination Changed', 'The case belongs in another destination now'],
	documentAdded: ['Document Added', 'Somebody added a document in Dropbox'],
	documentAddedByClient: ['Document Added by Client', 'A client uploaded a document in the client portal'],
	documentCreated: ['Document Added in Case System', 'A document was added in the case management system'],
	documentChanged: ['Document Changed', 'Somebody changed a document in Dropbox'],
	documentDeleted: ['Document Deleted', 'A document was deleted'],
	documentGenerated: ['Document Generated', 'The case management system made a document from a template'],
	documentMoved: ['Document Moved', 'Somebody moved or renamed a document in Dropbox'],
	documentUpdated: ['Document Updated', 'A document has a new version, name, folder or category'],
	email: ['Email', 'An email that the queue is to send'],
	folderRenamed: ['Folder Renamed', 'A document folder was renamed in Clio'],
	intakeAccepted: ['Intake Accepted', 'An intake became a case'],
	intakeSubmitted: ['Intake Submitted', 'Somebody sent in an intake form'],
	matterClosed: ['Matter Closed', 'A matter or case was closed'],
	matterCreated: ['Matter Created', 'A matter or case was added, with any status'],
	matterOpened: ['Matter Opened', 'A matter or case was opened'],
	matterReopened: ['Matter Reopened', 'A closed matter or case was opened again'],
	matterPended: ['Matter Set to Pending', 'A matter was set to pending'],
	matterStageChanged: ['Matter Stage Changed', 'A matter entered another stage'],
	matterUpdated: ['Matter Updated', 'Something about a matter or case changed'],
	membersChanged: ['Members Changed', 'Other people work on the case now'],
	migrationCheckRequested: ['Migration Check Requested', 'Cases that were migrated are to be compared'],
	migrationRequested: ['Migration Requested', 'The documents that a case had before are to be filed'],
	noteAttachmentAdded: ['Note Attachment Added', 'A file was attached to a case note'],
} as const satisfies Record<string, readonly [label: string, description: string]>;

export type EventKind = keyof typeof EVENT_KINDS;

/** Kinds that tell of nothing in a case: no sign that events arrive, or that a service answers. */
const BESIDES: readonly string[] = ['credentialRefreshed', 'email'] satisfies EventKind[];

export const isAboutCases = ({ kind }: { kind: string }): boolean => !BESIDES.includes(kind);
