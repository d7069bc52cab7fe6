/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialsOf } from '@/packages/case-folders-templates/src/buildFiles/guide';
import { install, type InstallOptions } from '@/packages/case-folders-templates/src/install/install';
import { uninstall, type UninstallOptions } from '@/packages/case-folders-templates/src/install/uninstall';
import { Output } from '@/packages/case-folders-templates/src/io/Output';
import { N8nApi, type StoredWorkflow } from '@/packages/case-folders-templates/src/n8n/N8nApi';
import { makeSet } from '@/packages/case-folders-templates/src/sets/makeSet';
import { FakeN8n } from './FakeN8n';
import { origin, testClient } from './testClient';

export interface Ended {
	code: number;
	json: Record<string, unknown>;
	/** What people were told meanwhile. */
	told: string[];
}

/** Installs and uninstalls the live set of a client, in an n8n that has its credentials and nothing else. */
export class InstallRuns {
	readonly client = testClient();
	readonly n8n = new FakeN8n();
	readonly folder = mkdtempSync(join(tmpdir(), 'case-folders-runs-'));
	readonly record = join(this.folder, 'client.live.install.json');
	url = 'https://n8n.example.com';

	constructor() {
		const wanted = credentialsOf(makeSet(this.client, 'live', origin));
		this.n8n.credentials.push(...wanted.map((each, index) => ({ id: `credential${index}`, ...each })));
	}

	install = async (more: Partial<InstallOptions> = {}, client = this.client): Promise<Ended> =>
		await this.run(async (output) => {
			const options = { set: 'live' as const, record: this.record, credentials: new Map(), publish: true };
			return await install(client, this.api(), origin, { ...options, ...more }, output);
		});

	uninstall = async (more: Partial<UninstallOptions> = {}): Promise<Ended> =>
		await this.run(async (output) => {
			const options = { set: 'live' as const, record: this.record, confirm: undefined, isSure: true };
			return await uninstall(this.client, this.api(), origin, { ...options, ...more }, output);
		});

	named(name: string): StoredWorkflow {
		const found = this.n8n.workflows.find((each) => each.name === name);
		if (found === undefined) throw new Error(`n8n has no ${name}`);
		return found;
	}

	/** Somebody duplicates a workflow in n8n, with its note. */
	copy(name: string, as: string): void {
		this.n8n.workflows.push({
			...structuredClone(this.named(name)),
			...{ id: `id-of-${as}`, name: as, active: false, activeVersionId: null },
		});
	}

	names = (): string[] => this.n8n.workflows.map(({ name }) => name).sort();
	loseRecord = (): void => rmSync(this.record, { force: true });
	end = (): void => rmSync(this.folder, { recursive: true });

	private api(): N8nApi {
		return new N8nApi(this.url, 'key-of-a-consultant', async (...sent) => await this.n8n.send(...sent));
	}

	private async run(act: (output: Output) => Promise<number>): Promise<Ended> {
		const [lines, told]: [string[], string[]] = [[], []];
		const output = new Output(
			true,
			(line) => told.push(line),
			(line) => lines.push(line),
		);
		const code = await act(output).catch((thrown: unknown) => output.failure(thrown));
		return { code, json: JSON.parse(lines.join('')) as Ended['json'], told };
	}
}
