import type { INodeProperties, IExecuteFunctions } from 'n8n-workflow';
import { fileLocator } from '../../../../shared/dropboxNode/fields';
import { documentAddressFrom } from '../../../../shared/domain/documentAddressFrom';
import { z } from '../../../../shared/vendor/zod';
import { resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';

export const linkFields: INodeProperties[] = [
	fileLocator({
		displayName: 'Document',
		name: 'document',
		description: 'The document to link to. With In Dropbox, it can also be a folder, by ID or path.',
		required: true,
	}),
	{
		displayName: 'Link Type',
		name: 'linkType',
		type: 'options',
		default: 'inDropbox',
		description: 'Which kind of link to return',
		hint: 'Anyone with a temporary link can download the document for four hours',
		options: [
			{
				name: 'In Dropbox',
				value: 'inDropbox',
				description: 'The page on dropbox.com, for people who already have access. It shares nothing.',
			},
			{
				name: 'Temporary',
				value: 'temporary',
				description: 'A direct download for anyone with the link. It expires after four hours.',
			},
		],
	},
	{
		displayName: 'Allow for Restricted Documents',
		name: 'allowRestricted',
		type: 'boolean',
		default: false,
		description:
			'Whether to also make temporary links to documents in restricted folders. Anyone with the link can download the document for four hours. When off, such documents are refused.',
		displayOptions: { show: { linkType: ['temporary'] } },
	},
];

/** A page in Dropbox for people who have access, or an address for anybody that stops working after hours. */
export type LinkKind = 'inDropbox' | 'temporary';

export interface LinkRequest {
	address: string;
	kind: LinkKind;
	/** Whether a temporary link may be one to a restricted document. */
	forRestricted: boolean;
}

/** @throws Refusal `invalid_input` naming the field */
export function readLinkRequest(context: IExecuteFunctions, itemIndex: number): LinkRequest {
	const { document, linkType } = readParameters(context, itemIndex, {
		document: resourceLocator,
		linkType: z.enum(['inDropbox', 'temporary']),
	});
	const { allowRestricted } =
		linkType === 'temporary'
			? readParameters(context, itemIndex, { allowRestricted: z.boolean().default(false) })
			: { allowRestricted: false };
	return { address: documentAddressFrom(document), kind: linkType, forRestricted: allowRestricted };
}
