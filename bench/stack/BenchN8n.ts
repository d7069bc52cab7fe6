/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from '@/test/e2e/commands/freePorts';
import { projectFolder } from '@/test/e2e/folders';
import { N8nApi, type NewCredential, type WorkflowFile } from '@/test/e2e/n8n/N8nApi';
import { startN8n, type RunningN8n } from '@/test/e2e/n8n/startN8n';
import { owner } from '@/test/e2e/stack/startStack';
import type { PackedPackage } from '@/test/package/packPackage';
import type { BenchDropbox } from './BenchDropbox';
import { retryLostCall } from './retryLostCall';
import { fireWebhook } from './fireWebhook';
import { Probe } from './Probe';
import { nodeRunOf, type NodeRun } from './runData';

export interface BenchN8nOptions {
	dropbox: BenchDropbox;
	communityPackage: PackedPackage;
	/** Folder of its own, removed with it. */
	folder: string;
	logFile: string;
	/** A folder for a profile of the processor per run; they slow n8n down. */
	profiles?: string;
	/** The folder whose files workflows may read. */
	inputs: string;
}

/** n8n ended, or did not come to an end, in the middle of a run. */
export class N8nGone extends Error {}

interface Execution {
	id: string;
	status: string;
	data: string;
}

/** A real n8n with our package, its built-in nodes and the probe inside. */
export class BenchN8n {
	private readonly workflows = new Map<string, { id: string; path: string }>();

	private constructor(
		private readonly n8n: RunningN8n,
		private readonly api: N8nApi,
		readonly probe: Probe,
	) {}

	static async start(options: BenchN8nOptions): Promise<BenchN8n> {
		const { dropbox, communityPackage, folder, logFile, inputs, profiles } = options;
		mkdirSync(folder, { recursive: true });
		const [probePort = 0] = await freePorts(1);
		const n8n = await startN8n({
			...{ proxyUrl: dropbox.about.proxy, caFile: dropbox.about.ca, folder, logFile },
			communityPackages: [communityPackage],
			binaryData: 'filesystem',
			more: {
				NODE_OPTIONS: `--require ${join(projectFolder, 'bench', 'probe.cjs')}`,
				CASE_FOLDERS_PROBE_PORT: String(probePort),
				N8N_RESTRICT_FILE_ACCESS_TO: inputs,
				...(profiles === undefined ? {} : { CASE_FOLDERS_PROBE_PROFILES: profiles }),
			},
		});
		const api = new N8nApi(n8n.url);
		await api.setUpOwner(owner);
		for (const credential of credentialsFor(dropbox)) await api.createCredential(credential);
		return new BenchN8n(n8n, api, new Probe(probePort));
	}

	/**
	 * Runs a workflow to its end and tells of its node "Measured". The workflow is imported when it is run
	 * for the first time; it starts with the webhook "Start".
	 *
	 * @throws N8nGone when n8n ended or the run took longer than `patience` milliseconds; it is of no use any more
	 */
	async run(
		workflow: { key: string } & Omit<WorkflowFile, 'name'>,
		body: unknown,
		patience: number,
	): Promise<NodeRun> {
		const { id, path } = await this.published(workflow);
		await fireWebhook(`${this.n8n.url}/webhook/${path}`, body, patience).catch((reason: unknown) => {
			throw new N8nGone(`${String(reason)}. The end of its log:\n${this.n8n.tail().slice(-1500)}`);
		});
		const execution = await this.lastExecution(id);
		const run = nodeRunOf(execution.data, 'Measured');
		await retryLostCall(
			async () => await this.api.call('POST', '/executions/delete', { ids: [execution.id] }),
		);
		return run;
	}

	async end(): Promise<void> {
		await this.n8n.end();
	}

	private async published(
		workflow: { key: string } & Omit<WorkflowFile, 'name'>,
	): Promise<{ id: string; path: string }> {
		const known = this.workflows.get(workflow.key);
		if (known) return known;
		const { key, ...file } = workflow;
		const path = `bench-${this.workflows.size}`;
		const start = {
			...{ id: `start-${path}`, name: 'Start', type: 'n8n-nodes-base.webhook', typeVersion: 2.1 },
			...{ position: [0, 0], webhookId: `hook-${path}` },
			parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
		};
		const whole = { ...file, name: key, nodes: [start, ...file.nodes] };
		const made = await retryLostCall(async () => await this.api.importWorkflow(whole));
		await retryLostCall(async () => await this.api.publish(made));
		this.workflows.set(key, { id: made.id, path });
		return { id: made.id, path };
	}

	/** Saved a moment after the webhook was answered. */
	private async lastExecution(workflowId: string): Promise<Execution> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		for (let attempt = 0; attempt < 600; attempt++) {
			const path = `/executions?filter=${filter}&limit=1`;
			const { results } = await retryLostCall(
				async () => await this.api.call<{ results: Execution[] }>('GET', path),
			);
			const [last] = results;
			if (last && !['new', 'running', 'waiting'].includes(last.status)) {
				return await retryLostCall(
					async () => await this.api.call<Execution>('GET', `/executions/${last.id}`),
				);
			}
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		throw new N8nGone('The execution was not saved within a minute');
	}
}

function credentialsFor({ about }: BenchDropbox): NewCredential[] {
	const { key, secret } = about.app;
	return [
		{
			...{ name: 'Ours', type: 'dropboxCaseFoldersTokenApi' },
			data: {
				...{ connectWith: 'refreshToken', appKey: key, appSecret: secret },
				...{ refreshToken: about.refreshTokens.owner, actAs: 'connectedAccount', pathRoot: 'automatic' },
			},
		},
		{
			...{ name: 'Built in', type: 'dropboxApi' },
			data: { accessToken: about.tokens.owner, accessType: 'full' },
		},
	];
}
