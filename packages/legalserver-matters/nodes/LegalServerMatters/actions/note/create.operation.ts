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
		matterField('The case that the note is about.'),
		{
			displayName: 'Subject',
			name: 'subject',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Case folder created',
			description: 'The heading of the note',
		},
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			placeholder: 'e.g. The case folder is {{ $json.path }}: {{ $json.url }}',
			description: 'What the note says',
		},
		noteTypeField,
		optionsField([
			{
				displayName: 'Date Posted',
				name: 'datePosted',
				type: 'dateTime',
				default: '',
				description:
					'The date of the note, such as 2026-03-01; empty for today. Your site must let API users set it.',
			},
			DRY_RUN,
			{
				displayName: 'Make Web Addresses Links',
				name: 'links',
				type: 'boolean',
				default: false,
				description:
					'Whether web addresses in the text become links that people can click. The note is then stored as HTML; everything else in it stays as you wrote it.',
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
	if (subject === '') throw emptyFieldRefusal('Subject', 'the heading of the note');
	if (text === '') throw emptyFieldRefusal('Text', 'what the note says');
	if (noteType === '') throw emptyFieldRefusal('Note Type', 'a note type of your LegalServer site');
	const { datePosted, dryRun, links } = options;
	return { key: matter, subject, text, noteType, datePosted, hasLinks: links, dryRun, warnings };
}
