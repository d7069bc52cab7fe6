import { z } from 'zod';

/** Short ones would be found in texts that they are not in, when secrets are taken out of what is shown. */
const SECRET = z.string().min(8);

const AUTHENTICATION = z
	.discriminatedUnion('type', [
		z.object({ type: z.literal('none') }).strict(),
		z.object({ type: z.literal('basic'), username: z.string().min(1), password: SECRET }).strict(),
		z.object({ type: z.literal('bearer'), token: SECRET }).strict(),
	])
	.default({ type: 'none' });

/** One parameter of a call: a field of the case, a value that somebody typed in, or (the block alone) all of the case. */
const FIELD = z.object({ name: z.string().min(1), field: z.string().min(1) }).strict();
const LITERAL = z
	.object({ name: z.string().min(1), literal: z.string(), isSecret: z.boolean().default(false) })
	.strict()
	.refine(({ literal, isSecret }) => !isSecret || SECRET.safeParse(literal).success, {
		message: 'a secret has 8 characters or more',
	});
const STRUCTURE = z.object({ name: z.string().min(1), structure: z.literal('case') }).strict();

const ADDRESS = z
	.string()
	.url()
	.refine((address) => new URL(address).username === '' && new URL(address).password === '', {
		message: 'name and password belong into the authentication',
	});

/** What “Action: Perform an API Call” of a Guided Navigation segment is set to. */
export const NAVIGATION_CALL = z
	.object({
		url: ADDRESS,
		method: z.enum(['GET', 'POST', 'PATCH']).default('POST'),
		authentication: AUTHENTICATION,
		parameters: z.array(z.union([FIELD, LITERAL])).default([]),
		/** Off, as on a new element: the call goes on in the background, and nothing of the answer is stored. */
		synchronous: z.boolean().default(false),
		stores: z.array(z.object({ filter: z.string().min(1), field: z.string().min(1) }).strict()).default([]),
	})
	.strict();

/** What a Generic Outgoing API block on a form is set to. */
export const OUTGOING_BLOCK = z
	.object({
		url: ADDRESS,
		method: z.enum(['GET', 'POST']).default('POST'),
		contentType: z
			.enum(['application/json', 'application/x-www-form-urlencoded'])
			.default('application/json'),
		headers: z.array(z.object({ name: z.string().min(1), value: SECRET }).strict()).default([]),
		parameters: z.array(z.union([FIELD, LITERAL, STRUCTURE])).default([]),
		storesAnswerInNote: z.boolean().default(false),
	})
	.strict();

/** All of a site that has to do with its calls. */
export const OUTGOING = z
	.object({
		navigation: NAVIGATION_CALL.nullable().default(null),
		block: OUTGOING_BLOCK.nullable().default(null),
		/** Milliseconds until the call is given up; not documented. */
		timeout: z.number().int().positive().default(10_000),
		/** The other reading of what is not documented: a filter that gives nothing or null empties its field. */
		noOutputWipes: z.boolean().default(false),
		/** PEM of the authorities that addresses have their certificates from, in place of the public ones. */
		authorities: z.array(z.string()).default([]),
		/** Where calls to a host name go in tests of one process, in which nock takes TLS out. */
		hosts: z.record(z.string().url()).default({}),
	})
	.strict();

export type NavigationCall = z.infer<typeof NAVIGATION_CALL>;
export type OutgoingBlock = z.infer<typeof OUTGOING_BLOCK>;
export type Outgoing = z.infer<typeof OUTGOING>;
export type Parameter = OutgoingBlock['parameters'][number];

/** A configuration as people are shown it. */
export function withoutSecrets({ navigation, block, ...rest }: Outgoing): unknown {
	return {
		...rest,
		navigation: navigation && {
			...{ ...navigation, parameters: navigation.parameters.map(withoutSecret) },
			authentication: hidden(navigation.authentication, ['password', 'token']),
		},
		block: block && {
			...{ ...block, parameters: block.parameters.map(withoutSecret) },
			headers: block.headers.map((header) => hidden(header, ['value'])),
		},
	};
}

export const HIDDEN = '[hidden]';

const withoutSecret = (parameter: Parameter) =>
	'literal' in parameter && parameter.isSecret ? hidden(parameter, ['literal']) : parameter;

const hidden = (object: object, names: readonly string[]): object =>
	Object.fromEntries(
		Object.entries(object).map(([name, value]) => [name, names.includes(name) ? HIDDEN : value]),
	);
