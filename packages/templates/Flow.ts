import { createHash } from 'node:crypto';
import type { Step } from './steps';

/** What stands in a workflow file, as n8n exports it. */
export interface WorkflowJson {
	id: string;
	name: string;
	nodes: object[];
	connections: Record<string, { main: Array<Array<{ node: string; type: 'main'; index: number }>> }>;
	settings: Record<string, unknown>;
	meta: { templateVersion: string };
}

/** In columns and rows of the canvas; the first step is at 0, 0. */
type Place = readonly [column: number, row: number];

const COLUMN = 240;
const ROW = 220;

/** The settings by which successful runs leave nothing behind; what went wrong is kept for people to look at. */
const KEEP_ONLY_WHAT_WENT_WRONG = { saveDataSuccessExecution: 'none', saveDataErrorExecution: 'all' };

/**
 * One ready-made workflow, put together step by step. IDs are made from names, so that the same source always gives
 * the same file.
 */
export class Flow {
	private readonly nodes: Array<Record<string, unknown> & { name: string }> = [];
	private readonly connections: WorkflowJson['connections'] = {};

	/**
	 * @param file without its ending
	 * @param name as people see it in n8n
	 * @param id by which other workflows call it; one of several files when an office imports only one of them
	 */
	constructor(
		readonly file: string,
		readonly name: string,
		readonly id = file,
		private readonly settings: Record<string, unknown> = KEEP_ONLY_WHAT_WENT_WRONG,
	) {
		if (!/^[a-z\d-]{3,36}$/.test(id)) throw new Error(`n8n takes no such ID: ${id}`);
	}

	/** Adds a step; after another one, it is connected to that one's first output. */
	add(name: string, step: Step, place: Place, after?: string | readonly string[]): this {
		const { parameters, ...rest } = step;
		this.nodes.push({
			id: this.idOf(name),
			name,
			...rest,
			position: [place[0] * COLUMN, place[1] * ROW],
			...(rest.webhookId === undefined ? {} : { webhookId: this.idOf(`${name} webhook`) }),
			parameters: this.withConditionIds(name, parameters),
		});
		for (const each of after === undefined ? [] : [after].flat()) this.connect(each, name);
		return this;
	}

	/** @param output of the first, counted from 0; 1 is the error output of a step that has one */
	connect(from: string, to: string, output = 0, input = 0): this {
		const { main } = (this.connections[from] ??= { main: [] });
		while (main.length <= output) main.push([]);
		main[output]?.push({ node: to, type: 'main', index: input });
		return this;
	}

	/** A sticky note. @param size in columns and rows */
	note(title: string, content: string, place: Place, size: Place = [2, 1.5], color = 4): this {
		this.nodes.unshift({
			...{ id: this.idOf(title), name: title, type: 'n8n-nodes-base.stickyNote', typeVersion: 1 },
			position: [place[0] * COLUMN, place[1] * ROW],
			parameters: {
				...{ width: size[0] * COLUMN, height: size[1] * ROW, color },
				content: `## ${title}\n${content.trim()}`,
			},
		});
		return this;
	}

	/** @throws when a connection leads nowhere, or two steps have the same name */
	toJson(version: string): WorkflowJson {
		const names = new Set(this.nodes.map(({ name }) => name));
		if (names.size < this.nodes.length) throw new Error(`two steps of ${this.file} have the same name`);
		for (const [from, { main }] of Object.entries(this.connections)) {
			const unknown = [from, ...main.flat().map(({ node }) => node)].filter((name) => !names.has(name));
			if (unknown.length > 0) throw new Error(`${this.file} has no step ${unknown.join(', ')}`);
		}
		return {
			...{ id: this.id, name: this.name, nodes: this.nodes, connections: this.connections },
			settings: { executionOrder: 'v1', ...this.settings },
			meta: { templateVersion: version },
		};
	}

	private idOf(name: string): string {
		const digits = createHash('sha256').update(`${this.file} ${name}`).digest('hex');
		const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`];
		return [...parts, `8${digits.slice(17, 20)}`, digits.slice(20, 32)].join('-');
	}

	/** n8n wants an ID for each condition of If, Filter and Switch. */
	private withConditionIds(name: string, parameters: Record<string, unknown>): Record<string, unknown> {
		let count = 0;
		const text = JSON.stringify(parameters, (key, value: unknown) =>
			key === 'conditionId' ? undefined : value,
		);
		return JSON.parse(text, (_key, value: unknown) => {
			const isCondition =
				typeof value === 'object' && value !== null && 'operator' in value && 'leftValue' in value;
			return isCondition ? { id: this.idOf(`${name} ${count++}`), ...value } : value;
		}) as Record<string, unknown>;
	}
}
