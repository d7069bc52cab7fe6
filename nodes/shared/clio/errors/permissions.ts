/** What a developer app is given access to in Clio's developer portal, by the first part of a path. */
const PERMISSIONS: Readonly<Record<string, string>> = {
	contacts: 'Contacts',
	custom_actions: 'Custom Actions',
	custom_fields: 'Custom Fields',
	document_archives: 'Documents',
	document_categories: 'Documents',
	document_versions: 'Documents',
	documents: 'Documents',
	folders: 'Documents',
	matter_stages: 'Matters',
	matters: 'Matters',
	// Of matters, which are all that is written.
	notes: 'Matters',
	practice_areas: 'Matters',
	users: 'Users',
	webhooks: 'Webhooks',
};

/** As people find it in the developer portal; undefined for what nobody asks for. */
export const permissionFor = (resource: string): string | undefined => PERMISSIONS[resource];
