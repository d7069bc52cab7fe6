import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../core/Refusal';

/** The helpers of n8n by which a node keeps files, and reads them back. */
export type StorageHelpers = Pick<IExecuteFunctions['helpers'], 'prepareBinaryData' | 'getBinaryStream'>;

/** Where n8n keeps binary data. */
export type StorageMode = 'memory' | 'filesystem' | 'database' | 'other';

const MiB = 1024 * 1024;

/**
 * Bytes that a file may have at the most; by default in a database, where more can be set but not seen from a node, and
 * because of the longest text that there can be in memory, where a file is base64.
 */
const LIMITS: Partial<Record<StorageMode, number>> = { database: 512 * MiB, memory: 380 * MiB };

/** Bytes that every mode takes. */
const ALWAYS = 380 * MiB;

/**
 * Tells the mode, which n8n lets a node see only by what became of a file: one of a single byte, kept the first time that
 * somebody asks.
 */
export function createModeOf(helpers: StorageHelpers): () => Promise<StorageMode> {
	let mode: Promise<StorageMode> | undefined;
	const find = async () => modeIn(await helpers.prepareBinaryData(Buffer.from('.'), 'mode.txt'));
	return async () => await (mode ??= find());
}

function modeIn({ id }: IBinaryData): StorageMode {
	if (id === undefined || id === '') return 'memory';
	if (id.startsWith('filesystem')) return 'filesystem';
	return id.startsWith('database') ? 'database' : 'other';
}

/** @param size bytes @throws Refusal `too_large` where n8n's binary data does not take so many */
export async function requireRoom(size: number, modeOf: () => Promise<StorageMode>): Promise<void> {
	if (size <= ALWAYS) return;
	const mode = await modeOf();
	if (size > (LIMITS[mode] ?? Number.POSITIVE_INFINITY)) throw tooLargeRefusal(mode);
}

const tooLargeRefusal = (mode: StorageMode): Refusal =>
	new Refusal(
		'too_large',
		mode === 'database'
			? 'n8n keeps binary data in its database, which does not take files over 512 MiB'
			: 'n8n keeps binary data in memory, which does not take files over 380 MiB',
		'Nothing was downloaded. Set N8N_DEFAULT_BINARY_DATA_MODE to filesystem and restart n8n, or in queue mode use an object store (s3).',
	);
