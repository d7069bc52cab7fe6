import { done, outcomeOfSync } from '../../../shared/core/outcome';
import type { EmailRequest } from '../../../shared/domain/alerts/EmailFacts';
import { listOf, readEmailSettings } from '../../../shared/domain/alerts/readAlertSettings';
import { writeEmail, type WrittenEmail } from '../../../shared/domain/alerts/writeEmail';
import type { EventRow } from '../../../shared/domain/queue/EventRow';
import { rowFrom } from '../../../shared/domain/queue/rowFrom';
import { Refusal } from '../../../shared/core/Refusal';
import type { Operation } from '../../../shared/node/Operation';
import { optionalText } from '../../../shared/node/readParameters';
import { z } from '../../../shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { itemJson } from '../shared/itemJson';
import { jsonObject } from '../shared/jsonObject';
import { writeFields } from './fields';
import { readParameters } from './readParameters';

type WriteRequest = EmailRequest & { event: EventRow };

/** The email, with what Settle has to know of its row. */
interface WriteResult {
	event: EventRow;
	email: WrittenEmail;
}

const names = jsonObject.transform((given): Record<string, string> =>
	Object.fromEntries(
		Object.entries(given).flatMap(([id, name]) => (typeof name === 'string' ? [[id, name]] : [])),
	),
);

const shape = {
	settings: jsonObject,
	options: z
		.object({
			documentNames: names.optional().default({}),
			matterNumbers: names.optional().default({}),
			place: optionalText,
			recipients: z.unknown(),
			statusPageUrl: optionalText,
		})
		.default({}),
};

/** Writes the email that each row asks for. It sends nothing. */
export const write: Operation<WriteRequest, WriteResult, Dependencies> = {
	fields: writeFields,
	asTool: 'runs',
	read(context, item) {
		const { settings, options } = readParameters(context, item, shape);
		const event = rowFrom(itemJson(context, item));
		if (event?.kind !== 'email') throw noEmail();
		const { recipients, ...others } = options;
		return { event, settings: readEmailSettings(settings), ...others, recipients: listOf(recipients) };
	},
	run: async (requests) =>
		requests.map((request) => {
			const email = outcomeOfSync(() => writeEmail(request));
			return email.ok ? done({ event: request.event, email: email.value }) : email;
		}),
	rows: ({ event, email }) => {
		const { id, lease, eventId, attempts } = event;
		const { kind, ...written } = email;
		return [{ id, lease, eventId, attempts, email: kind, ...written }];
	},
};

const noEmail = (): Refusal =>
	new Refusal(
		'invalid_input',
		'An item is not a row of an email',
		'Connect the claimed rows whose kind is email to this node.',
	);
