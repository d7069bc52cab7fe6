/** Ways to start rclone; which is quickest is tried before it is measured. */
export interface RcloneSettings {
	name: string;
	flags: string[];
}

const batch = (mode: 'sync' | 'async', transfers: number, size: number, chunk: string): RcloneSettings => ({
	name: `${transfers} transfers, ${mode} batches of ${size}, chunks of ${chunk}`,
	flags: [
		...['--transfers', String(transfers), '--checkers', '32', '--dropbox-chunk-size', chunk],
		...['--dropbox-batch-mode', mode, '--dropbox-batch-size', String(size)],
	],
});

/**
 * In sync mode a transfer waits for its batch, so batches beyond the number of transfers never fill. Every
 * transfer takes a chunk's memory, however small its file: with its usual chunks of 48 MiB, 64
 * transfers were seen to take 6 GiB. So small documents get small chunks.
 */
export const forDocuments: RcloneSettings[] = [
	batch('sync', 64, 64, '1M'),
	batch('sync', 1000, 1000, '1M'),
	batch('async', 64, 1000, '1M'),
];

const chunk = (size: string): RcloneSettings => ({
	name: `chunks of ${size}, batch mode off`,
	flags: ['--dropbox-chunk-size', size, '--dropbox-batch-mode', 'off'],
});

/** A batch of one file would wait for others first. */
export const forOneFile: RcloneSettings[] = [chunk('48M'), chunk('128M')];

export const forListing = ['--checkers', '64'];

/** Where nothing is tried: what was quickest before. */
export const usual = { documents: batch('async', 64, 1000, '1M'), oneFile: chunk('48M') };
