/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, no-console -- run by hand, never part of the package */
/**
 * How much memory an upload takes: `npx tsx test/measure/upload-memory.ts [MiB] [documents]`.
 *
 * Reads files from disk as n8n's file-system mode does, and sends them over loopback HTTP to an emulated Dropbox
 * in another process, so that only the uploading side is measured. Prints the resident memory before, at its
 * highest while each eighth of the bytes was sent, and the time. A flat curve is what is wanted.
 */
import { fork } from 'node:child_process';
import { createReadStream, mkdtempSync, openSync, closeSync, rmSync, writeSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { inParallel } from '../../nodes/shared/domain/inParallel';
import { DOCUMENTS_AT_ONCE } from '../../nodes/shared/domain/upload/chunkSizes';
import { apiOn } from '../../nodes/shared/dropbox/apiOn';
import { uploadsOn } from '../../nodes/shared/dropbox/uploads/uploads';
import type { Send } from '../../nodes/shared/ports';
import { emulated } from '../support/emulated';
import { VirtualClock } from '../support/VirtualClock';

const MIB = 1024 * 1024;
const EIGHTHS = 8;

/** The other process: an emulated Dropbox behind plain HTTP on loopback; the host name stands in a header. */
function serve(): void {
	const world = emulated();
	const server = createServer((incoming, outgoing) => {
		void buffer(incoming).then(async (body) => {
			const answer = await world.send({
				url: String(incoming.headers['x-original-url']),
				method: 'POST',
				headers: Object.fromEntries(
					Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
				),
				body,
			});
			outgoing.writeHead(answer.status, answer.headers).end(answer.body);
		});
	});
	process.once('SIGTERM', () => {
		world.close();
		process.exit(0);
	});
	server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

const sendTo =
	(port: number): Send =>
	async ({ url, method, headers, body }) =>
		await new Promise((resolve, reject) => {
			const outgoing = httpRequest(
				{ port, host: '127.0.0.1', method, headers: { ...headers, 'x-original-url': url } },
				(incoming) => {
					buffer(incoming).then(
						(answer) => resolve({ status: incoming.statusCode ?? 0, headers: {}, body: answer }),
						reject,
					);
				},
			);
			outgoing.once('error', reject).end(body);
		});

async function measure(mebibytes: number, documents: number): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'upload-memory-'));
	const paths = Array.from({ length: documents }, (_, index) => join(folder, String(index)));
	paths.forEach((path, index) => writeFile(path, mebibytes, index));
	const server = fork(__filename, ['serve'], { execArgv: process.execArgv });
	try {
		const port = await new Promise<number>((resolve) =>
			server.once('message', (told) => resolve(Number(told))),
		);
		const clock = new VirtualClock();
		const uploads = uploadsOn(
			apiOn(sendTo(port), clock, async () => ({})),
			clock,
		);

		let sent = 0;
		const highest = new Array<number>(EIGHTHS).fill(0);
		const sample = () => {
			const eighth = Math.min(EIGHTHS - 1, Math.floor((sent / (mebibytes * documents * MIB)) * EIGHTHS));
			highest[eighth] = Math.max(highest[eighth] ?? 0, process.memoryUsage().rss / MIB);
		};
		async function* counted(path: string) {
			for await (const piece of createReadStream(path, { highWaterMark: MIB })) {
				const bytes = piece as Buffer;
				sent += bytes.length;
				sample();
				yield bytes;
			}
		}
		const before = process.memoryUsage().rss / MIB;
		const began = performance.now();
		await inParallel(paths, DOCUMENTS_AT_ONCE, async (path, index) => {
			const source = { size: mebibytes * MIB, open: async () => counted(path) };
			await uploads.upload(`/${index}.bin`, { kind: 'add' }, source);
		});
		const seconds = (performance.now() - began) / 1000;
		console.log(`${documents} × ${mebibytes} MiB in ${seconds.toFixed(1)} s`);
		console.log(
			`before ${before.toFixed(0)} MiB; highest by eighths ${highest.map((each) => each.toFixed(0)).join(' ')} MiB`,
		);
	} finally {
		server.kill();
		rmSync(folder, { recursive: true });
	}
}

/** No two mebibytes are alike, so that nothing is stored only once. */
function writeFile(path: string, mebibytes: number, seed: number): void {
	const file = openSync(path, 'w');
	const piece = Buffer.alloc(MIB, `document ${seed}`);
	for (let index = 0; index < mebibytes; index++) {
		piece.writeUInt32LE(index);
		writeSync(file, piece);
	}
	closeSync(file);
}

if (process.argv[2] === 'serve') serve();
else void measure(Number(process.argv[2] ?? 1024), Number(process.argv[3] ?? 1));
