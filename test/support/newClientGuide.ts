/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../package/sources';

/** What `docs/new-client.md` tells people to do, read from the page itself, so that a test can do exactly that. */
export interface NewClientGuide {
	/** Names of the credentials to make. */
	credentials: string[];
	/** Files to copy into a folder of their own, in their order. */
	files: string[];
	/** What n8n's command gets, without that folder. */
	importArguments: string[];
	/** What n8n is said to answer. */
	imported: string;
	/** Names of workflows, in the order in which to publish them. */
	publish: string[];
}

/** The words of a page in backticks, underscores or as the first cell of a row. */
const all = (text: string, pattern: RegExp): string[] =>
	[...text.matchAll(pattern)].map(([, word = '']) => word);

export function readNewClientGuide(): NewClientGuide {
	const page = readFileSync(join(project, 'docs/new-client.md'), 'utf8');
	const sections = page.split(/^## \d\. /m);
	const section = (heading: string): string => {
		const found = sections.find((each) => each.startsWith(heading));
		if (found === undefined) throw new Error(`docs/new-client.md has no section “${heading}”`);
		return found;
	};
	const importing = section('Import the workflows');
	return {
		credentials: all(section('Make five credentials'), /^\| `([^`]+)`/gm),
		files: all(importing, /([\w-]+)\.json(?=[ \\])/g),
		importArguments: (/^n8n (.+) --input=/m.exec(importing)?.[1] ?? '').split(' '),
		imported: /n8n says `([^`]+)`/.exec(importing)?.[1] ?? '',
		publish: all(/^In this order[^]*?(?=\n\n)/m.exec(section('Publish'))?.[0] ?? '', /_([^_]+)_/g),
	};
}

/** A workflow that the guide has people import. */
export interface GuideWorkflow {
	id: string;
	name: string;
	nodes: Array<{
		type: string;
		parameters: { workflowId?: { value: string } };
		credentials?: Record<string, { name: string }>;
	}>;
}

export const readGuideWorkflow = (file: string): GuideWorkflow =>
	JSON.parse(readFileSync(join(project, 'templates', `${file}.json`), 'utf8')) as GuideWorkflow;
