import type { IExecuteFunctions } from 'n8n-workflow';
import { documentAddressFrom } from '../../../../shared/domain/documentAddressFrom';
import { z } from '../../../../shared/vendor/zod';
import type { ClientFolderRequest } from '../../shared/clientFolder/locateClientFolders';
import { readClientFolder } from '../../shared/clientFolder/request';
import { resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';

export interface ClientCopyRequest extends ClientFolderRequest {
	/** Address of the document. */
	document: string;
	/** Whether documents may be copied that do not lie in the case folder. */
	fromElsewhere: boolean;
	/** Whether to only report what would be done. */
	dryRun: boolean;
}

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
export function readClientCopy(context: IExecuteFunctions, itemIndex: number): ClientCopyRequest {
	const { document, fromElsewhere, dryRun } = readParameters(context, itemIndex, {
		document: resourceLocator,
		fromElsewhere: z.boolean(),
		dryRun: z.boolean(),
	});
	const address = documentAddressFrom(document);
	return { document: address, ...readClientFolder(context, itemIndex), fromElsewhere, dryRun };
}
