/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, no-console -- run by hand, never part of the package */
/**
 * How much memory an upload takes: `npx tsx test/measure/upload-memory.ts [KiB] [documents]`.
 *
 * Reads files from disk as n8n's file-system mode does, and sends them over loopback HTTP to an emulated Dropbox
 * in another process, so that only the uploading side is measured. Prints the resident memory before, at its
 * highest while each eighth of the bytes was read, the time, the calls, and how long the event loop was blocked
 * at most. A flat curve is what is wanted.
 */
import { fork } from 'node:child_process';
import { createReadStream, mkdtempSync, openSync, closeSync, rmSync, writeSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { buffer } from 'node:stream/consumers';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { createUploadsPort } from '@/nodes/shared/dropbox/uploads/createUploadsPort';
import type { Clock, Send } from '@/nodes/shared/http/types';
import { createTestDropbox } from '../support/createTestDropbox';

const KIB = 1024;
const MIB = 1024 * KIB;
const EIGHTHS = 8;

/** The other process: an emulated Dropbox behind plain HTTP on loopback; the host name stands in a header. */
function serve(): void {
	const world = createTestDropbox();
	const server = createServer((incoming, outgoing) => {
		void buffer(incoming).then(async (body) => {
			const answer = await world.send({
				url: String(incoming.headers['x-original-url']),
				method: 'POST',
				headers: Object.fromEntries(
					Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
				),
				body: [body],
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
			const length = (body ?? []).reduce((sum, piece) => sum + piece.length, 0);
			const outgoing = httpRequest(
				{
					port,
					host: '127.0.0.1',
					method,
					headers: { ...headers, 'content-length': length, 'x-original-url': url },
				},
				(incoming) => {
					buffer(incoming).then(
						(answer) => resolve({ status: incoming.statusCode ?? 0, headers: {}, body: answer }),
						reject,
					);
				},
			);
			pipeline(Readable.from(slices(body ?? []), { objectMode: false, highWaterMark: MIB }), outgoing).catch(
				reject,
			);
		});

function* slices(pieces: readonly Buffer[]): Generator<Buffer> {
	for (const piece of pieces) {
		for (let start = 0; start < piece.length; start += 256 * KIB)
			yield piece.subarray(start, start + 256 * KIB);
	}
}

const clock: Clock = {
	now: () => Date.now(),
	sleep: async (milliseconds) => await new Promise((resolve) => setTimeout(resolve, milliseconds)),
	random: () => Math.random(),
};

async function measure(kibibytes: number, documents: number): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'upload-memory-'));
	const paths = Array.from({ length: documents }, (_, index) => join(folder, String(index)));
	paths.forEach((path, index) => writeFile(path, kibibytes, index));
	const server = fork(__filename, ['serve'], {
		execArgv: [...process.execArgv, '--max-http-header-size=100000'],
	});
	try {
		const port = await new Promise<number>((resolve) =>
			server.once('message', (told) => resolve(Number(told))),
		);
		let calls = 0;
		const send = sendTo(port);
		const counting: Send = async (request) => {
			calls++;
			return await send(request);
		};
		const uploads = createUploadsPort(
			createApi(counting, clock, async () => ({})),
			clock,
		);

		let read = 0;
		const highest = new Array<number>(EIGHTHS).fill(0);
		const sample = () => {
			const eighth = Math.min(EIGHTHS - 1, Math.floor((read / (kibibytes * documents * KIB)) * EIGHTHS));
			highest[eighth] = Math.max(highest[eighth] ?? 0, process.memoryUsage().rss / MIB);
		};
		async function* counted(path: string) {
			for await (const piece of createReadStream(path)) {
				read += (piece as Buffer).length;
				yield piece as Buffer;
			}
		}
		const samples = setInterval(sample, 20);
		const blocked = monitorEventLoopDelay({ resolution: 1 });
		const before = process.memoryUsage().rss / MIB;
		blocked.enable();
		const began = performance.now();
		const outcomes = await uploads.upload(
			paths.map((path, index) => ({
				address: `/${index}.bin`,
				mode: { kind: 'add' },
				source: { size: kibibytes * KIB, open: async () => counted(path) },
			})),
		);
		const seconds = (performance.now() - began) / 1000;
		sample();
		clearInterval(samples);
		blocked.disable();
		const filed = outcomes.filter(({ ok }) => ok).length;
		console.log(`${filed} of ${documents} × ${kibibytes} KiB in ${seconds.toFixed(1)} s, ${calls} calls`);
		console.log(
			`before ${before.toFixed(0)} MiB; highest by eighths ${highest.map((each) => each.toFixed(0)).join(' ')} MiB`,
		);
		console.log(`event loop blocked for ${(blocked.max / 1e6).toFixed(0)} ms at most`);
	} finally {
		server.kill();
		rmSync(folder, { recursive: true });
	}
}

/** No two pieces are alike, so that nothing is stored only once. */
function writeFile(path: string, kibibytes: number, seed: number): void {
	const file = openSync(path, 'w');
	for (let left = kibibytes * KIB, index = 0; left > 0; index++) {
		const piece = Buffer.alloc(Math.min(left, MIB), `document ${seed} `);
		piece.writeUInt32LE(index);
		writeSync(file, piece);
		left -= piece.length;
	}
	closeSync(file);
}

if (process.argv[2] === 'serve') serve();
else void measure(Number(process.argv[2] ?? MIB), Number(process.argv[3] ?? 1));
