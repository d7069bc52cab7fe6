import type { IExecuteFunctions } from 'n8n-workflow';
import { matterLocator, websiteFieldLocator } from '../../../../../../nodes/shared/clioNode/fields';
import {
	emptyFieldRefusal,
	readParameters,
	recordLocator,
} from '../../../../../../nodes/shared/clioNode/readParameters';
import { InvalidField } from '../../../../../../nodes/shared/node/InvalidField';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { optionalText } from '../../../../../../nodes/shared/node/readParameters';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { DRY_RUN, dryRunNotes, dryRunSchema } from '../shared/dryRunOption';
import type { FolderLinkRequest, SetFolderLink } from './folderLink/FolderLink';
import { setFolderLinks } from './folderLink/setFolderLinks';

const DEFAULT_SUBJECT = 'Case folder in Dropbox';

/** Set Folder Link: one output item per matter. */
export const setFolderLink: Operation<FolderLinkRequest, SetFolderLink, Dependencies> = {
	fields: [
		matterLocator({
			...{ displayName: 'Matter', name: 'matter', required: true },
			description: 'The matter that the folder belongs to',
		}),
		{
			displayName: 'Folder Link',
			name: 'folderLink',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. {{ $json.url }}',
			description:
				'The web address of the case folder, such as https://www.dropbox.com/home/Legal%20Matters/22-0000107',
		},
		{
			displayName: 'Put Link In',
			name: 'linkPlace',
			type: 'options',
			noDataExpression: true,
			default: 'customField',
			options: [
				{
					name: 'Custom Field',
					value: 'customField',
					description: 'A custom field for matters, of type Website',
				},
				{ name: 'Note', value: 'note', description: 'A note on the matter with the link in it' },
			],
		},
		websiteFieldLocator({
			...{ displayName: 'Custom Field', name: 'customField', required: true },
			description: 'The custom field to put the link in. Its type in Clio must be Website.',
			displayOptions: { show: { linkPlace: ['customField'] } },
		}),
		optionsField([
			DRY_RUN,
			{
				displayName: 'Note Subject',
				name: 'noteSubject',
				type: 'string',
				default: DEFAULT_SUBJECT,
				description: 'The heading of the note. The node finds the note by it to update the link.',
				displayOptions: { show: { '/linkPlace': ['note'] } },
			},
		]),
	],
	read: readFolderLinkRequest,
	run: async (requests, { clio, progress }) => await setFolderLinks(requests, clio, progress),
	rows: ({ status, matterId, link, customField, noteId, previousLink, dryRun }) => [
		{
			...{ status, matterId, folderLink: link, previousLink: previousLink ?? null },
			...(customField === undefined
				? { noteId: noteId ?? null }
				: { customFieldId: customField.id, customField: customField.name }),
			...(dryRun ? { dryRun } : {}),
		},
	],
	notes: (results) => dryRunNotes(results, results.length === 1 ? 'folder link' : 'folder links'),
};

/** @throws Refusal `invalid_input` naming the field */
function readFolderLinkRequest(context: IExecuteFunctions, item: number): FolderLinkRequest {
	const { matter, folderLink, linkPlace, options } = readParameters(context, item, {
		matter: recordLocator('matters'),
		folderLink: optionalText,
		linkPlace: z.enum(['customField', 'note']),
		options: z.object({ dryRun: dryRunSchema, noteSubject: optionalText.optional() }).default({}),
	});
	const link = folderLink.trim();
	if (link === '') throw emptyFieldRefusal('Folder Link', 'the web address of the case folder');
	if (!/^https:\/\/[^\s"<>]+$/i.test(link) || !URL.canParse(link))
		throw new InvalidField(['folderLink'], 'it is not a web address that begins with https://');
	const { dryRun, noteSubject = DEFAULT_SUBJECT } = options;
	if (linkPlace === 'customField') {
		const { customField } = readParameters(context, item, { customField: recordLocator() });
		return { matterId: matter, link, place: { customFieldId: customField }, dryRun };
	}
	const subject = noteSubject.trim() === '' ? DEFAULT_SUBJECT : noteSubject.trim();
	return { matterId: matter, link, place: { noteSubject: subject }, dryRun };
}
