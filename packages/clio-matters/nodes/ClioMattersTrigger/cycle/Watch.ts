import type { WebhookModel } from '../../../../../nodes/shared/clio/port';

/** What a workflow can be started by, in the order in which an item of several is told. */
export const EVENTS = [
	...['matterCreated', 'matterOpened', 'matterReopened', 'matterPended', 'matterClosed'],
	...['matterStageChanged', 'matterUpdated', 'folderRenamed', 'documentCreated'],
	...['documentAddedByClient', 'documentUpdated', 'documentDeleted'],
] as const;

export type ClioEvent =
	| 'matterCreated'
	| 'matterOpened'
	| 'matterReopened'
	| 'matterPended'
	| 'matterClosed'
	| 'matterStageChanged'
	| 'matterUpdated'
	| 'folderRenamed'
	| 'documentCreated'
	| 'documentAddedByClient'
	| 'documentUpdated'
	| 'documentDeleted';

/** What an item must be about; what is left undefined lets everything through. */
export interface WatchFilters {
	practiceAreaId?: number | undefined;
	responsibleAttorneyId?: number | undefined;
	categoryId?: number | undefined;
	/** `open`, `pending`, `closed`; any where empty. */
	statuses: readonly string[];
	/** The matter type: a custom field, and what it must hold. */
	customField?: { id: number; value: string } | undefined;
	/** Bytes. */
	minimumSize?: number | undefined;
	/** Only matters with documents. */
	hasDocuments: boolean;
	/** Documents of a contact or of the firm, too. */
	withoutMatter: boolean;
}

export interface Watch {
	/** What the kept state is about. State of something else is not gone on from. */
	watching: string;
	/** The workflow that is told: its event IDs are its own. */
	workflowId: string;
	events: readonly ClioEvent[];
	filters: WatchFilters;
	/** Milliseconds for which polls tell an event again; 0 where none does. */
	repeatFor: number;
	/** Names or IDs of the custom fields that come along, in lower case; all where empty. */
	customFields: readonly string[];
}

/** What something is about that Clio told, or that was read. */
export type Model = Extract<WebhookModel, 'document' | 'matter' | 'folder'>;

/** The events of a model. */
export const eventsOf = (model: Model, events: readonly ClioEvent[]): ClioEvent[] =>
	events.filter((event) => event.startsWith(model));

/** What Clio told: that something happened to a record. What it is now is read. */
export interface Notice {
	model: Model;
	id: number;
	/** `created`, `updated`, `deleted`, `matter_closed` … */
	event: string;
}
