/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { bindWithNock, type Unbind } from '@/test/emulators/core/bindWithNock';
import { LegalServerWorld } from '@/test/emulators/legalserver/LegalServerWorld';
import type { FixtureName } from '@/test/emulators/legalserver/state/fixtures';
import { ManualClock } from '../core/ManualClock';

export interface CallOptions {
	/** The fixture's name for a token, or a token; null sends no Authorization. */
	token?: string | null;
	headers?: Record<string, string>;
	/** A JSON body. */
	json?: unknown;
	/** A form with files. */
	form?: FormData;
	/** Any body instead. */
	body?: string;
	/** What stands before `.legalserver.org`. */
	site?: string;
	query?: Record<string, string | number>;
}

export interface ApiAnswer {
	status: number;
	headers: Headers;
	text: string;
	json: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers of every route and refusal
}

/** A client that knows the documentation and nothing of the emulator: HTTP by real host names, without a connection. */
export class LegalServerClient {
	readonly clock = new ManualClock();
	readonly world: LegalServerWorld;
	private readonly unbind: Unbind;

	constructor(fixture: FixtureName = 'agency') {
		this.world = new LegalServerWorld(fixture, { clock: this.clock });
		this.unbind = bindWithNock([this.world.service]);
	}

	get fixture() {
		return this.world.fixture;
	}

	get live() {
		return this.world.state.site('riverside');
	}

	get demo() {
		return this.world.state.site('riverside-demo');
	}

	uuid(name: string): string {
		return this.fixture.matters[name]?.matterUuid ?? '';
	}

	/** `GET api/v1/matters` */
	async call(name: string, options: CallOptions = {}): Promise<ApiAnswer> {
		const { token = 'intake', site = 'riverside', query = {}, json, form, body } = options;
		const [method = '', path = ''] = name.split(' ');
		const url = new URL(`https://${site}.legalserver.org/${path}`);
		for (const [key, value] of Object.entries(query)) url.searchParams.append(key, String(value));
		const headers: Record<string, string> = {};
		if (token !== null) headers.authorization = `Bearer ${this.fixture.tokens[token] ?? token}`;
		if (json !== undefined || body !== undefined) headers['content-type'] = 'application/json';
		const sent = form ?? body ?? (json === undefined ? undefined : JSON.stringify(json));
		const response = await fetch(url.href, {
			...{ method, headers: { ...headers, ...options.headers }, redirect: 'manual' },
			...(sent === undefined ? {} : { body: sent }),
		});
		const text = await response.text();
		return { status: response.status, headers: response.headers, text, json: parse(text) };
	}

	close(): void {
		this.unbind();
		this.world.close();
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
