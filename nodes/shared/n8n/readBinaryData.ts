import { sleep, type IBinaryData, type IExecuteFunctions } from 'n8n-workflow';

/** Bytes that n8n reads at once from its file system or database. */
const PIECE = 1024 * 1024;

/** Characters of base64 that are decoded at once: they stand for one piece. */
const CHARACTERS = Math.ceil(PIECE / 3) * 4;

/** What n8n keeps of a file, piece by piece, in each of its modes. */
export async function* readBinaryData(
	{ id, data }: IBinaryData,
	storage: Pick<IExecuteFunctions['helpers'], 'getBinaryStream'>,
): AsyncGenerator<Uint8Array> {
	if (id !== undefined && id !== '') {
		yield* await storage.getBinaryStream(id, PIECE);
		return;
	}
	for (let start = 0; start < data.length; start += CHARACTERS) {
		yield Buffer.from(data.slice(start, start + CHARACTERS), 'base64');
		// Nothing else waits here for a disk: others get their turn.
		await sleep(0);
	}
}
