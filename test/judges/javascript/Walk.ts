/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Dropbox, DropboxResponseError, type DropboxResponse } from 'dropbox';
import type { RunningEmulator } from '@/test/emulators';
import { createProxiedFetch, type ProxiedFetch } from '@/test/unit/emulators/core/proxy/createProxiedFetch';
import { Shapes } from './shapes';

/** The SDK's methods, as far as this walk calls them. */
type Method = {
	[Name in keyof Dropbox]: Dropbox[Name] extends (...given: never[]) => Promise<DropboxResponse<unknown>>
		? Name
		: never;
}[keyof Dropbox];
type Result<Name extends Method> =
	Awaited<ReturnType<Dropbox[Name]>> extends DropboxResponse<infer Type> ? Type : never;

/** A client of the emulator that holds every answer against the SDK's types. */
export class Walk {
	private readonly shapes = new Shapes();
	private readonly fetch: ProxiedFetch;
	readonly faults: string[] = [];
	calls = 0;

	constructor(readonly emulator: RunningEmulator) {
		this.fetch = createProxiedFetch(emulator);
	}

	/** The SDK with one of the fixture's tokens. */
	as(token: string, more: object = {}): Dropbox {
		return new Dropbox({ fetch: this.fetch, accessToken: this.emulator.fixture.tokens[token], ...more });
	}

	/** The SDK as the app itself, without an account. */
	get app(): Dropbox {
		const { key, secret } = this.emulator.fixture.app;
		return new Dropbox({ fetch: this.fetch, clientId: key, clientSecret: secret });
	}

	/** Calls a method and returns its result, checked. Throws when the emulator refuses it. */
	async call<Name extends Method>(
		client: Dropbox,
		method: Name,
		...given: Parameters<Dropbox[Name]>
	): Promise<Result<Name>> {
		this.calls += 1;
		const call = client[method] as (...given: unknown[]) => Promise<DropboxResponse<Result<Name>>>;
		const { result } = await call.apply(client, given).catch((error: unknown) => {
			throw new Error(`${method} ${JSON.stringify(given)}: ${inWords(error)}`);
		});
		this.faults.push(...this.shapes.misfits(method, result));
		return result;
	}

	/** Asks after a job until it is done. */
	async done<Name extends Method>(
		client: Dropbox,
		method: Name,
		launched: { '.tag': string; async_job_id?: string },
	): Promise<Result<Name>> {
		this.expect(`${method} has a job`, launched['.tag'], 'async_job_id');
		const argument = { async_job_id: launched.async_job_id } as never;
		for (;;) {
			const answer = await this.call(client, method, ...([argument] as unknown as Parameters<Dropbox[Name]>));
			if ((answer as { '.tag': string })['.tag'] !== 'in_progress') return answer;
		}
	}

	/** A call that has to be refused with this tag, or in these words of plain text. */
	async refuses(what: string, call: Promise<unknown>, expected: string): Promise<void> {
		this.calls += 1;
		const answer = await call.then(
			() => 'done',
			(error: unknown) => inWords(error),
		);
		if (!answer.includes(expected)) this.faults.push(`${what}: ${answer} instead of ${expected}`);
	}

	expect(what: string, found: unknown, expected: unknown): void {
		const [one, other] = [found, expected].map((value) => JSON.stringify(value));
		if (one !== other) this.faults.push(`${what}: ${one} instead of ${other}`);
	}

	/** Routes that the emulator answers and that nobody has called yet with success. */
	get missed(): string[] {
		const called = new Set(
			this.emulator.log.calls.flatMap(({ route, status }) => (status === 200 ? [route] : [])),
		);
		return this.served.filter((route) => !called.has(route));
	}

	get served(): string[] {
		return this.emulator.dropbox.routes;
	}

	close(): void {
		this.fetch.close();
	}
}

function inWords(error: unknown): string {
	if (!(error instanceof DropboxResponseError)) return String(error);
	const { status, error: body } = error as DropboxResponseError<unknown>;
	return `${status} ${typeof body === 'string' ? body : JSON.stringify(body)}`;
}
