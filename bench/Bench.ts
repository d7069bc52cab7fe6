/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackedPackage } from '../test/package/packPackage';
import type { Rclone } from './peers/Rclone';
import { BenchDropbox } from './stack/BenchDropbox';
import { BenchN8n } from './stack/BenchN8n';

/** Everything that a run needs; n8n is started when it is first wanted, and anew after it went. */
export class Bench {
	private running?: Promise<BenchN8n>;

	/** Where profiles of n8n go; none are made if absent. */
	profiles?: string;

	/** Milliseconds after which a run is given up. */
	patience = 180_000;

	constructor(
		readonly dropbox: BenchDropbox,
		readonly communityPackage: PackedPackage,
		/** Folder of the documents on disk. */
		readonly inputs: string,
		private readonly logFolder: string,
		/** Undefined where it is not installed. */
		readonly rclone: Rclone | undefined,
		/** Makes a new n8n ready to be measured. */
		private readonly warmUp: (n8n: BenchN8n, bench: Bench) => Promise<void>,
	) {}

	async n8n(): Promise<BenchN8n> {
		return await (this.running ??= this.startN8n());
	}

	/** The next run gets an n8n that did nothing but warm up. */
	async renewN8n(): Promise<void> {
		const running = await this.running?.catch(() => undefined);
		this.running = undefined;
		await running?.end();
	}

	async end(): Promise<void> {
		await this.renewN8n();
		await this.dropbox.end();
	}

	private async startN8n(): Promise<BenchN8n> {
		const n8n = await BenchN8n.start({
			...{ dropbox: this.dropbox, communityPackage: this.communityPackage, inputs: this.inputs },
			folder: mkdtempSync(join(tmpdir(), 'case-folders-bench-n8n-')),
			logFile: join(this.logFolder, 'n8n.log'),
			profiles: this.profiles,
		});
		await this.warmUp(n8n, this);
		return n8n;
	}
}
