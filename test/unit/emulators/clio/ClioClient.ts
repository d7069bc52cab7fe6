/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { bindWithNock, type Unbind } from '@/test/emulators/core/bindWithNock';
import { ClioWorld } from '@/test/emulators/clio/ClioWorld';
import { REGIONS } from '@/test/emulators/clio/state/regions';
import type { FixtureName } from '@/test/emulators/clio/state/fixtures';
import { ManualClock } from '../core/ManualClock';

export interface CallOptions {
	/** The fixture's name for a token, or a token; null sends no Authorization. */
	token?: string | null;
	headers?: Record<string, string>;
	/** What stands in `data`. */
	data?: unknown;
	/** Any body instead. */
	body?: string | Buffer;
	host?: string;
	query?: Record<string, string | readonly string[]>;
}

export interface ApiAnswer {
	status: number;
	headers: Headers;
	text: string;
	json: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers of every route and refusal
}

/** A client that knows the documentation and nothing of the emulator: HTTP by real host names, without a connection. */
export class ClioClient {
	readonly clock = new ManualClock();
	readonly world: ClioWorld;
	private readonly unbind: Unbind;

	constructor(fixture: FixtureName = 'firm') {
		this.world = new ClioWorld(fixture, { clock: this.clock });
		this.unbind = bindWithNock([this.world.clio]);
	}

	get state() {
		return this.world.state;
	}

	get fixture() {
		return this.world.fixture;
	}

	get switches() {
		return this.world.state.switches;
	}

	/** `GET matters/1` */
	async call(name: string, options: CallOptions = {}): Promise<ApiAnswer> {
		const { token = 'ada', data, query = {}, host = REGIONS[this.state.region].api } = options;
		const [method = '', path = ''] = name.split(' ');
		const url = new URL(`https://${host}/api/v4/${path}`);
		for (const [key, values] of Object.entries(query))
			for (const value of [values].flat()) url.searchParams.append(key, value as string);
		const headers: Record<string, string> = {};
		if (token !== null) headers.authorization = `Bearer ${this.fixture.tokens[token] ?? token}`;
		const body = options.body ?? (data === undefined ? undefined : JSON.stringify({ data }));
		if (body !== undefined) headers['content-type'] = 'application/json';
		return this.send(url.href, { method, headers: { ...headers, ...options.headers }, body });
	}

	async form(path: string, fields: Record<string, string>, options: CallOptions = {}): Promise<ApiAnswer> {
		const { host = REGIONS[this.state.region].api, headers = {} } = options;
		return this.send(`https://${host}/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
			body: new URLSearchParams(fields).toString(),
		});
	}

	/** Follows no redirect. */
	async send(
		url: string,
		options: { method?: string; headers?: Record<string, string>; body?: string | Buffer | undefined } = {},
	): Promise<ApiAnswer> {
		const { method = 'GET', headers = {}, body } = options;
		const response = await fetch(url, {
			...{ method, headers, redirect: 'manual' },
			...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
		});
		const text = await response.text();
		let json: unknown;
		try {
			json = JSON.parse(text);
		} catch {
			json = undefined;
		}
		return { status: response.status, headers: response.headers, text, json };
	}

	close(): void {
		this.unbind();
		this.world.close();
	}
}
