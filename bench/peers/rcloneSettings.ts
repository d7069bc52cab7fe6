/** Ways to start rclone; which is quickest is tried before it is measured. */
export interface RcloneSettings {
	name: string;
	flags: string[];
}

const batch = (mode: 'sync' | 'async', transfers: number, size: number): RcloneSettings => ({
	name: `${transfers} transfers, ${mode} batches of ${size}`,
	flags: [
		...['--transfers', String(transfers), '--checkers', '32'],
		...['--dropbox-batch-mode', mode, '--dropbox-batch-size', String(size)],
	],
});

/** In sync mode a transfer waits for its batch, so batches beyond the number of transfers never fill. */
export const forDocuments: RcloneSettings[] = [
	batch('sync', 64, 64),
	batch('sync', 1000, 1000),
	batch('async', 64, 1000),
];

const chunk = (size: string): RcloneSettings => ({
	name: `chunks of ${size}, batch mode off`,
	flags: ['--dropbox-chunk-size', size, '--dropbox-batch-mode', 'off'],
});

/** A batch of one file would wait for others first. */
export const forOneFile: RcloneSettings[] = [chunk('48M'), chunk('128M')];

export const forListing = ['--checkers', '64'];

/** Where nothing is tried: what was quickest before. */
export const usual = { documents: batch('async', 64, 1000), oneFile: chunk('48M') };
