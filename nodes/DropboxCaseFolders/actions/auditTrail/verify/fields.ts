import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import type { Anchor } from '../../../../shared/domain/audit/Anchor';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import { InvalidField } from '../../../../shared/node/InvalidField';
import { optionsField } from '../../../../shared/node/panel';
import { optionalText, resourceLocator, wholeNumber } from '../../../../shared/node/readParameters';
import { z } from '../../../../shared/vendor/zod';
import { auditFolderField } from '../shared/auditFolder';

export const verifyFields: INodeProperties[] = [
	auditFolderField,
	optionsField([
		{
			displayName: 'Anchor Events',
			name: 'anchorEvents',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'How many events the trail had when the anchor was noted, as Append and Verify returned it in events. Needs Anchor Root.',
		},
		{
			displayName: 'Anchor Root',
			name: 'anchorRoot',
			type: 'string',
			default: '',
			description:
				'The root of the trail at that time, as Append and Verify returned it, such as 5dc9da79a70659a9… (64 digits). With an anchor that was kept elsewhere, also a trail is found that was cut off or written anew as a whole.',
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
	options: z.object({ anchorEvents: wholeNumber(0).optional(), anchorRoot: optionalText }).default({}),
};

/** @throws Refusal `invalid_input` naming the field */
export function readVerifyRequest(context: IExecuteFunctions, itemIndex: number): VerifyRequest {
	const { auditFolder, options } = readParameters(context, itemIndex, shape);
	return { auditFolder: addressFrom(auditFolder), anchor: anchorFrom(options) };
}

interface GivenAnchor {
	anchorEvents?: number | undefined;
	anchorRoot: string;
}

/** Half an anchor would verify less than somebody expects. */
function anchorFrom({ anchorEvents, anchorRoot }: GivenAnchor): Anchor | undefined {
	const root = anchorRoot.trim().toLowerCase();
	if (root === '' && anchorEvents === undefined) return undefined;
	if (root === '')
		throw new InvalidField(['options', 'anchorRoot'], 'it is empty, and Anchor Events is not', verifyFields);
	if (!/^[0-9a-f]{64}$/.test(root))
		throw new InvalidField(
			['options', 'anchorRoot'],
			'it is not a root, which has 64 digits from 0 to 9 and a to f',
			verifyFields,
		);
	if (anchorEvents === undefined)
		throw new InvalidField(['options', 'anchorEvents'], 'it is empty, and Anchor Root is not', verifyFields);
	return { events: anchorEvents, root };
}
