import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { parseAnchor, type Anchor } from '../../../../shared/domain/audit/Anchor';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import { InvalidField } from '../../../../shared/node/InvalidField';
import { optionsField } from '../../../../shared/node/panel';
import { optionalText, resourceLocator } from '../../../../shared/node/readParameters';
import { z } from '../../../../shared/vendor/zod';
import { auditFolderField } from '../shared/auditFolder';

export const verifyFields: INodeProperties[] = [
	auditFolderField,
	optionsField([
		{
			displayName: 'Anchor',
			name: 'anchor',
			type: 'string',
			default: '',
			description:
				'An anchor that was kept elsewhere, as Append and Verify returned it, such as 12:5dc9da79a70659a9… (the number of events, a colon, and 64 digits). With it a trail is also found that was cut off or written anew as a whole.',
		},
	]),
];

export interface VerifyRequest {
	/** Address of the audit folder. */
	auditFolder: string;
	anchor: Anchor | undefined;
}

const shape = {
	auditFolder: resourceLocator,
	options: z.object({ anchor: optionalText }).default({}),
};

/** @throws Refusal `invalid_input` naming the field */
export function readVerifyRequest(context: IExecuteFunctions, itemIndex: number): VerifyRequest {
	const { auditFolder, options } = readParameters(context, itemIndex, shape);
	return { auditFolder: addressFrom(auditFolder), anchor: anchorFrom(options.anchor) };
}

/** Less than an anchor would verify less than somebody expects. */
function anchorFrom(given: string): Anchor | undefined {
	if (given.trim() === '') return undefined;
	const anchor = parseAnchor(given);
	if (anchor !== undefined) return anchor;
	throw new InvalidField(
		['options', 'anchor'],
		'it is not an anchor, which is the number of events, a colon, and 64 digits from 0 to 9 and a to f',
		verifyFields,
	);
}
