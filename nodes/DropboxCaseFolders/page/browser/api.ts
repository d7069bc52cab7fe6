/** A refusal of the server, by its reason. */
export class Refused extends Error {
	constructor(
		readonly reason: string,
		message: string,
	) {
		super(message);
	}
}

/** No answer, or one of somebody else: a proxy, or an n8n whose workflow is not active. */
export class Unreachable extends Error {}

/** Taken back by the reader. */
export class Canceled extends Error {}

export interface Sending {
	files?: ReadonlyArray<[field: string, content: Blob, name: string]>;
	/** Bytes of the whole request that have left. */
	onProgress?: (sent: number, all: number) => void;
	signal?: AbortSignal;
}

/** Milliseconds in which an answer comes: of a piece of a file on a slow line, and of what is only looked at. */
const PATIENCE = 600_000;
const SHORT_PATIENCE = 60_000;
const LOOKS = ['open', 'documents'];

/** Talks to the page's own address, and to no other. */
export class Api {
	constructor(
		private readonly address: string,
		private readonly token: string,
	) {}

	/** @throws Refused, where all of it was; {@link Unreachable}, {@link Canceled} */
	async ask(action: string, request: object, sending: Sending = {}): Promise<unknown[]> {
		const body = new FormData();
		body.append('action', action);
		body.append('request', JSON.stringify(request));
		for (const [field, content, name] of sending.files ?? []) body.append(field, content, name);
		return elementsOf(await this.post(body, LOOKS.includes(action) ? SHORT_PATIENCE : PATIENCE, sending));
	}

	/** The one element of an answer. */
	async askOne<T>(action: string, request: object, sending: Sending = {}): Promise<T> {
		const [element] = await this.ask(action, request, sending);
		if (element === undefined) throw new Unreachable();
		return valueOf<T>(element);
	}

	private async post(body: FormData, patience: number, { onProgress, signal }: Sending): Promise<string> {
		return await new Promise((resolve, reject) => {
			if (signal?.aborted === true) return reject(new Canceled());
			const request = new XMLHttpRequest();
			request.open('POST', this.address);
			request.setRequestHeader('Authorization', `Bearer ${this.token}`);
			request.timeout = patience;
			const fail = () => reject(new Unreachable());
			request.onerror = fail;
			request.ontimeout = fail;
			request.onabort = () => reject(new Canceled());
			request.onload = () => {
				if (request.status === 413) return reject(new Refused('server_limit', 'HTTP 413'));
				return request.status === 200 ? resolve(request.responseText) : fail();
			};
			if (onProgress !== undefined) {
				request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total);
			}
			signal?.addEventListener('abort', () => request.abort());
			request.send(body);
		});
	}
}

function elementsOf(text: string): unknown[] {
	try {
		const answer: unknown = JSON.parse(text);
		if (Array.isArray(answer)) return answer as unknown[];
	} catch {
		// The page of a proxy.
	}
	throw new Unreachable();
}

/** What an element says, or the refusal that it is. */
export function valueOf<T>(element: unknown): T {
	const { error } = (element ?? {}) as { error?: { reason?: unknown; message?: unknown } };
	if (error === undefined || error === null) return element as T;
	throw new Refused(
		String(error.reason ?? 'unexpected'),
		typeof error.message === 'string' ? error.message : '',
	);
}
