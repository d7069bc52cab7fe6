/** What every record has. Records are never changed: each change puts another one in their place. */
export interface Base {
	readonly id: number;
	/** Milliseconds since the epoch. */
	readonly createdAt: number;
	readonly updatedAt: number;
	/** Counts the changes, for the etag. */
	readonly revision: number;
}

/** A person of the firm, or a client with a login to the portal. */
export interface User extends Base {
	readonly type: 'ManageUser' | 'ClientUser';
	readonly firstName: string;
	readonly lastName: string;
	readonly email: string;
	readonly enabled: boolean;
	readonly accountOwner: boolean;
	readonly subscriptionType: 'Attorney' | 'NonAttorney';
	readonly roles: readonly string[];
	/** Matters that the person may see; all if undefined. */
	readonly sees?: readonly number[];
	/** Whether the firm restricts the contacts that the person sees to those of the person's matters. */
	readonly contactsRestricted: boolean;
	/** Of a client with a login: who it is in the firm's contacts. */
	readonly contactId?: number;
}

/** The firm. */
export interface Account extends Base {
	readonly name: string;
}

export interface Contact extends Base {
	readonly type: 'Person' | 'Company';
	readonly name: string;
	readonly firstName: string | null;
	readonly lastName: string | null;
	readonly email: string | null;
}

export interface PracticeArea extends Base {
	readonly name: string;
	readonly code: string;
	readonly category: string | null;
}

export interface MatterStage extends Base {
	readonly name: string;
	readonly order: number;
	readonly practiceAreaId: number;
}

export interface Group extends Base {
	readonly name: string;
	readonly type: 'UserGroup' | 'AdhocGroup' | 'AccountGroup' | 'TeamGroup';
}

export const FIELD_TYPES = [
	...['checkbox', 'contact', 'currency', 'date', 'time', 'email', 'matter', 'numeric', 'picklist'],
	...['text_area', 'text_line', 'url'],
] as const;

export interface PicklistOption extends Base {
	readonly option: string;
}

export interface CustomField extends Base {
	readonly name: string;
	readonly parentType: 'Matter' | 'Contact';
	readonly fieldType: string;
	readonly displayed: boolean;
	readonly required: boolean;
	readonly deleted: boolean;
	readonly displayOrder: number;
	readonly options: readonly PicklistOption[];
}

export interface CustomFieldValue extends Base {
	readonly customFieldId: number;
	readonly value: string | number | boolean;
}

export type MatterStatus = 'Open' | 'Pending' | 'Closed';

export interface Matter extends Base {
	readonly number: number;
	readonly displayNumber: string;
	readonly customNumber: string | null;
	readonly description: string;
	readonly status: MatterStatus;
	readonly clientId: number | null;
	readonly practiceAreaId: number | null;
	readonly stageId: number | null;
	readonly stageUpdatedAt: number | null;
	readonly responsibleAttorneyId: number | null;
	readonly originatingAttorneyId: number | null;
	readonly responsibleStaffId: number | null;
	readonly groupId: number | null;
	readonly userId: number;
	readonly folderId: number;
	/** `2026-03-03`, without a time zone. */
	readonly openDate: string | null;
	readonly pendingDate: string | null;
	readonly closeDate: string | null;
	/** Whether it is shared in the client portal. */
	readonly shared: boolean;
	readonly location: string | null;
	readonly clientReference: string | null;
	readonly billable: boolean;
	readonly customFieldValues: readonly CustomFieldValue[];
}

export interface DocumentCategory extends Base {
	readonly name: string;
}

export interface ExternalProperty extends Base {
	readonly name: string;
	readonly value: string;
}

/** Where a document or folder lies. */
export interface Placed extends Base {
	readonly name: string;
	readonly parentId: number | null;
	readonly matterId: number | null;
	readonly contactId: number | null;
	readonly categoryId: number | null;
	readonly creatorId: number;
	readonly groupId: number | null;
	readonly locked: boolean;
	readonly deletedAt: number | null;
	readonly externalProperties: readonly ExternalProperty[];
}

export interface Folder extends Placed {
	readonly root: boolean;
}

/** Bytes as they lie in the storage. */
export interface Blob {
	readonly size: number;
	/** Hex. */
	readonly md5: string;
	/** Of the file that holds them; undefined: they are zeros, unless it is said below what they are. */
	readonly key?: string;
	/** They are made up from it when they are read, and take no room. */
	readonly seed?: number;
	/** They are those of others, one after another. */
	readonly parts?: readonly Blob[];
}

export interface Part {
	readonly number: number;
	readonly length: number;
	/** Base64, if the client gave one. */
	readonly md5: string | null;
}

export interface DocumentVersion extends Base {
	readonly documentId: number;
	readonly uuid: string;
	readonly number: number;
	readonly filename: string;
	readonly contentType: string;
	readonly creatorId: number;
	readonly receivedAt: number | null;
	readonly fullyUploaded: boolean;
	/** Bytes that the service has counted; null until it was told that they are there. */
	readonly size: number | null;
	/** Parts announced for an upload in several; undefined for one in a single piece. */
	readonly parts?: readonly Part[];
	/** How many of them, the last ones, the latest request announced. */
	readonly announced?: number;
}

export interface Document extends Placed {
	/** Oldest first; the last one is the latest. */
	readonly versions: readonly DocumentVersion[];
	readonly receivedAt: number | null;
}

export interface Note extends Base {
	readonly type: 'Matter' | 'Contact';
	readonly matterId: number | null;
	readonly contactId: number | null;
	readonly subject: string;
	readonly detail: string;
	readonly detailTextType: 'plain_text' | 'rich_text';
	readonly date: string;
	readonly authorId: number;
}

export interface CustomAction extends Base {
	readonly appKey: string;
	readonly userId: number;
	readonly label: string;
	readonly targetUrl: string;
	readonly uiReference: string;
}

export type ArchiveState = 'not_started' | 'queued' | 'in_progress' | 'completed' | 'failed';

export interface DocumentArchive extends Base {
	readonly userId: number;
	readonly items: ReadonlyArray<{ type: 'Document' | 'Folder'; id: number }>;
	readonly state: ArchiveState;
	readonly message: string | null;
	readonly size: number | null;
	/** When it will be done. */
	readonly doneAt: number;
}

export type WebhookModel = 'matter' | 'document' | 'folder' | 'contact';
export type WebhookStatus = 'pending' | 'enabled' | 'suspended';

export interface Webhook extends Base {
	readonly appKey: string;
	readonly userId: number;
	readonly url: string;
	readonly fields: string;
	readonly model: string;
	readonly events: readonly string[];
	readonly sharedSecret: string;
	readonly status: WebhookStatus;
	readonly expiresAt: number;
}
