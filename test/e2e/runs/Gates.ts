/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EditedWorkflow } from './changeWorkflow';

/** Above everything else in the editor: n8n goes along the upper branch first, to its end. */
const ABOVE = -5000;

/**
 * Gates behind steps of a workflow: a run waits there while the gate is shut, so that it can be killed between two steps
 * of n8n's own, such as those that write to its tables.
 */
export class Gates {
	private readonly shut = new Set<string>();
	private readonly waiting: Array<{ name: string; response: ServerResponse }> = [];

	private constructor(private readonly server: Server) {
		server.on('request', (request, response: ServerResponse) => {
			const name = decodeURIComponent((request.url ?? '').slice(1));
			// Whoever comes next goes through.
			if (this.shut.delete(name)) this.waiting.push({ name, response });
			else response.end('open');
		});
	}

	static async start(): Promise<Gates> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return new Gates(server);
	}

	/** Puts a gate behind a step. @param output from which the step goes on, counted from 0 */
	build({ nodes, connections }: EditedWorkflow, step: string, output = 0): void {
		const name = `After ${step}`;
		const { port } = this.server.address() as AddressInfo;
		nodes.push({
			...{ id: `gate-${nodes.length}`, name, type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2 },
			...{ executeOnce: true, onError: 'continueRegularOutput', position: [0, ABOVE + nodes.length] },
			parameters: {
				url: `http://127.0.0.1:${port}/${encodeURIComponent(name)}`,
				options: { timeout: 3_600_000 },
			},
		});
		const all = connections as Record<string, { main: Array<object[] | null> }>;
		const { main } = (all[step] ??= { main: [] });
		while (main.length <= output) main.push([]);
		main[output] = [{ node: name, type: 'main', index: 0 }, ...(main[output] ?? [])];
	}

	/** The next run that comes behind this step waits there. */
	close(step: string): void {
		this.shut.add(`After ${step}`);
	}

	/** Whether a run waits behind this step. */
	hasHeld(step: string): boolean {
		return this.waiting.some(({ name }) => name === `After ${step}`);
	}

	/** Whoever waits goes on, if there still is somebody. */
	openAll(): void {
		this.shut.clear();
		for (const { response } of this.waiting.splice(0)) response.end('open');
	}

	async end(): Promise<void> {
		this.openAll();
		await new Promise<void>((resolve) => {
			this.server.close(() => resolve());
			this.server.closeAllConnections();
		});
	}
}
