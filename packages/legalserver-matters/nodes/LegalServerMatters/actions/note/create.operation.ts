import type { IExecuteFunctions } from 'n8n-workflow';
import { matterField, noteTypeField } from '../../../../../../nodes/shared/legalserverNode/fields';
import {
	matterKey,
	readParametersWithWarnings,
} from '../../../../../../nodes/shared/legalserverNode/readParameters';
import { emptyFieldRefusal } from '../../../../../../nodes/shared/node/InvalidField';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { daySchema } from '../../../../../../nodes/shared/node/readDates';
import { optionalText, resourceLocator } from '../../../../../../nodes/shared/node/readParameters';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { DRY_RUN, dryRunNotes, dryRunSchema } from '../shared/dryRunOption';
import { createNotes, type CreatedNote, type NoteRequest } from './createNotes';

/** Create Note: one output item per note. */
export const create: Operation<NoteRequest, CreatedNote, Dependencies> = {
	fields: [
		matterField('The case to add the note to.'),
		{
			displayName: 'Subject',
			name: 'subject',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Case folder created',
			description: 'The subject of the case note',
		},
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			placeholder: 'e.g. The case folder is {{ $json.path }}: {{ $json.url }}',
			description: 'The text of the case note',
		},
		noteTypeField,
		optionsField([
			{
				displayName: 'Date Posted',
				name: 'datePosted',
				type: 'dateTime',
				default: '',
				description:
					'The date of the case note, such as 2026-03-01. Leave empty for today. Your site must allow API users to set it.',
			},
			DRY_RUN,
			{
				displayName: 'Make Web Addresses Links',
				name: 'links',
				type: 'boolean',
				default: false,
				description:
					'Whether to turn web addresses in the text into clickable links. The note is then stored as HTML. The rest of the text stays as you wrote it.',
			},
		]),
	],
	read: readNoteRequest,
	run: async (requests, { legalServer, progress }) => await createNotes(requests, legalServer, progress),
	rows: ({ status, found, note, dryRun, warnings }) => [
		{
			status,
			...{ matterUuid: found.uuid, matterId: found.id ?? note?.matterId ?? null },
			caseNumber: found.caseNumber === '' ? (note?.caseNumber ?? '') : found.caseNumber,
			...{ noteUuid: note?.uuid ?? null, noteId: note?.id ?? null },
			...(note === undefined
				? {}
				: { subject: note.subject, noteType: note.noteType, datePosted: note.datePosted ?? null }),
			...(warnings.length === 0 ? {} : { warnings }),
			...(dryRun ? { dryRun } : {}),
		},
	],
	notes: (results) => dryRunNotes(results, results.length === 1 ? 'note' : 'notes'),
};

/** @throws Refusal `invalid_input` naming the field */
function readNoteRequest(context: IExecuteFunctions, item: number): NoteRequest {
	const { given, warnings } = readParametersWithWarnings(context, item, {
		matter: matterKey,
		subject: optionalText,
		text: optionalText,
		noteType: resourceLocator.transform(({ value }) => value.trim()),
		options: z
			.object({
				datePosted: daySchema(context.getTimezone()).optional(),
				dryRun: dryRunSchema,
				links: z.boolean().default(false),
			})
			.default({}),
	});
	const { matter, options } = given;
	const [subject, text, noteType] = [given.subject.trim(), given.text.trim(), given.noteType];
	if (subject === '') throw emptyFieldRefusal('Subject', 'a subject for the case note');
	if (text === '') throw emptyFieldRefusal('Text', 'the text of the case note');
	if (noteType === '') throw emptyFieldRefusal('Note Type', 'a note type from your LegalServer site');
	const { datePosted, dryRun, links } = options;
	return { key: matter, subject, text, noteType, datePosted, hasLinks: links, dryRun, warnings };
}
