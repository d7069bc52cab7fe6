/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a command, never part of a node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workflow } from './Workflow';

/** Ready-made workflows by their files, as they come with this package. */
export type Templates = (file: string) => Workflow & { id: string };

/** @param folder of `templates` */
export const templatesIn =
	(folder: string): Templates =>
	(file) =>
		JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8')) as Workflow & { id: string };
