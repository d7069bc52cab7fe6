import type { IExecuteFunctions } from 'n8n-workflow';
import { matterLocator } from '../../../../../../nodes/shared/clioNode/fields';
import {
	emptyFieldRefusal,
	readParametersWithWarnings,
	recordLocator,
} from '../../../../../../nodes/shared/clioNode/readParameters';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { optionalText } from '../../../../../../nodes/shared/node/readParameters';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { DRY_RUN, dryRunNotes, dryRunSchema } from '../shared/dryRunOption';
import { daySchema } from '../../../../../../nodes/shared/node/readDates';
import { createNotes, type CreatedNote, type NoteRequest } from './createNotes';

/** Create Note: one output item per note. */
export const create: Operation<NoteRequest, CreatedNote, Dependencies> = {
	fields: [
		matterLocator({
			...{ displayName: 'Matter', name: 'matter', required: true },
			description: 'The matter that the note is about',
		}),
		{
			displayName: 'Subject',
			name: 'subject',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Case folder closed',
			description: 'The heading of the note',
		},
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. The documents are in {{ $json.archivePath }}: {{ $json.url }}',
			description: 'What the note says. Web addresses in it become links.',
		},
		optionsField([
			{
				displayName: 'Date',
				name: 'date',
				type: 'dateTime',
				default: '',
				description: 'The date of the note, such as 2026-03-01; empty for today',
			},
			DRY_RUN,
			{
				displayName: 'Make Web Addresses Links',
				name: 'links',
				type: 'boolean',
				default: true,
				description:
					'Whether web addresses in the text become links that people can click. Turn it off to keep the note as plain text.',
			},
		]),
	],
	read: readNoteRequest,
	run: async (requests, { clio, progress }) => await createNotes(requests, clio, progress),
	rows: ({ note, matterId, status, dryRun, warnings }) => [
		{
			status,
			noteId: note?.id ?? null,
			matterId,
			...(note === undefined ? {} : { subject: note.subject, date: note.date ?? null }),
			...(warnings.length === 0 ? {} : { warnings }),
			...(dryRun ? { dryRun } : {}),
		},
	],
	notes: (results) => dryRunNotes(results, results.length === 1 ? 'note' : 'notes'),
};

/** @throws Refusal `invalid_input` naming the field */
function readNoteRequest(context: IExecuteFunctions, item: number): NoteRequest {
	const { given, warnings } = readParametersWithWarnings(context, item, {
		matter: recordLocator('matters'),
		subject: optionalText,
		text: optionalText,
		options: z
			.object({
				date: daySchema(context.getTimezone()).optional(),
				dryRun: dryRunSchema,
				links: z.boolean().default(true),
			})
			.default({}),
	});
	const { matter, subject, text, options } = given;
	if (subject.trim() === '') throw emptyFieldRefusal('Subject', 'the heading of the note');
	const { date, dryRun, links } = options;
	return {
		...{ matterId: matter, subject: subject.trim(), text: text.trim(), date, hasLinks: links },
		...{ dryRun, warnings },
	};
}
