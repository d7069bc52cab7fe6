/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
/** An entry of a namespace, as the emulator's control API tells it. */
export interface StoredEntry {
	path: string;
	kind: 'file' | 'folder';
	id: string;
	size?: number;
	contentHash?: string;
}

export interface RecordedCall {
	route: string;
	status: number | null;
	/** Of the request's body. */
	bytesIn: number;
}

/** Everybody whom nothing keeps from a file or folder. */
export interface Openers {
	/** Levels by e-mail address. */
	accounts: Record<string, string>;
	invitees: string[];
	viaLinks: Array<{ url: string; madeBy: string; to: string; audience: string }>;
}

/** The emulated Dropbox through its control API: what is in it, who called it, and what people do there. */
export class EmulatedDropbox {
	/** @param dashboardUrl of the emulator */
	constructor(private readonly dashboardUrl: string) {}

	/** Everything in a namespace, by its ID or the fixture's name for it; folders before their contents. */
	async entries(namespace: string): Promise<StoredEntry[]> {
		return (await this.call<{ entries: StoredEntry[] }>('GET', `/state?namespace=${namespace}`)).entries;
	}

	/** A folder of a namespace and everything below it. */
	async entriesIn(namespace: string, folder: string): Promise<StoredEntry[]> {
		const all = await this.entries(namespace);
		return all.filter(({ path }) => path === folder || path.startsWith(`${folder}/`));
	}

	/** The calls of one route since they were last forgotten, or of all. */
	async calls(route?: string): Promise<RecordedCall[]> {
		return await this.call<RecordedCall[]>(
			'GET',
			route ? `/calls?route=${encodeURIComponent(route)}` : '/calls',
		);
	}

	/** Waits until a route was called so often: a run that makes more calls than that is under way. */
	async waitForCalls(route: string, times: number): Promise<void> {
		const deadline = Date.now() + 180_000;
		while ((await this.calls(route)).length < times) {
			if (Date.now() > deadline) {
				const made = (await this.calls()).map((call) => call.route).join(', ');
				throw new Error(`${route} was not called ${times} times. There were: ${made}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
	}

	async forgetCalls(): Promise<void> {
		await this.call('POST', '/forget-calls', {});
	}

	/** A person renames or moves something. */
	async move(namespace: string, from: string, to: string): Promise<void> {
		await this.call('POST', '/move', { namespace, from, to });
	}

	/** A person deletes something. */
	async delete(namespace: string, path: string): Promise<void> {
		await this.call('POST', '/delete', { namespace, path });
	}

	/** A person restores what was deleted. */
	async restore(namespace: string, path: string): Promise<void> {
		await this.call('POST', '/restore', { namespace, path });
	}

	/** A person makes a link to something. */
	async shareLink(
		namespace: string,
		path: string,
		email: string,
		audience: 'public' | 'team',
	): Promise<string> {
		const made = { namespace, path, email, audience };
		return (await this.call<{ url: string }>('POST', '/share-link', made)).url;
	}

	/** Who can open a file or folder, read off the state and not off what an operation says. */
	async whoCanOpen(namespace: string, path: string): Promise<Openers> {
		const query = new URLSearchParams({ namespace, path });
		return await this.call<Openers>('GET', `/who-can-open?${query.toString()}`);
	}

	/** A client hands files in on the page of a file request. */
	async handIn(id: string, from: string, files: Array<{ name: string; text: string }>): Promise<void> {
		await this.call('POST', '/upload-through-request', { id, from, files });
	}

	/** Every access token that can be refreshed expires now. */
	async expireTokens(): Promise<void> {
		await this.call('POST', '/expire-tokens', {});
	}

	/** Arms faults, as in a faults file of the emulator; an empty list disarms them all. */
	async setFaults(rules: unknown[]): Promise<void> {
		await this.call('POST', '/faults', rules);
	}

	/** Every call is late by so many milliseconds. */
	async delayCalls(milliseconds: number): Promise<void> {
		await this.call('POST', '/latency', { milliseconds });
	}

	/** Makes folders, also those on the way to them. */
	async makeFolders(namespace: string, folders: string[]): Promise<Array<{ path: string; id: string }>> {
		const made = { namespace, folders };
		return (await this.call<{ folders: Array<{ path: string; id: string }> }>('POST', '/seed', made)).folders;
	}

	/** Files with so many bytes each, which are zeros unless they have a seed, or with a text. */
	async makeFiles(
		namespace: string,
		files: Array<{ path: string; size?: number; seed?: number; text?: string }>,
	): Promise<Array<{ path: string; id: string }>> {
		return (
			await this.call<{ files: Array<{ path: string; id: string }> }>('POST', '/seed', { namespace, files })
		).files;
	}

	/** The app is without these routes from now on, which is said in one of the ways that Dropbox has. */
	async withhold(unavailableRoutes: string[], unavailableAs = 'unknown_function'): Promise<void> {
		await this.call('POST', '/switches', { unavailableRoutes, unavailableAs });
	}

	/** Behaviours that Dropbox may or may not show, by the names that the emulator has for them. */
	async setSwitches(switches: Record<string, unknown>): Promise<void> {
		await this.call('POST', '/switches', switches);
	}

	private async call<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(this.dashboardUrl + path, {
			method,
			headers: { 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		if (!response.ok) throw new Error(`The emulator answered ${response.status}: ${await response.text()}`);
		return (await response.json()) as T;
	}
}
