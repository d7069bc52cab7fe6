import type { IBinaryData } from 'n8n-workflow';
import { Refusal } from '../core/Refusal';
import type { ContentHasher, DocumentStore, FileToKeep } from '../core/DocumentStore';
import type { Service } from '../http/createService';
import { ConnectionLost } from '../http/types';
import { createModeOf, requireRoom, type StorageHelpers, type StorageMode } from './storageMode';
import { isStream, readBinaryData, readWhole, streamError, type ContentStream } from './streams';

/**
 * Keeps documents as n8n's binary data, in whatever mode it runs: its file system and object store are written
 * as the document arrives; its database and memory take it as a whole. What was kept is read back, so that a
 * document that arrived short or damaged is never handed on.
 * @param createHasher of the hash that the service gives of a file's content
 */
export function createDocumentStore(
	helpers: StorageHelpers,
	{ name }: Pick<Service, 'name'>,
	createHasher: () => ContentHasher,
): DocumentStore<IBinaryData> {
	const modeOf = createModeOf(helpers);
	return {
		async keep(opened) {
			const { file, content } = opened;
			await requireRoom(file.size, modeOf).catch((thrown: unknown) => {
				if (isStream(content)) content.destroy();
				throw thrown;
			});
			const kept = await writeBinaryData(helpers, file.name, await takenFrom(opened, modeOf));
			if (await isIntact(opened, readBinaryData(kept, helpers), createHasher())) return kept;
			throw damagedRefusal(name);
		},
	};
}

/** Bytes. What is not longer is put together whatever the mode. */
const SMALL = 1024 * 1024;

/**
 * What is given to n8n. A stream of Node's it takes in every mode; other content, such as a file out of a ZIP that is
 * still arriving, its file system alone writes as it comes.
 */
async function takenFrom(
	{ file, content }: FileToKeep,
	modeOf: () => Promise<StorageMode>,
): Promise<ContentStream | OwnContent | Buffer> {
	if (isStream(content)) return content;
	if (file.size > SMALL && (await modeOf()) === 'filesystem') return new OwnContent(content);
	return await readWhole(content);
}

async function writeBinaryData(
	helpers: StorageHelpers,
	name: string,
	taken: ContentStream | OwnContent | Buffer,
): Promise<IBinaryData> {
	// n8n takes what has no ending for text.
	const mimeType = /[^.]\.[^.]+$/.test(name) ? undefined : 'application/octet-stream';
	return await helpers.prepareBinaryData(taken as Buffer, name, mimeType).catch((thrown: unknown) => {
		throw storageError(thrown, taken);
	});
}

/** Content that is no stream of Node's. It knows by itself whether it broke. */
class OwnContent implements AsyncIterable<Uint8Array> {
	/** What it ended in, if not well. */
	errored: unknown = null;

	constructor(private readonly content: AsyncIterable<Uint8Array>) {}

	async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
		try {
			yield* this.content;
		} catch (thrown) {
			throw (this.errored = thrown);
		}
	}
}

/** A stream knows whether it broke by itself; else it is n8n that had no room for it. */
function storageError(thrown: unknown, taken: ContentStream | OwnContent | Buffer): unknown {
	if (!Buffer.isBuffer(taken) && taken.errored !== null) return streamError(taken.errored ?? thrown);
	return new Refusal(
		'unavailable',
		'n8n could not save the document in its binary data',
		'Check the free space where n8n keeps binary data, and its size limit for files: the default in its database is 512 MiB.',
	);
}

/** @throws ConnectionLost where less was kept than there is */
async function isIntact(
	{ file }: FileToKeep,
	kept: AsyncIterable<Uint8Array>,
	hasher: ContentHasher,
): Promise<boolean> {
	let length = 0;
	for await (const piece of kept) {
		hasher.update(piece);
		length += piece.length;
	}
	if (length < file.size) throw new ConnectionLost('The content ended early');
	const hash = hasher.digest();
	return length === file.size && hash === (file.contentHash ?? hash);
}

const damagedRefusal = (service: string): Refusal =>
	new Refusal(
		'content_mismatch',
		`The document was damaged on its way from ${service} on every attempt`,
		`The next nodes do not get it. Check proxies between n8n and ${service}, then run it again.`,
	);
