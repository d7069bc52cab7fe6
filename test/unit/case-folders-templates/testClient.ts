/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { join } from 'node:path';
import { parseClient } from '@/packages/case-folders-templates/src/client/readClient';
import type { Client } from '@/packages/case-folders-templates/src/client/schema';
import { templatesIn } from '@/packages/case-folders-templates/src/sets/templates';
import { project } from '@/test/package/sources';

const read = templatesIn(join(project, 'templates'));
const known = new Map<string, ReturnType<typeof read>>();

/** Read once: tests make sets hundreds of times. */
function templates(file: string): ReturnType<typeof read> {
	const template = known.get(file) ?? read(file);
	known.set(file, template);
	return template;
}

export const origin = { templates, version: '9.9.9' };

/** The file of a client that can be used, as its text. */
export const clientText = (
	settings: Record<string, unknown> = {},
	more: Record<string, unknown> = {},
): string =>
	JSON.stringify(
		{
			...{ id: 'smith-law', client: 'Smith Law', ...more },
			settings: {
				...{ caseSystem: 'clio', liveDestination: '/Legal Matters', demoDestination: '/Demo Matters' },
				...{
					alertEmails: ['it@example.org'],
					managingPartner: 'partner@example.org',
					fromEmail: 'n8n@example.org',
				},
				...settings,
			},
		},
		null,
		'\t',
	);

export const testClient = (
	settings: Record<string, unknown> = {},
	more: Record<string, unknown> = {},
): Client => parseClient(clientText(settings, more), 'client.json').client;
