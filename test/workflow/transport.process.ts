/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
/** Runs in a process of its own, see throughProxy.ts: large bodies up and down through n8n's helpers and TLS. */
import 'reflect-metadata';
import { setTimeout } from 'node:timers/promises';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import { DropboxCaseFoldersTokenApi } from '@/credentials/DropboxCaseFoldersTokenApi.credentials';
import { contentHash, ContentHasher } from '@/nodes/shared/domain/contentHash';
import { inParallel } from '@/nodes/shared/core/outcome';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { createDownloadsPort } from '@/nodes/shared/dropbox/files/createDownloadsPort';
import { createLookupsPort } from '@/nodes/shared/dropbox/files/createLookupsPort';
import { clock } from '@/nodes/shared/n8n/clock';
import { createDocumentStore } from '@/nodes/shared/n8n/createDocumentStore';
import { bothWith } from '../unit/shared/n8n/credentialInUse';
import { container } from './engine/container';
import { CredentialKeeper } from './engine/CredentialKeeper';

const MIB = 1024 * 1024;

interface Given {
	key: string;
	secret: string;
	refreshToken: string;
	storage: string;
	what: 'upload' | 'download' | 'cancel';
	/** Mebibytes of each body, and how many there are. */
	pieces: number[];
	times: number;
}

/** With the highest resident memory over that at the start. */
async function measureRun<T>(work: () => Promise<T>): Promise<{ result: T; mebibytes: number }> {
	const before = process.memoryUsage().rss;
	let highest = before;
	const samples = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 10);
	const result = await work();
	clearInterval(samples);
	return { result, mebibytes: Math.round((highest - before) / MIB) };
}

async function run({ key, secret, refreshToken, storage, what, pieces, times }: Given): Promise<unknown> {
	const keeper = new CredentialKeeper(new DropboxCaseFoldersTokenApi(), {
		...{ connectWith: 'refreshToken', appKey: key, appSecret: secret, refreshToken },
		...{ currentAccessToken: '', grantMark: '', actAs: 'connectedAccount', pathRoot: 'automatic' },
	});
	const abort = new AbortController();
	const { send, open, context } = bothWith(keeper, abort);
	const url = 'https://api.dropboxapi.com/2/users/get_current_account';
	await send({ url, method: 'POST', headers: {} });
	if (what === 'download') {
		container.get(BinaryDataConfig).localStoragePath = storage;
		await container.get(BinaryDataService).init();
		const api = createApi(send, clock, async () => ({}), open);
		const downloads = createDownloadsPort(api, clock, createLookupsPort(api));
		const store = createDocumentStore(context.helpers, { name: 'Dropbox' }, () => new ContentHasher());
		return await measureRun(
			async () =>
				await inParallel(
					Array.from({ length: times }, (_, index) => index),
					async () => (await downloads.download('/0.bin', undefined, store.keep)).id,
					3,
				),
		);
	}
	const body = pieces.map((size, index) => Buffer.alloc(size * MIB, index + 1));
	const upload = async (index: number) =>
		await send({
			url: 'https://content.dropboxapi.com/2/files/upload',
			method: 'POST',
			headers: {
				'Content-Type': 'application/octet-stream',
				'Dropbox-API-Arg': JSON.stringify({ path: `/${index}.bin`, content_hash: hash }),
			},
			body,
		}).then(
			({ status }) => status,
			(thrown: unknown) => `${(thrown as Error).name}: ${(thrown as Error).message}`,
		);
	const hash = contentHash(Buffer.concat(body));
	if (what === 'cancel') void setTimeout(20).then(() => abort.abort());
	return await measureRun(async () => {
		const ends: unknown[] = [];
		for (let index = 0; index < times; index++) ends.push(await upload(index));
		return ends;
	});
}

void run(JSON.parse(process.argv[2] ?? '') as Given).then((ran) =>
	process.send?.(ran, () => process.exit(0)),
);
