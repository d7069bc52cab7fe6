import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../core/Refusal';
import type { ContentHasher, DocumentStore, FileToKeep } from '../core/DocumentStore';
import type { Service } from '../http/createService';
import { ConnectionLost } from '../http/types';
import { isStream, readBinaryData, readWhole, streamError, type ContentStream } from './streams';

/** The helpers of n8n by which a node keeps files, and reads them back. */
export type StorageHelpers = Pick<IExecuteFunctions['helpers'], 'prepareBinaryData' | 'getBinaryStream'>;

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
	return {
		async keep(opened) {
			const kept = await writeBinaryData(helpers, opened);
			if (await isIntact(opened, readBinaryData(kept, helpers), createHasher())) return kept;
			throw damagedRefusal(name);
		},
	};
}

async function writeBinaryData(helpers: StorageHelpers, { file, content }: FileToKeep): Promise<IBinaryData> {
	// n8n takes what has no ending for text.
	const mimeType = /[^.]\.[^.]+$/.test(file.name) ? undefined : 'application/octet-stream';
	const taken = isStream(content) ? content : await readWhole(content);
	return await helpers.prepareBinaryData(taken as Buffer, file.name, mimeType).catch((thrown: unknown) => {
		throw storageError(thrown, taken);
	});
}

/** A stream knows whether it broke by itself; else it is n8n that had no room for it. */
function storageError(thrown: unknown, taken: ContentStream | Buffer): Error {
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
