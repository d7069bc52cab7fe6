/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Step {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, unknown>;
}

/** A workflow of `templates/`, as the gallery shows it. */
export interface Entry {
	/** Its file, without the ending. */
	file: string;
	name: string;
	/** In a sentence, as `templates/README.md` says it. */
	summary: string;
	/** The page that says how to set it up, relative to `docs/`. */
	page: string;
	/** What starts it: its first steps, each with its type. */
	starts: Array<{ name: string; type: string }>;
	/** Types of the credentials that its steps take. */
	credentials: string[];
	/** What `templates/README.md` says it needs, in its letters. */
	needs: string;
	/** Names of the workflows that it calls. */
	calls: string[];
}

const STARTS = /(Trigger|\.webhook)$/;

/** The sections of `templates/README.md`, each with its workflows in their order. */
export function readSections(project: string): Array<{ heading: string; entries: Entry[] }> {
	const readme = readFileSync(join(project, 'templates/README.md'), 'utf8');
	return readme
		.split(/^## /m)
		.slice(1)
		.map((section) => ({
			heading: section.slice(0, section.indexOf('\n')),
			entries: [
				...section.matchAll(/^\| \[([^\]]+)\]\(([\w-]+)\.json\) *\| ([^|]*?) *\| ([^|]*?) *\| (.*?) *\|$/gm),
			].map(([, name = '', file = '', summary = '', needs = '', page = '']) => ({
				...{ file, name, summary, needs, page: page.replaceAll('../docs/', '') },
				...readWorkflow(join(project, 'templates', `${file}.json`)),
			})),
		}));
}

function readWorkflow(path: string): Pick<Entry, 'starts' | 'credentials' | 'calls'> {
	const { name: own, nodes } = JSON.parse(readFileSync(path, 'utf8')) as { name: string; nodes: Step[] };
	const called = nodes
		.filter(({ type }) => type === 'n8n-nodes-base.executeWorkflow')
		.map(({ parameters }) => (parameters['workflowId'] as { cachedResultName: string }).cachedResultName);
	return {
		starts: nodes.filter(({ type }) => STARTS.test(type)).map(({ name, type }) => ({ name, type })),
		credentials: [...new Set(nodes.flatMap(({ credentials }) => Object.keys(credentials ?? {})))].sort(),
		calls: [...new Set(called)].filter((name) => name !== own).sort(),
	};
}
