/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { clientJsonSchema } from '@/packages/case-folders-templates/src/client/schema';
import { settingsFields } from '@/nodes/CaseFolderWorkflows/actions/settings/check/fields';

interface Schema {
	properties: Record<string, Schema>;
	description?: string;
	additionalProperties?: unknown;
	required?: string[];
}

it('has every field of Client Settings, each with what the panel says of it', () => {
	const { properties } = clientJsonSchema() as unknown as Schema;
	const fields = settingsFields.filter(
		({ type, name }) =>
			type !== 'notice' && !['environment', 'specifySubfolders', 'subfoldersJson'].includes(name),
	);
	expect(Object.keys(properties['settings']?.properties ?? {}).sort()).toEqual(
		fields.map(({ name }) => name).sort(),
	);
	for (const { name, displayName } of fields)
		expect(properties['settings']?.properties[name]?.description).toContain(displayName);
	expect(properties['settings']?.additionalProperties).toBe(false);
});

it('has no place for anything secret', () => {
	expect(JSON.stringify(clientJsonSchema())).not.toMatch(
		/"[^"]*(?:password|secret|token|apikey)[^"]*":\s*\{/i,
	);
});
