/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { join } from 'node:path';
import { projectFolder } from '@/test/e2e/folders';

/** Where a bench leaves what readers see. */
export const places = {
	results: join(projectFolder, 'bench', 'results.json'),
	pages: [join(projectFolder, 'docs', 'performance.md'), join(projectFolder, 'README.md')],
	chart: join(projectFolder, 'docs', 'images', 'performance.svg'),
};
