import type { EmulatedWorld } from '../EmulatedWorld';
import type { Html } from '../html';
import type { FilesView } from './files/Files';

/** One control call: its name is method and path, its body JSON or nothing, what it returns is sent as JSON. */
export type ControlCall<W extends EmulatedWorld = EmulatedWorld> = (
	world: W,
	body: unknown,
	query: URLSearchParams,
) => unknown;

export type ControlCalls<W extends EmulatedWorld = EmulatedWorld> = Readonly<Record<string, ControlCall<W>>>;

/** How the fields of the page's forms become the JSON of the control calls. */
export type FormFields = Readonly<Record<string, (form: URLSearchParams) => unknown>>;

/** What a service adds to dashboard and control API. */
export interface Panel<W extends EmulatedWorld = EmulatedWorld> {
	/** Heads the page. */
	title: string;
	calls: ControlCalls<W>;
	forms: FormFields;
	/** The files at a path, of a service that keeps any: what people look at first. */
	files?(world: W, path: string): FilesView;
	/** What is in the service, as text. */
	contents(world: W): readonly Html[];
	/** The forms, to change how it behaves. */
	behaviour(world: W): Html;
}

/** A control call that cannot be done; the message says what to change. */
export class BadControlCall extends Error {
	constructor(
		message: string,
		readonly status = 400,
	) {
		super(message);
	}
}

/** What a control call or page sends back; 200 if it says nothing else. */
export interface ControlResponse {
	status?: number;
	headers?: Record<string, string>;
	body: string;
}
