/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ConnectionLost, type HttpRequest, type Send, type SendStreaming } from '@/nodes/shared/http/types';
import type { EmulatedRequest, EmulatedService } from '../emulators/core/contract';
import { outgoingBody } from '../emulators/core/proxy/outgoingBody';

/** Hands requests to an emulator with what proves who asks, as n8n's request helper would send them. */
export function createSendTo(emulator: EmulatedService, authorization: string): Send {
	return async (request) => {
		const answer = await emulator.handle(toEmulatedRequest(request, { authorization }));
		const { status, headers, body, cutAfterBytes } = answer;
		if (cutAfterBytes !== undefined) throw new ConnectionLost('the connection was cut');
		const bytes = body instanceof Readable ? await buffer(body) : Buffer.from(body);
		return { status, headers: lowerCaseNames(headers), body: bytes };
	};
}

/** The same for what is read as it arrives. @param authorization none for an address that is itself the permission */
export function createOpenFrom(emulator: EmulatedService, authorization?: string): SendStreaming {
	return async (request) => {
		const more: Record<string, string> = authorization === undefined ? {} : { authorization };
		const answer = await emulator.handle(toEmulatedRequest(request, more));
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
