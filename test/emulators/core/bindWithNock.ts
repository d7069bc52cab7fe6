/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { runInThisContext } from 'node:vm';
import type { EmulatedRequest, EmulatedResponse, EmulatedService } from './contract';
import { outgoingBody } from './proxy/outgoingBody';
import { HostTable } from './proxy/HostTable';

/** Undoes a binding; afterwards requests go to the network again. */
export type Unbind = () => void;

type Nock = (typeof import('nock'))['default'];

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Lets the services answer requests of this process, made with node:http or node:https (axios, n8n's request
 * helper, the SDK on either) or with the global fetch. Every other host but loopback is unreachable meanwhile.
 */
export function bindWithNock(services: readonly EmulatedService[]): Unbind {
	const outer = outsideOfJest();
	const { nock, tls } = outer;
	// Nothing is encrypted, and one of these takes longer to make than all else of a request.
	const { createSecureContext } = tls;
	const context = createSecureContext();
	tls.createSecureContext = () => context;
	const hosts = new HostTable(services);
	if (!nock.isActive()) nock.activate();
	nock.disableNetConnect();
	nock.enableNetConnect((host) => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host));
	for (const name of hosts.names) {
		const base = new outer.RegExp(`^https://${name.replace(/\./g, '\\.').replace('*', '[^/]+')}(:443)?$`);
		for (const method of METHODS) {
			nock(base)
				.persist()
				.intercept(() => true, method)
				.reply(async (request: Request) => reply(hosts, request, outer));
		}
	}
	return () => {
		tls.createSecureContext = createSecureContext;
		nock.cleanAll();
		nock.enableNetConnect();
		nock.restore();
	};
}

/** What nock has to be given in its own realm, because it recognises both by `instanceof`. */
interface Outer {
	nock: Nock;
	tls: typeof import('node:tls');
	RegExp: RegExpConstructor;
	Error: ErrorConstructor;
}

/**
 * nock is an ES module, which jest cannot require into a test's own realm. It has to change the node:http
 * that all realms share anyway, so it is loaded where that lives.
 */
function outsideOfJest(): Outer {
	const outer = runInThisContext('({ process, RegExp, Error })') as Outer & { process: typeof process };
	const require = outer.process.getBuiltinModule('node:module').createRequire(__filename);
	const tls = outer.process.getBuiltinModule('node:tls');
	return { ...outer, tls, nock: (require('nock') as { default: Nock }).default };
}

async function reply(
	hosts: HostTable,
	incoming: Request,
	outer: Outer,
): Promise<[number, NodeJS.ReadableStream | Buffer | string, Record<string, string>]> {
	const request = await readRequest(incoming);
	const hangUp = (): Error =>
		Object.assign(new outer.Error('socket hang up'), { code: 'ECONNRESET', errno: -104 });
	const response = await handle(hosts, request);
	if (response.cutAfterBytes === 0) throw hangUp();
	return [response.status, outgoingBody(response, hangUp), response.headers];
}

/** A bug of a service must not leave the request hanging: nock would wait for it without end. */
async function handle(hosts: HostTable, request: EmulatedRequest): Promise<EmulatedResponse> {
	try {
		const service = hosts.serviceFor(request.host);
		if (!service) throw new Error(`nobody emulates ${request.host}`);
		return await service.handle(request);
	} catch (reason) {
		process.stderr.write(`emulator: ${request.method} ${request.host} broke: ${String(reason)}\n`);
		return { status: 500, headers: {}, body: 'The emulator has a bug; see its output.' };
	}
}

async function readRequest(incoming: Request): Promise<EmulatedRequest> {
	const url = new URL(incoming.url);
	const headers: Record<string, string> = {};
	incoming.headers.forEach((value, name) => (headers[name] = value));
	return {
		...{ host: url.hostname, method: incoming.method, path: url.pathname, query: url.searchParams, headers },
		body: Buffer.from(await incoming.arrayBuffer()),
	};
}
