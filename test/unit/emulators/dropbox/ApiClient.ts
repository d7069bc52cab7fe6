/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Readable } from 'node:stream';
import type { EmulatedResponse } from '@/test/emulators/core/contract';
import { DropboxWorld } from '@/test/emulators/dropbox/DropboxWorld';
import { sdkRoutes } from '@/test/emulators/dropbox/gateway/sdkRoutes';
import { CallLog } from '@/test/emulators/core/CallLog';
import type { FixtureName } from '@/test/emulators/dropbox/state/fixtures';
import type { StateOptions } from '@/test/emulators/dropbox/state/DropboxState';

export interface CallOptions {
	/** The fixture's name for a token, or a token; null sends no Authorization. */
	token?: string | null;
	/** Undefined sends no argument at all. */
	argument?: unknown;
	body?: Buffer;
	headers?: Record<string, string>;
	host?: string;
	method?: string;
	query?: Record<string, string>;
}

export interface ApiResponse {
	status: number;
	headers: Record<string, string>;
	text: string;
	/** Undefined when the text is not JSON. */
	json: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers of every route and refusal
	cut: boolean;
}

const ROUTES = sdkRoutes();

/** Calls a world as a well-behaved client does, unless a test says how to misbehave. */
export class ApiClient {
	readonly world: DropboxWorld;

	constructor(fixture: FixtureName = 'teamSpace', options: StateOptions = {}) {
		this.world = new DropboxWorld(fixture, options, new CallLog());
	}

	get dropbox() {
		return this.world.dropbox;
	}

	get state() {
		return this.world.dropbox.state;
	}

	get fixture() {
		return this.world.fixture;
	}

	async call(route: string, options: CallOptions = {}): Promise<ApiResponse> {
		const known = ROUTES.get(route);
		const style = known?.style ?? 'rpc';
		const { argument, token = 'jane', method = 'POST' } = options;
		const sent = argument === undefined ? undefined : JSON.stringify(argument);
		const headers: Record<string, string> = {};
		if (token !== null) headers.authorization = `Bearer ${this.fixture.tokens[token] ?? token}`;
		if (style === 'rpc' && sent !== undefined) headers['content-type'] = 'application/json';
		if (style === 'upload') headers['content-type'] = 'application/octet-stream';
		if (style !== 'rpc' && sent !== undefined) headers['dropbox-api-arg'] = sent;
		return this.send({
			host: options.host ?? known?.host ?? 'api.dropboxapi.com',
			...{ path: `/2/${route}`, method },
			headers: { ...headers, ...options.headers },
			body: options.body ?? Buffer.from(style === 'rpc' ? (sent ?? '') : ''),
			query: new URLSearchParams(options.query),
		});
	}

	/** Any request, such as those of OAuth. */
	async send(request: Parameters<typeof this.dropbox.handle>[0]): Promise<ApiResponse> {
		const kept = Object.entries(request.headers).filter(([, value]) => value !== '');
		return readResponse(await this.dropbox.handle({ ...request, headers: Object.fromEntries(kept) }));
	}

	async form(
		path: string,
		fields: Record<string, string>,
		headers: Record<string, string> = {},
	): Promise<ApiResponse> {
		const host = path === '/oauth2/token' ? 'api.dropboxapi.com' : 'www.dropbox.com';
		const body = Buffer.from(new URLSearchParams(fields).toString());
		return this.send({ host, path, method: 'POST', headers, body, query: new URLSearchParams() });
	}

	close(): void {
		this.world.close();
	}
}

async function readResponse(response: EmulatedResponse): Promise<ApiResponse> {
	const { status, headers } = response;
	const text = await textOf(response.body);
	return { status, headers, text, json: decodeHtml(text), cut: response.cutAfterBytes === 0 };
}

async function textOf(body: EmulatedResponse['body']): Promise<string> {
	if (!(body instanceof Readable)) return body.toString();
	const chunks: Buffer[] = [];
	for await (const chunk of body) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}

function decodeHtml(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
