import type { Region } from '../account/regions';
import type { HttpRequest } from '../../http/types';

/** The parts of a path after `/api/v4`, each of them one segment whatever it holds: `['matters', 12]`. */
export type Path = ReadonlyArray<string | number>;

/** Of a query; what is undefined is left out, a list is a parameter for each of its values. */
export type Query = Readonly<
	Record<string, string | number | boolean | readonly (string | number)[] | undefined>
>;

/** What a call is about besides its address. */
export interface Write {
	method: Exclude<HttpRequest['method'], 'GET'>;
	path: Path;
	query?: Query;
	/** Sent as `{"data": …}`. */
	data?: object;
	headers?: Record<string, string>;
	/** Whether it changes no record of the firm, and goes through with a credential that may only read. */
	isHarmless?: boolean;
}

/** One answer of a list. */
export interface ListResponse<T> {
	data: T[];
	total: number | undefined;
	/** The address of the next page; undefined on the last one. */
	next: string | undefined;
}

/** Where a download is to be had. */
export interface Redirect {
	location: string;
}

/**
 * Clio's API of one region, with the credential's token, its calls paced and retried where a later try may go through.
 * What is left comes as ClioError (Clio said no) or ConnectionLost (no answer came).
 */
export interface ClioApi {
	readonly region: Region;
	/** Nothing but webhooks is written. */
	readonly onlyRead: boolean;
	/** Of the region: `https://eu.app.clio.com`. */
	readonly origin: string;
	/** Reads `data` of a record. */
	read<T>(path: Path, query: Query): Promise<T>;
	/** Reads the first page of a list. */
	list<T>(path: Path, query: Query): Promise<ListResponse<T>>;
	/** Reads a further page. @param next as a list of the same path gave it */
	follow<T>(path: Path, next: string): Promise<ListResponse<T>>;
	/** Asks where something is to be had, without going there. */
	redirect(path: Path, query: Query): Promise<Redirect>;
	/** For writes that may be sent again after a lost answer. */
	write<T>(write: Write): Promise<T | undefined>;
	/** For writes that must not: `findResult` looks for what a lost answer may have made. */
	writeOnce<T>(write: Write, findResult: () => Promise<T | undefined>): Promise<T>;
	/** @throws Refusal `guarded` where the credential may only read: for what is only to be reported on */
	requireWritable(): void;
	/** Calls that are left in the minute that it is in, and how many there are in all. */
	remainingCalls(): { left: number; of: number };
	/** Milliseconds that so many calls take from now on. */
	estimate(calls: number): number;
	/** Milliseconds since 1970 by Clio's clock, as far as it has said. */
	now(): number;
}
