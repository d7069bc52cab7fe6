/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, no-console -- run by hand, never part of the package */
/**
 * How much memory an upload to Clio takes in n8n’s engine: `npx tsx test/measure/clio-upload-memory.ts [MiB]`.
 *
 * The file lies in n8n's file-system storage; the requests go through n8n's own request helper and a TLS proxy to
 * an emulated Clio in another process. Prints the resident memory at the start and its highest in every second.
 */
import 'reflect-metadata';
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import Module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import { ClioMattersOAuth2Api } from '@/packages/clio-matters/credentials/ClioMattersOAuth2Api.credentials';
import { container } from '../workflow/engine/container';
import { CredentialKeeper } from '../workflow/engine/CredentialKeeper';

type ClioNode = typeof import('@/packages/clio-matters/nodes/ClioMatters/ClioMatters.node');

const MIB = 1024 * 1024;

interface Emulated {
	proxy: string;
	ca: string;
	clio: {
		app: { key: string; secret: string };
		tokens: { ada: string };
		refreshTokens: { ada: string };
		matters: { smith: number };
	};
}

async function startEmulatorProcess(): Promise<{ emulated: Emulated; stop: () => void }> {
	const emulator = fork(join(__dirname, '../emulators/cli.ts'), ['--json'], {
		execArgv: process.execArgv,
		stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
	});
	const line = await new Promise<string>((resolve) =>
		emulator.stdout?.once('data', (data) => resolve(String(data))),
	);
	return { emulated: JSON.parse(line) as Emulated, stop: () => emulator.kill() };
}

/** Node reads certificates and n8n its proxy when they start, so the run is a process of its own. */
async function runInChildProcess(mebibytes: string): Promise<void> {
	const { emulated, stop } = await startEmulatorProcess();
	const storage = mkdtempSync(join(tmpdir(), 'binary-'));
	const env = {
		...process.env,
		...{ HTTPS_PROXY: emulated.proxy, NO_PROXY: 'localhost,127.0.0.1', NODE_EXTRA_CA_CERTS: emulated.ca },
	};
	const run = fork(__filename, ['run', mebibytes, storage, JSON.stringify(emulated)], {
		...{ execArgv: process.execArgv, env },
	});
	await new Promise((resolve) => run.once('exit', resolve));
	stop();
	rmSync(storage, { recursive: true });
}

function* mebibytesOf(count: number): Generator<Buffer> {
	for (let index = 0; index < count; index++) {
		const piece = Buffer.alloc(MIB, 'contents of a case ');
		piece.writeUInt32LE(index);
		yield piece;
	}
}

/** Outside jest `X.node` is taken for `X.node.json`, the codex file beside the node, before `X.node.ts`. */
async function engine() {
	const resolver = Module as unknown as { _resolveFilename: (request: string, ...more: unknown[]) => string };
	const resolve = resolver._resolveFilename;
	resolver._resolveFilename = (request, ...more) =>
		resolve(/(DropboxCaseFolders|ClioMatters)\.node$/.test(request) ? `${request}.ts` : request, ...more);
	const { runWorkflow } = await import('../workflow/engine/runWorkflow');
	const load = Module.createRequire(__filename);
	const { ClioMatters } = load('../../packages/clio-matters/nodes/ClioMatters/ClioMatters.node') as ClioNode;
	return { runWorkflow, ClioMatters };
}

async function run(mebibytes: number, storage: string, { clio }: Emulated): Promise<void> {
	container.get(BinaryDataConfig).localStoragePath = storage;
	const { runWorkflow, ClioMatters } = await engine();
	const service = container.get(BinaryDataService);
	await service.init();
	const binary = await service.store(
		{ type: 'execution', workflowId: '1', executionId: '1' },
		Readable.from(mebibytesOf(mebibytes)),
		{ mimeType: 'video/mp4', data: '', fileName: 'hearing.mp4' },
	);

	const rss = () => Math.round(process.memoryUsage().rss / MIB);
	const curve = [rss()];
	const samples = setInterval(() => {
		const second = Math.floor((performance.now() - began) / 1000) + 1;
		curve[second] = Math.max(curve[second] ?? 0, rss());
	}, 20);
	const began = performance.now();
	const { output, error } = await runWorkflow({
		items: [{ json: {}, binary: { data: binary } }],
		nodeType: new ClioMatters(),
		parameters: {
			...{ resource: 'document', operation: 'upload', uploadTo: 'matter', binaryFields: 'data' },
			...{ matter: { __rl: true, mode: 'id', value: String(clio.matters.smith) }, ifExists: 'addVersion' },
			options: {},
		},
		credentials: new CredentialKeeper(new ClioMattersOAuth2Api(), {
			...{ clientId: clio.app.key, clientSecret: clio.app.secret, region: 'us', onlyRead: false },
			oauthTokenData: {
				...{ access_token: clio.tokens.ada, refresh_token: clio.refreshTokens.ada, token_type: 'bearer' },
			},
		}),
	});
	clearInterval(samples);
	const seconds = ((performance.now() - began) / 1000).toFixed(1);
	console.log(`${error?.message ?? String(output[0]?.json['status'])}: ${mebibytes} MiB in ${seconds} s`);
	console.log(`MiB before, and highest in each second: ${curve.join(' ')}`);
	process.exit(0);
}

const [, , mode = '1024', size, storage = '', emulated = ''] = process.argv;
if (mode === 'run') void run(Number(size), storage, JSON.parse(emulated) as Emulated);
else void runInChildProcess(mode);
