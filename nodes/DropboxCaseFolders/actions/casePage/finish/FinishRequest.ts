import type { IExecuteFunctions } from 'n8n-workflow';
import type { DocumentSource } from '../../../../shared/core/DocumentSource';
import { PrivilegedFolders } from '../../../../shared/domain/privilege/PrivilegedFolders';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import { optionalText } from '../../../../shared/node/readParameters';
import { readTimeZone } from '../../../../shared/node/timeZoneOption';
import { z } from '../../../../shared/vendor/zod';
import { filingOptionsShape, filingRule } from '../../document/upload/read/request';
import type { UploadRequest } from '../../document/upload/UploadRequest';
import { findPiece } from '../pieces/readPiece';
import { readPageRequest, type PageRequest } from '../shared/readPageRequest';

/** The last piece of a document, and by which rules that is filed. */
export interface FinishRequest {
	request: PageRequest;
	piece: DocumentSource | undefined;
	privileged: PrivilegedFolders;
	filing: Pick<UploadRequest, 'rule' | 'duplicates' | 'archiveFolder' | 'lockArchived' | 'timezone'>;
}

const shape = {
	privilegedFolders: optionalText,
	ifNameTaken: filingRule,
	options: z.object(filingOptionsShape).default({}),
};

/** @throws Refusal `invalid_input`, `source_incomplete` */
export async function readFinishRequest(context: IExecuteFunctions, item: number): Promise<FinishRequest> {
	const { privilegedFolders, ifNameTaken, options } = readParameters(context, item, shape);
	return {
		request: readPageRequest(context, item),
		piece: await findPiece(context, item),
		privileged: new PrivilegedFolders(privilegedFolders),
		filing: {
			rule: ifNameTaken,
			duplicates: options.checkForDuplicates,
			archiveFolder: options.archiveFolder,
			lockArchived: options.lockArchivedVersions,
			timezone: readTimeZone(context, item, readParameters),
		},
	};
}
