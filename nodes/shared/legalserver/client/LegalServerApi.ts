import type { HttpRequest, StreamedResponse } from '../../http/types';
import type { Permission } from '../errors/permissions';
import type { TokenAge } from '../account/tokenAge';

/** The parts of a path after the host, each of them one segment whatever it holds: `['matters', uuid]`. */
export type Path = ReadonlyArray<string | number>;

/** Of a query; what is undefined is left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** What a call asks for, and what the user's role must allow for it. */
export interface Call {
	/** Below `/api/v1` where it does not say otherwise. */
	path: Path;
	query?: Query;
	/** `v2` is off until LegalServer turns it on for a site. */
	version?: 'v1' | 'v2';
	needs: readonly Permission[];
	/** Whether sites have to pay for it. */
	isPremium?: boolean;
}

export interface Write extends Call {
	method: Exclude<HttpRequest['method'], 'GET'>;
	/** Sent as JSON. */
	data?: object;
	/** Sent instead of it, such as a form with files. */
	body?: { type: string; pieces: readonly Buffer[] };
	/** Whether it changes nothing, and goes through with a credential that may only read. */
	isHarmless?: boolean;
}

/** A document's content that is asked for. */
export interface Download {
	uuid: string;
	needs: readonly Permission[];
}

/** One answer of a list with pages. */
export interface ListResponse<T> {
	data: T[];
	/** Counted from 1. */
	page: number;
	pages: number;
	total: number | undefined;
}

/**
 * LegalServer's API of one site, with the credential's token, its calls paced and retried where a later try may go
 * through. What is left comes as LegalServerError (LegalServer said no) or ConnectionLost (no answer came).
 */
export interface LegalServerApi {
	readonly host: string;
	readonly isDemo: boolean;
	readonly onlyRead: boolean;
	/** `https://riverside.legalserver.org`. */
	readonly origin: string;
	/** How old the token is; undefined where the credential does not say. */
	readonly tokenAge: TokenAge | undefined;
	/** Reads an object: the record itself, as far as an answer wraps it. */
	read<T>(call: Call): Promise<T>;
	/** Reads one page of a list. */
	list<T>(call: Call): Promise<ListResponse<T>>;
	/** Reads a bare list. */
	listAll<T>(call: Call): Promise<T[]>;
	/** Opens a document that lies outside the API, at an address of the site's own, by its UUID. Its content is to be read or discarded. */
	open(download: Download): Promise<StreamedResponse>;
	/** For writes that may be sent again after a lost answer. */
	write<T>(write: Write): Promise<T>;
	/** For writes that must not: `findResult` looks for what a lost answer may have made. */
	writeOnce<T>(write: Write, findResult: () => Promise<T | undefined>): Promise<T>;
	/** @throws Refusal `guarded` where the credential may only read */
	requireWritable(): void;
	/** Milliseconds that so many calls take from now on. */
	estimate(calls: number): number;
	/** Calls that are left in the minute that it is in, and how many there are in all. */
	remainingCalls(): { left: number; of: number };
}
