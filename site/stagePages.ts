/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isPage } from './pages';

/** Where the generator finds the pages: below itself, or it would not find its own libraries for them. */
export const stage = join(__dirname, '.cache/pages');

/** Lays out all pages with their pictures, and what they link to as files: workflows, and pictures in full size. */
export function stagePages(project: string): void {
	rmSync(stage, { recursive: true, force: true });
	const packages = readdirSync(join(project, 'packages')).map((name) => `packages/${name}/README.md`);
	const inRoot = [...readdirSync(project), ...packages, 'templates/README.md'].filter(
		(path) => isPage(path) && existsSync(join(project, path)),
	);
	for (const path of [...inRoot, 'docs']) cpSync(join(project, path), join(stage, path), { recursive: true });
	cpSync(join(project, 'docs/images'), join(stage, 'public/images'), { recursive: true });
	cpSync(join(project, 'templates'), join(stage, 'public/templates'), {
		recursive: true,
		filter: (path) => !path.endsWith('.md'),
	});
}
