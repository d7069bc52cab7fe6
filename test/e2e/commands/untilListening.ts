/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { connect } from 'node:net';
import type { ChildHandle } from './startChild';

const patienceMilliseconds = 60_000;

async function isListening(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ port, host: '127.0.0.1' })
			.once('connect', () => resolve(true))
			.once('error', () => resolve(false))
			.once('close', () => socket.destroy());
		socket.once('connect', () => socket.end());
	});
}

/**
 * Waits until a server accepts connections.
 * @param name of the server, for people
 * @throws Error with the end of its log when it ends, or takes more than a minute; it is ended then
 */
export async function untilListening(name: string, server: ChildHandle, port: number): Promise<void> {
	const deadline = Date.now() + patienceMilliseconds;
	while (!(await isListening(port))) {
		if (server.hasEnded() || Date.now() > deadline) {
			await server.end();
			throw new Error(`${name} did not start. The end of its log:\n${server.tail()}`);
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
