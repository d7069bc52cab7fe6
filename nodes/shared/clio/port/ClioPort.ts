import type {
	Account,
	CustomField,
	Day,
	Document,
	DocumentVersion,
	Matter,
	NamedRecord,
	RecordId,
	Timestamp,
	User,
} from './Records';
import type { MatterWrites } from './MatterWrites';
import type { CustomActions } from './CustomActions';
import type { Archives } from './Archives';
import type { Folders } from './Folders';
import type { Notes } from './Notes';
import type { Page, PageOptions } from '../../core/Pages';
import type { DocumentChanges } from './DocumentChanges';
import type { Uploads } from './Uploads';
import type { Webhook, Webhooks } from './Webhooks';

export interface MatterFilter {
	status?: ReadonlyArray<'open' | 'pending' | 'closed'> | undefined;
	clientId?: RecordId | undefined;
	practiceAreaId?: RecordId | undefined;
	responsibleAttorneyId?: RecordId | undefined;
	/** Words in numbers, description or the client's name. */
	query?: string | undefined;
	openedFrom?: Day | undefined;
	openedUntil?: Day | undefined;
	closedFrom?: Day | undefined;
	closedUntil?: Day | undefined;
	createdSince?: Timestamp | undefined;
	updatedSince?: Timestamp | undefined;
	/** The value as Clio keeps it; of a picklist, the choice's ID. */
	customField?: { id: RecordId; value: string } | undefined;
	/** Narrows the custom fields that come along; none where empty, all where not given. */
	customFieldIds?: readonly RecordId[] | undefined;
}

export interface DocumentFilter {
	matterId?: RecordId | undefined;
	contactId?: RecordId | undefined;
	/** Only what lies directly in this folder. */
	folderId?: RecordId | undefined;
	categoryId?: RecordId | undefined;
	/** Only those with this external property. */
	property?: { name: string; value: string } | undefined;
	/** Words in the name. */
	query?: string | undefined;
	createdSince?: Timestamp | undefined;
	updatedSince?: Timestamp | undefined;
	/** Also those in the trash. */
	includeDeleted?: boolean | undefined;
	/** Also those whose bytes have not arrived. */
	includeIncomplete?: boolean | undefined;
}

export interface Matters {
	/** @throws Refusal `not_found` where there is none that the connected user may see */
	readMatter(id: RecordId): Promise<Matter>;
	/** Page after page, each asked for when it is wanted; no page where nothing fits. */
	listMatters(filter: MatterFilter, options?: PageOptions): AsyncIterable<Page<Matter>>;
	/** Those that there are, by ID: one call for up to 200. */
	readMatters(ids: readonly RecordId[]): Promise<Map<RecordId, Matter>>;
}

export interface Documents {
	/** One in the trash may still be read, and has deletedAt then. @throws Refusal `not_found` */
	readDocument(id: RecordId): Promise<Document>;
	listDocuments(filter: DocumentFilter, options?: PageOptions): AsyncIterable<Page<Document>>;
	/** Those that there are, by ID, also such whose bytes have not arrived: one call for up to 200. */
	readDocuments(
		ids: readonly RecordId[],
		options?: Pick<DocumentFilter, 'includeDeleted'>,
	): Promise<Map<RecordId, Document>>;
	/** All versions, the first one first. */
	listVersions(documentId: RecordId): Promise<DocumentVersion[]>;
}

/** Content that was opened: to be read once. */
export interface OpenedContent {
	/** Bytes, as it was said to have, or as the storage says. */
	size: number;
	content: AsyncIterable<Uint8Array>;
}

/** Which content is wanted, and what is known of it. */
export interface WantedContent {
	documentId: RecordId;
	/** The latest version where none is given. */
	versionId?: RecordId | undefined;
	/** Bytes; undefined where it is not known. */
	size?: number | undefined;
}

export interface Downloads {
	/**
	 * Opens the content of a document, by one call, and hands it to `take`; where it breaks off, from its beginning again.
	 * Its bytes come from Clio's storage, without the token.
	 * @throws Refusal `not_found`, `source_incomplete` where the storage has other bytes than were expected, or none yet;
	 * `unexpected` where Clio sends somewhere else than to its storage; what `take` throws
	 */
	downloadContent<T>(wanted: WantedContent, take: (opened: OpenedContent) => Promise<T>): Promise<T>;
}

/** What there is to choose from. Lists are short, and read whole, up to a limit, those that hold `query`. */
export interface Choices {
	listUsers(query?: string): Promise<User[]>;
	listDocumentCategories(query?: string): Promise<NamedRecord[]>;
	listPracticeAreas(query?: string): Promise<NamedRecord[]>;
	/** Those of matters. */
	listMatterFields(query?: string): Promise<CustomField[]>;
	listContacts(query: string): Promise<NamedRecord[]>;
	/** Those of matters with the matter's number. */
	listFolderChoices(query: string): Promise<NamedRecord[]>;
}

export interface Accounts {
	/** Whom the credential was connected as. */
	readAccount(): Promise<Account>;
	/**
	 * Tries what the connection may read. Nothing is written.
	 * @throws Refusal `not_connected`; `missing_scope` where matters or documents may not be read
	 */
	checkConnection(): Promise<ConnectionReport>;
}

export interface ConnectionReport {
	account: Account;
	/** `us`, `eu`, `ca` or `au`. */
	region: string;
	/** Whether the credential lets nothing be written. */
	onlyRead: boolean;
	/** As the developer portal calls them; those without which much works all the same. */
	missingPermissions: string[];
	/** Subscriptions of the connected app and user; none where they cannot be read. */
	webhooks: WebhookState[];
	/** Of this minute, after this report. */
	callsLeft: number;
	callsPerMinute: number;
}

/** How long a subscription lasts. Its address is as good as a password, and is not told. */
export type WebhookState = Pick<Webhook, 'model' | 'status' | 'expiresAt'>;

/** How long calls take, and what time it is at Clio, as far as it is known. */
export interface Pace {
	/** Milliseconds that so many calls take from now on, if nobody else makes any. */
	estimate(calls: number): number;
	/** Milliseconds since 1970 by Clio's clock, as far as it has said what time it is. */
	now(): number;
}

/** For dry runs: whether the credential lets anything be written. */
export interface WriteChecks {
	/** @throws Refusal `guarded` where it is set to Only Read */
	requireWritable(): void;
}

/** Which Clio it is. */
export interface Home {
	/** Of its region's pages: `https://eu.app.clio.com`. */
	readonly origin: string;
}

export interface ClioPort
	extends
		Accounts,
		Matters,
		MatterWrites,
		Documents,
		DocumentChanges,
		Folders,
		Downloads,
		Archives,
		Uploads,
		Choices,
		Notes,
		CustomActions,
		Webhooks,
		Pace,
		WriteChecks,
		Home {}
