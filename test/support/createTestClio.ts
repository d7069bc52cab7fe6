/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { createClioApi } from '@/nodes/shared/clio/client/createClioApi';
import { clioRate } from '@/nodes/shared/clio/client/service';
import { createClio } from '@/nodes/shared/clio/createClio';
import { RateWindow } from '@/nodes/shared/http/RateWindow';
import type { Clock, HttpRequest } from '@/nodes/shared/http/types';
import { ClioWorld } from '../emulators/clio/ClioWorld';
import type { FixtureName } from '../emulators/clio/state/fixtures';
import type { CallInterceptor } from './callFaults';
import { createOpenFrom, createSendTo } from './sendToEmulator';
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
		const send = interceptor(
			recorded(createSendTo(emulator, `Bearer ${world.fixture.tokens[token] ?? token}`)),
		);
		const open = interceptor(recorded(createOpenFrom(emulator)));
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
