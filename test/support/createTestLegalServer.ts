/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { RateWindow } from '@/nodes/shared/http/RateWindow';
import type { Clock, HttpRequest } from '@/nodes/shared/http/types';
import { requireSite } from '@/nodes/shared/legalserver/account/site';
import { createLegalServerApi } from '@/nodes/shared/legalserver/client/createLegalServerApi';
import { legalServerRate } from '@/nodes/shared/legalserver/client/service';
import { createLegalServer } from '@/nodes/shared/legalserver/createLegalServer';
import { LegalServerWorld } from '../emulators/legalserver/LegalServerWorld';
import type { FixtureName } from '../emulators/legalserver/state/fixtures';
import type { CallInterceptor } from './callFaults';
import { createOpenFrom, createSendTo } from './sendToEmulator';
import { VirtualClock } from './VirtualClock';

/** Whose credential is used, and how. */
export interface TestLegalServerOptions {
	fixture?: FixtureName;
	/** Key of the fixture's tokens. */
	token?: string;
	/** The demo site, where it is not the live one. */
	demo?: boolean;
	onlyRead?: boolean;
	reserve?: number;
	/** Put between the client and the emulator, e.g. to lose answers. */
	through?: CallInterceptor;
	/** One on which several can wait at the same time, where that matters. */
	clock?: Clock;
}

/** The real client on an emulated LegalServer, joined without a network. No time passes on its clock but what is slept. */
export function createTestLegalServer(options: TestLegalServerOptions = {}) {
	const { fixture = 'agency', demo = false, onlyRead = false, reserve = 0, through = noFault } = options;
	const { token = demo ? 'demo' : 'intake' } = options;
	const clock: Clock = options.clock ?? new VirtualClock();
	const world = new LegalServerWorld(fixture, { clock });
	const emulator = world.service;
	const rate = new RateWindow(legalServerRate);
	const requests: HttpRequest[] = [];
	const site = requireSite('riverside', demo ? 'demo' : 'live');
	const recorded =
		<Answer>(call: (request: HttpRequest) => Promise<Answer>) =>
		async (request: HttpRequest) => {
			requests.push(request);
			return await call(request);
		};
	const connect = (interceptor: CallInterceptor = through) => {
		const authorization = `Bearer ${world.fixture.tokens[token] ?? token}`;
		const send = interceptor(recorded(createSendTo(emulator, authorization)));
		const open = interceptor(recorded(createOpenFrom(emulator, authorization)));
		const api = createLegalServerApi(send, clock, { site, onlyRead, rate, reserve }, open);
		return { api, legalServer: createLegalServer(api, clock) };
	};
	return {
		...connect(),
		/** The same once more, its calls going through something else. */
		connect,
		...{ clock, world, emulator, rate, requests },
		state: world.state,
		fixture: world.fixture,
		calls: (route?: string) =>
			emulator.log.calls.filter((call) => route === undefined || call.route === route).length,
		close: () => world.close(),
	};
}

export type TestLegalServer = ReturnType<typeof createTestLegalServer>;

const noFault: CallInterceptor = (call) => call;
