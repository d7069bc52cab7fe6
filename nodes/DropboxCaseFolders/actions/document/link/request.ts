import type { IExecuteFunctions } from 'n8n-workflow';
import { documentAddressFrom } from '../../../../shared/domain/documentAddressFrom';
import { z } from '../../../../shared/vendor/zod';
import { resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';

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
