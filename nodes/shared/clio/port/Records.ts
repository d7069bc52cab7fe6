/** Of anything in Clio; unique for each kind of record in an account. */
export type RecordId = number;

/** A moment as Clio writes it: `2026-05-13T09:30:00Z`. */
export type Timestamp = string;

/** A day without a time zone: `2026-05-13`. */
export type Day = string;

/** What a record points at. */
export interface Reference {
	/** Undefined where Clio does not say it. */
	id: RecordId | undefined;
	/** Empty where there is none, or where it is hidden. */
	name: string;
	/** Clio lets the connected user know that there is one, not which. */
	isHidden: boolean;
}

export interface UserReference extends Reference {
	email: string;
}

/** A value of a custom field. */
export interface CustomFieldValue {
	/** Composite, such as `text_line-123`; undefined while the record has no value of that field. */
	id: string | undefined;
	/** Of the field itself. */
	fieldId: RecordId | undefined;
	fieldName: string;
	/** `text_line`, `picklist`, `date` … */
	fieldType: string;
	/** What people see. Of a picklist Clio gives the ID of the choice; it is its text where that is known. */
	value: unknown;
	/** As Clio keeps it: of a picklist the ID of the choice. */
	stored: unknown;
}

export interface Matter {
	id: RecordId;
	etag: string;
	/** As people call it, such as `00012-Miller`. Empty where the matter has none. */
	displayNumber: string;
	customNumber: string;
	description: string;
	/** `Open`, `Pending` or `Closed`. */
	status: string;
	openDate: Day | undefined;
	pendingDate: Day | undefined;
	closeDate: Day | undefined;
	clientReference: string;
	location: string;
	/** Whether clients see it in their portal. */
	isShared: boolean;
	/** Undefined for a matter without a client. */
	client: Reference | undefined;
	practiceArea: Reference | undefined;
	responsibleAttorney: UserReference | undefined;
	originatingAttorney: UserReference | undefined;
	responsibleStaff: UserReference | undefined;
	stage: Reference | undefined;
	stageUpdatedAt: Timestamp | undefined;
	/** Of the folder that holds its documents. */
	folderId: RecordId | undefined;
	createdAt: Timestamp;
	updatedAt: Timestamp;
	customFields: CustomFieldValue[];
}

export interface DocumentVersion {
	id: RecordId;
	documentId: RecordId | undefined;
	etag: string;
	uuid: string;
	/** From 1. */
	number: number;
	/** Of the file that was uploaded as this version. */
	filename: string;
	contentType: string;
	/** Bytes; undefined where Clio's number cannot be right: it counts no further than 2 GiB. */
	size: number | undefined;
	/** False while its bytes have not arrived. */
	isFullyUploaded: boolean;
	createdAt: Timestamp;
	updatedAt: Timestamp;
	receivedAt: Timestamp | undefined;
	creator: Creator | undefined;
}

export interface Creator extends Reference {
	/** `ManageUser`, or `ClientUser` for somebody in the client portal. */
	type: string;
}

export interface ExternalProperty {
	id: RecordId | undefined;
	name: string;
	value: string;
}

export interface Document {
	id: RecordId;
	etag: string;
	/** The document's own name; its file may be called otherwise. */
	name: string;
	/** Of the file of its latest version. */
	filename: string;
	contentType: string;
	/** Bytes, as of a version. */
	size: number | undefined;
	isLocked: boolean;
	/** Undefined for a document of a contact, or of the firm. */
	matter: (Reference & { displayNumber: string; etag: string }) | undefined;
	contact: Reference | undefined;
	folder: (Reference & { type: string }) | undefined;
	category: Reference | undefined;
	creator: Creator | undefined;
	latestVersion: DocumentVersion | undefined;
	externalProperties: ExternalProperty[];
	createdAt: Timestamp;
	updatedAt: Timestamp;
	receivedAt: Timestamp | undefined;
	/** Undefined unless it lies in the trash. */
	deletedAt: Timestamp | undefined;
}

/** A folder that documents lie in. */
export interface Folder {
	id: RecordId;
	etag: string;
	name: string;
	/** Undefined for a folder of a contact, or of the firm. */
	matter: Reference | undefined;
	/** Undefined for the folder that all others lie in. */
	parent: Reference | undefined;
	createdAt: Timestamp;
	updatedAt: Timestamp;
	/** Undefined unless it lies in the trash. */
	deletedAt: Timestamp | undefined;
}

export interface User {
	id: RecordId;
	name: string;
	email: string;
	isEnabled: boolean;
}

export interface CustomField {
	id: RecordId;
	name: string;
	type: string;
	/** Choices of a picklist. */
	choices: Array<{ id: RecordId; text: string }>;
}

/** A category of documents, or a practice area. */
export interface NamedRecord {
	id: RecordId;
	name: string;
}

/** Whom the credential was connected as. */
export interface Account {
	userId: RecordId;
	name: string;
	email: string;
}
