/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HostTable } from './HostTable';

/** Called with `host:port` of every tunnel that was refused. */
export type OnRefused = (target: string) => void;

/** 403 to a tunnel request: nothing behind this proxy ever reaches the real network. */
export function refuseConnect(socket: Duplex, target: string, hosts: HostTable, refused?: OnRefused): void {
	refused?.(target);
	const text = `${target.replace(/[^\w.:*-]/g, '')} is not emulated. Emulated: ${hosts.names.join(', ')} on port 443.\n`;
	socket.end(
		'HTTP/1.1 403 Host not emulated\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\n' +
			`content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
	);
}

/** 403 to a request without a tunnel: the emulated services speak TLS only. */
export function refusePlain(_request: IncomingMessage, response: ServerResponse, hosts: HostTable): void {
	response
		.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' })
		.end(`This proxy takes CONNECT requests only, for ${hosts.names.join(', ')} on port 443.\n`);
}
