import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { auditCaseFolders } from './audit/auditCaseFolders';
import type { Audit, AuditRequest } from './audit/Audit';
import { findingRows, summaryRow } from './audit/rows';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { folderLocator } from '../../../shared/dropboxNode/fields';
import { optionsField } from '../../../shared/node/panel';
import { addressFrom } from '../../../shared/domain/addressFrom';
import { PrivilegedFolders } from '../../../shared/domain/privilege/PrivilegedFolders';
import { peopleFrom } from '../../../shared/domain/privilege/AllowedPeople';
import { z } from '../../../shared/vendor/zod';
import { optionalText, resourceLocator } from '../../../shared/node/readParameters';
import { readParameters } from '../../../shared/dropboxNode/readParameters';

const auditFields: INodeProperties[] = [
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description: 'The folder of the case. By ID, the node finds it even after people rename or move it.',
		required: true,
	}),
	{
		displayName: 'Privileged Folders',
		name: 'privilegedFolders',
		type: 'string',
		default: 'Privileged',
		placeholder: 'e.g. Privileged, Work Product',
		description:
			'Names of the folders for privileged documents, on any level, separated by commas, such as Privileged, Work Product. The audit reports whether others can open them.',
	},
	{
		displayName: 'People Who May Open Them',
		name: 'people',
		type: 'string',
		default: '',
		placeholder: 'e.g. counsel@example.org, paralegal@example.org',
		description:
			'Email addresses, separated by commas, such as jane@example.com. Any other member of a privileged folder counts as an exposure. Leave empty to only list the members.',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		default: 'findings',
		description: 'What the audit returns as items',
		options: [
			{
				name: 'Findings',
				value: 'findings',
				description: 'One item for each shared folder, member, link and privileged folder',
			},
			{ name: 'Summary', value: 'summary', description: 'One item for the case folder, with counts' },
		],
	},
	optionsField([
		{
			displayName: 'Check Individually Shared Documents',
			name: 'checkIndividuallyShared',
			type: 'boolean',
			default: false,
			description:
				'Whether to also look for documents that were shared individually. This takes one call for each document.',
		},
	]),
];

/** An audit, and how it is to be shown. */
type AuditResult = Audit & Pick<AuditRequest, 'output'>;

/** Audit Permissions: who can open what is in a case folder. Nothing is changed. */
export const audit: Operation<AuditRequest, AuditResult, Dependencies> = {
	fields: auditFields,
	asTool: 'runs',
	read: readAuditRequest,
	run: async (requests, { dropbox, progress }) => {
		const outcomes = await auditCaseFolders(requests, dropbox, progress);
		return outcomes.map((outcome, index) => {
			const output = requests[index]?.output ?? 'findings';
			return outcome.ok ? { ok: true, value: { ...outcome.value, output } } : outcome;
		});
	},
	rows: ({ output, ...found }) => (output === 'summary' ? [summaryRow(found)] : findingRows(found)),
};

const people = z.union([z.array(optionalText), optionalText.transform((one) => [one])]);

/** @throws Refusal `invalid_input` naming the field */
function readAuditRequest(context: IExecuteFunctions, itemIndex: number): AuditRequest {
	const given = readParameters(context, itemIndex, {
		caseFolder: resourceLocator,
		privilegedFolders: optionalText,
		people,
		output: z.enum(['findings', 'summary']),
		options: z.object({ checkIndividuallyShared: z.boolean().default(false) }).default({}),
	});
	const named = peopleFrom(given.people);
	return {
		caseFolder: addressFrom(given.caseFolder),
		privileged: new PrivilegedFolders(given.privilegedFolders),
		people: named.length === 0 ? undefined : named,
		documents: given.options.checkIndividuallyShared ? 'each' : 'none',
		output: given.output,
	};
}
