/** The boxes of the developer portal, as far as routes of the emulator need them. */
export const PERMISSIONS = [
	...(['activities', 'billing', 'calendars', 'communications', 'contacts', 'custom_actions'] as const),
	...(['custom_fields', 'documents', 'matters', 'tasks', 'users', 'webhooks'] as const),
] as const;

export type Permission = (typeof PERMISSIONS)[number];
export type Access = 'none' | 'read' | 'write';
export type Permissions = Readonly<Partial<Record<Permission, Access>>>;

/** A permission as people read it in the portal. */
export function titleOf(permission: Permission): string {
	return permission
		.split('_')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');
}

export function allows(permissions: Permissions, permission: Permission, access: 'read' | 'write'): boolean {
	const given = permissions[permission] ?? 'none';
	return given === 'write' || (given === 'read' && access === 'read');
}

/** Everything, for reading and writing. */
export const ALL_PERMISSIONS: Permissions = Object.fromEntries(PERMISSIONS.map((name) => [name, 'write']));
