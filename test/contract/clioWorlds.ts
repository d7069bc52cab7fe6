/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { createClioApi } from '@/nodes/shared/clio/client/createClioApi';
import { clioRate } from '@/nodes/shared/clio/client/service';
import { requireRegion } from '@/nodes/shared/clio/account/regions';
import { createClio } from '@/nodes/shared/clio/createClio';
import type { ClioPort } from '@/nodes/shared/clio/port';
import { RateWindow } from '@/nodes/shared/http/RateWindow';
import { ConnectionLost, type Clock, type HttpRequest } from '@/nodes/shared/http/types';
import { createTestClio } from '../support/createTestClio';

/** A Clio to hold the port against: the emulated one, or the live service. */
export interface ClioContractWorld {
	name: string;
	clio: ClioPort;
	close(): Promise<void>;
}

/**
 * The live service where `CLIO_CONTRACT_TOKEN` holds an access token of a test account, in the region that
 * `CLIO_CONTRACT_REGION` names (`us` if it is not there); the emulator otherwise. Nothing is written.
 */
export async function createClioContractWorld(): Promise<ClioContractWorld> {
	const { CLIO_CONTRACT_TOKEN: token, CLIO_CONTRACT_REGION: region = 'us' } = process.env;
	if (token === undefined) {
		const { clio, close } = createTestClio();
		return { name: 'the emulator', clio, close: async () => close() };
	}
	const rate = new RateWindow(clioRate);
	const send = async (request: HttpRequest) => {
		const { status, headers, body } = await fetchOnce(request, { Authorization: `Bearer ${token}` });
		return { status, headers, body: Buffer.from(await body.arrayBuffer()) };
	};
	const open = async (request: HttpRequest) => {
		const { status, headers, body } = await fetchOnce(request, {});
		return { status, headers, body: body.body as unknown as AsyncIterable<Uint8Array> };
	};
	const connection = { region: requireRegion(region), onlyRead: true, rate, reserve: 0 };
	const clio = createClio(createClioApi(send, wallClock, connection), open, wallClock);
	return { name: 'the live service', clio, close: async () => undefined };
}

const wallClock: Clock = {
	now: () => Date.now(),
	sleep: async (milliseconds) => await new Promise((resolve) => setTimeout(resolve, milliseconds)),
	random: () => Math.random(),
};

async function fetchOnce({ url, method, headers }: HttpRequest, more: Record<string, string>) {
	const response = await fetch(url, { method, headers: { ...headers, ...more }, redirect: 'manual' }).catch(
		() => {
			throw new ConnectionLost('no answer');
		},
	);
	return { status: response.status, headers: Object.fromEntries(response.headers), body: response };
}
