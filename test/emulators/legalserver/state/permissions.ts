/** Permissions of a user role, by the names on the role's page. */
export const PERMISSIONS = [
	...['Login', 'API Access', 'API Access all Cases'],
	...['API Get Matter', 'API Search Matter'],
	...['API Get/Search Matter Pro Bono Results', 'API Get/Search Matter Caller ID Results'],
	'API Get/Search Matter Full Results',
	...['API Get Matter Include Events', 'API Get Matter Include Notes', 'API Get Matter Include Tasks'],
	...['API Get Matter Include Additional Names', 'API Get Matter Include Adverse Parties'],
	'API Get Matter Include Non Adverse Parties',
	...[
		'API Search Matter Include Events',
		'API Search Matter Include Notes',
		'API Search Matter Include Tasks',
	],
	...['API Search Matter Include Additional Names', 'API Search Matter Include Adverse Parties'],
	'API Search Matter Include Non Adverse Parties',
	...['API Search Matter Assignment', 'API Get Matter Assignment'],
	...[
		'API Search Matter Notes',
		'API Get Matter Notes',
		'API Create Matter Notes',
		'API Update Matter Notes',
	],
	...['API Search Notes', 'API Get Notes', 'API Create Notes'],
	...['API Search Lookup', 'API Search User', 'API Get User', 'API Search Document'],
	...['API Basic Case Info', 'API - Documate Webhook', 'API Update Matter'],
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Those that write. */
export const WRITING: readonly Permission[] = [
	...(['API Create Matter Notes', 'API Update Matter Notes', 'API Create Notes'] as const),
	...(['API - Documate Webhook', 'API Update Matter'] as const),
];

const INCLUDES = /^API (Get|Search) Matter Include /;

/** Those that bring further lists into a case. */
export const INCLUDING = PERMISSIONS.filter((permission) => INCLUDES.test(permission));
