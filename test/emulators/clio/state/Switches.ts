import { z } from 'zod';
import { MINUTE } from './time';

const MILLISECONDS = z.number().int().nonnegative();

/** Behaviours that the documentation leaves open, or that a test wants otherwise. */
export const SWITCHES = z
	.object({
		/** Requests per token and minute; null counts none. */
		rateLimit: z.number().int().positive().nullable().default(50),
		/** Outside of the peak hours; null: as in the peak hours. */
		offPeakRateLimit: z.number().int().positive().nullable().default(null),
		/** Whether a list says how many records there are in all (`meta.records`), which is not documented. */
		recordsInMeta: z.boolean().default(false),
		/** Whether `practice_areas` answers 307 to `practice_areas_with_categories`, as for accounts since 2023. */
		practiceAreasMoved: z.boolean().default(false),
		/** Versions that are answered with 410 although they were good once. */
		retiredVersions: z.array(z.string()).default([]),
		/** How long a signed address for a download lives. */
		downloadLifetime: MILLISECONDS.default(10 * MINUTE),
		/** How long a signed address for an upload lives: ten minutes by the schema, eight hours by the guide. */
		uploadLifetime: MILLISECONDS.default(10 * MINUTE),
		/** Another host that downloads are redirected to. */
		downloadHost: z.string().nullable().default(null),
		/** Whether a document in the trash can be read by its ID. */
		trashReadable: z.boolean().default(true),
		/** How often the check of an upload runs out of time before it succeeds. */
		uploadTimeouts: z.number().int().nonnegative().default(0),
		/** Whether a second link with the same label on the same page is refused. */
		uniqueCustomActions: z.boolean().default(false),
		/** How long an archive takes. */
		archiveDelay: MILLISECONDS.default(0),
		/** Whether archives say sizes behind the bytes, which are deflated then, as programs do that cannot go back. */
		archiveSizesBehind: z.boolean().default(false),
		/** Whether archives number files of the same name; else they hold that name twice. */
		archiveNumbersNames: z.boolean().default(false),
		/** Fails the next archives with this message. */
		archiveFailure: z.string().nullable().default(null),
		/** Whether `created` is told when a document is announced, or when its bytes are there. */
		documentCreated: z.enum(['at_once', 'when_uploaded']).default('at_once'),
		/** How late deliveries are. */
		webhookDelay: MILLISECONDS.default(0),
		/** How late the handshake is. */
		handshakeDelay: MILLISECONDS.default(0),
		/** Whether the answer to a new webhook waits until its handshake is over. */
		createWaitsForHandshake: z.boolean().default(false),
		/** Copies that follow each delivery. */
		webhookDuplicates: z.number().int().nonnegative().default(0),
		/** Deliveries that are gathered during that delay are sent last first. */
		webhookReordered: z.boolean().default(false),
		/** Deliveries that go on at the same time. */
		webhooksAtOnce: z.number().int().positive().default(64),
		/** Attempts for a delivery, the pause before the second (which doubles), and how long an answer may take. */
		webhookAttempts: z.number().int().positive().default(5),
		webhookRetryDelay: MILLISECONDS.default(2000),
		webhookTimeout: MILLISECONDS.default(10_000),
		/** Deliveries given up in a row that suspend a webhook. */
		webhookSuspendAfter: z.number().int().positive().default(3),
		/** Nothing is delivered at all, as when the service has trouble. */
		webhooksSilent: z.boolean().default(false),
		/** Whether an expired webhook is gone or stays in the list. */
		expiredWebhooks: z.enum(['gone', 'suspended']).default('gone'),
		/** Whether the secret can be read before the webhook is enabled. */
		secretBeforeActivation: z.boolean().default(true),
		/** PEM of the authorities that webhooks' addresses have their certificates from, in place of the public ones. */
		webhookAuthorities: z.array(z.string()).default([]),
		/** Where webhooks of a host name are delivered in tests of one process, in which nock takes TLS out. */
		webhookHosts: z.record(z.string().url()).default({}),
	})
	.strict();

export type Switches = z.infer<typeof SWITCHES>;
