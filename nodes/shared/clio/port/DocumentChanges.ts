import type { Document, RecordId } from './Records';

/** What is to be otherwise; what is left out stays as it is. */
export interface DocumentChange {
	categoryId?: RecordId;
	/** External properties by name. Others stay. */
	properties?: Readonly<Record<string, string>>;
}

export interface DocumentChanges {
	/**
	 * Changes a document that is still as it was read. Where it is as wanted by then, it counts as changed.
	 * @throws Refusal `changed_meanwhile`; `no_space` where properties have no room: Clio keeps five
	 */
	changeDocument(document: Document, change: DocumentChange): Promise<Document>;
}
