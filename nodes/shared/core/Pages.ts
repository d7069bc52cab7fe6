/** Where a listing goes on: after the last record that it yielded. It does not expire. */
export type Position = string;

/** Part of a listing, in the order in which the records were made. */
export interface Page<T> {
	records: T[];
	/** Records of all pages, as the service counted them when the listing began; undefined where it does not say. */
	total: number | undefined;
	/** Undefined on the last page. */
	next: Position | undefined;
}

export interface PageOptions {
	/** Of an earlier listing with the same filter: what came before is left out. */
	from?: Position | undefined;
	/** Records at most, on all pages together. */
	limit?: number | undefined;
}
