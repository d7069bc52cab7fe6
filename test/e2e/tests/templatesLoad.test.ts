/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../folders';
import { N8nApiError } from '../n8n/N8nApi';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { readTemplate } from '../runs/templates';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const files = readdirSync(join(projectFolder, 'templates'))
	.filter((name) => name.endsWith('.json'))
	.map((name) => name.slice(0, -'.json'.length));

/** Of its own for each file: what an office imports only one of has the same ID in several. */
const idOf = (file: string): string => `load-${file}`;

interface NodeType {
	name: string;
	version: number | number[];
}

/** Every version of every node that this n8n has, as `n8n-nodes-base.if 2.2`. */
async function knownVersions(): Promise<Set<string>> {
	const response = await fetch(`${stack.n8nUrl}/types/nodes.json`, { headers: { cookie: stack.session } });
	const types = (await response.json()) as NodeType[];
	return new Set(types.flatMap(({ name, version }) => [version].flat().map((each) => `${name} ${each}`)));
}

test('this n8n takes each ready-made workflow and knows all of its nodes', async () => {
	const [{ api }, known] = [await createOfficeAccess(stack), await knownVersions()];
	const obstacles: Record<string, string[]> = {};
	for (const file of files) {
		const template = readTemplate(file);
		const unknown = template.nodes
			.map((node) => `${String(node['type'])} ${String(node['typeVersion'])}`)
			.filter((node) => !known.has(node));
		const refusal = await api.importWorkflow({ ...template, ...{ id: idOf(file) } }).then(
			() => [],
			(cause: unknown) => [String(cause)],
		);
		const found = [...new Set([...unknown, ...refusal])];
		if (found.length > 0) obstacles[file] = found;
	}
	expect(files.length).toBeGreaterThan(0);
	expect(obstacles).toEqual({});
});

interface Report {
	report: { workflowResults: Array<{ ruleId: string }> };
}

interface RuleReport {
	affectedWorkflows: Array<{ id: string; issues: Array<{ title: string }> }>;
}

/**
 * What n8n's own report on its next major version says of the ready-made workflows, as `file: title`.
 * Undefined from a release that has no such report yet. It looks at what the test before has imported.
 */
async function reportOnVersion3(): Promise<string[] | undefined> {
	const { api } = await createOfficeAccess(stack);
	const report = await api
		.call<Report>('POST', '/breaking-changes/report/refresh?version=v3')
		.catch((cause) => {
			if (cause instanceof N8nApiError && [400, 404].includes(cause.status)) return undefined;
			throw cause;
		});
	if (report === undefined) return undefined;
	const found: string[] = [];
	for (const { ruleId } of report.report.workflowResults) {
		const { affectedWorkflows } = await api.call<RuleReport>('GET', `/breaking-changes/report/${ruleId}`);
		for (const file of files) {
			const affected = affectedWorkflows.find(({ id }) => id === idOf(file));
			found.push(...(affected?.issues ?? []).map(({ title }) => `${file}: ${title}`));
		}
	}
	return found.sort();
}

/** docs/keeping.md names them: they must change before n8n 3. */
const KNOWN = [
	['clio-close-matters', 'Compared'],
	...['migrate-clio', 'migrate-legalserver', 'reconcile-clio', 'reconcile-legalserver'].map((file) => [
		file,
		'Reconcile cases',
	]),
].map(([file, step]) => `${file}: Node '${step}' uses the removed "Run once for each item" mode`);

test('n8n’s report on version 3 finds nothing but what the upgrade page names', async () => {
	const found = await reportOnVersion3();
	if (found !== undefined) expect(found).toEqual(KNOWN);
});
