/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createClioApi } from '@/nodes/shared/clio/client/createClioApi';
import { clioRate } from '@/nodes/shared/clio/client/service';
import { createClio } from '@/nodes/shared/clio/createClio';
import { RateWindow } from '@/nodes/shared/http/RateWindow';
import {
	ConnectionLost,
	type Clock,
	type HttpRequest,
	type Send,
	type SendStreaming,
} from '@/nodes/shared/http/types';
import { ClioWorld } from '../emulators/clio/ClioWorld';
import type { ClioEmulator } from '../emulators/clio/ClioEmulator';
import type { FixtureName } from '../emulators/clio/state/fixtures';
import type { EmulatedRequest } from '../emulators/core/contract';
import { outgoingBody } from '../emulators/core/proxy/outgoingBody';
import type { CallInterceptor } from './callFaults';
import { VirtualClock } from './VirtualClock';

/** Whose credential is used, and how. */
export interface TestClioOptions {
	fixture?: FixtureName;
	/** Key of the fixture's tokens. */
	token?: string;
	onlyRead?: boolean;
	reserve?: number;
	/** Put between the client and the emulator, e.g. to lose answers. */
	through?: CallInterceptor;
	/** One on which several can wait at the same time, where that matters. */
	clock?: Clock;
}

/** The real client on an emulated Clio, joined without a network. No time passes on its clock but what is slept. */
export function createTestClio(options: TestClioOptions = {}) {
	const { fixture = 'firm', token = 'ada', onlyRead = false, reserve = 0, through = noFault } = options;
	const clock: Clock = options.clock ?? new VirtualClock();
	const world = new ClioWorld(fixture, { clock });
	const emulator = world.clio;
	const rate = new RateWindow(clioRate);
	const requests: HttpRequest[] = [];
	const recorded =
		<Answer>(call: (request: HttpRequest) => Promise<Answer>) =>
		async (request: HttpRequest) => {
			requests.push(request);
			return await call(request);
		};
	const connect = (interceptor: CallInterceptor = through) => {
		const send = interceptor(recorded(createClioSend(emulator, world.fixture.tokens[token] ?? token)));
		const open = interceptor(recorded(createClioOpen(emulator)));
		const api = createClioApi(send, clock, { region: world.state.region, onlyRead, rate, reserve });
		return { api, open, clio: createClio(api, open, clock) };
	};
	return {
		...connect(),
		/** The same once more, its calls going through something else. */
		connect,
		clock,
		world,
		emulator,
		rate,
		/** All that were sent, those to the storage among them. */
		requests,
		state: world.state,
		fixture: world.fixture,
		calls: (route?: string) =>
			emulator.log.calls.filter((call) => route === undefined || call.route === route).length,
		close: () => world.close(),
	};
}

export type TestClio = ReturnType<typeof createTestClio>;

const noFault: CallInterceptor = (call) => call;

/** Hands requests to an emulator with a token, as n8n's request helper would send them. */
export function createClioSend(emulator: ClioEmulator, token: string): Send {
	return async (request) => {
		const answer = await emulator.handle(toEmulatedRequest(request, { authorization: `Bearer ${token}` }));
		const { status, headers, body, cutAfterBytes } = answer;
		if (cutAfterBytes !== undefined) throw new ConnectionLost('the connection was cut');
		const bytes = body instanceof Readable ? await buffer(body) : Buffer.from(body);
		return { status, headers: lowerCaseNames(headers), body: bytes };
	};
}

/** The same without a token, for what is read as it arrives. */
export function createClioOpen(emulator: ClioEmulator): SendStreaming {
	return async (request) => {
		const answer = await emulator.handle(toEmulatedRequest(request, {}));
		const { status, headers, cutAfterBytes } = answer;
		if (cutAfterBytes === 0) throw new ConnectionLost('the connection was cut');
		const body = outgoingBody(answer, () => new ConnectionLost('the connection was cut'));
		const content = body instanceof Readable ? body : Readable.from([Buffer.from(body)]);
		return { status, headers: lowerCaseNames(headers), body: content };
	};
}

function toEmulatedRequest(
	{ url, method, headers, body }: HttpRequest,
	more: Record<string, string>,
): EmulatedRequest {
	const { hostname, pathname, searchParams } = new URL(url);
	return {
		...{ host: hostname, method, path: pathname, query: searchParams },
		headers: { ...lowerCaseNames(headers), ...more },
		body: Buffer.concat(body ?? []),
	};
}

const lowerCaseNames = (headers: Record<string, string>): Record<string, string> =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
