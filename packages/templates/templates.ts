/* eslint-disable @n8n/community-nodes/no-restricted-imports -- builds workflow files, never part of a package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { project } from '../packages';
import { flows } from './flows';

/** The workflow files with their names, as they stand in `templates/`. */
export async function templateFiles(): Promise<Array<[file: string, text: string]>> {
	const manifest = readFileSync(join(project, 'package.json'), 'utf8');
	const { version } = JSON.parse(manifest) as { version: string };
	const options = await resolveConfig(join(project, 'templates/any.json'));
	return await Promise.all(
		flows().map(async (flow): Promise<[string, string]> => {
			const text = JSON.stringify(flow.toJson(version), null, '\t');
			return [`${flow.file}.json`, await format(text, { ...options, parser: 'json' })];
		}),
	);
}
