/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { IDataObject } from 'n8n-workflow';
import type { ClioTrigger } from './ClioTrigger';

/** Takes requests at the addresses of triggers and hands them on, as n8n's web server does. */
export async function serveTriggers() {
	const triggers = new Map<string, ClioTrigger>();
	/** Statuses that were answered, in order. */
	const statuses: number[] = [];
	let isDown = false;
	const server = createServer((request, response) => {
		if (isDown) {
			request.socket.destroy();
			return;
		}
		void answer(request).catch(() => response.destroy());
		async function answer({ url = '', headers }: IncomingMessage): Promise<void> {
			const body = await buffer(request);
			const [, kind, id = ''] = /^\/(webhook|webhook-test)\/hook-(\w+)\/webhook/.exec(url) ?? [];
			const trigger = triggers.get(id);
			if (trigger === undefined) {
				response.writeHead(404).end();
				return;
			}
			const mode = kind === 'webhook-test' ? 'manual' : 'webhook';
			const answered = ({ status, headers: more }: { status: number; headers: Record<string, string> }) => {
				statuses.push(status);
				response.writeHead(status, more).end();
			};
			await trigger.request(body, headers as IDataObject, answered, mode);
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		address: `http://127.0.0.1:${port}`,
		statuses,
		/** From now on requests for its workflow go to it. */
		serve: (trigger: ClioTrigger) => {
			triggers.set(trigger.id, trigger);
			return trigger;
		},
		/** n8n is off, or on again. */
		setDown: (down: boolean) => (isDown = down),
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
