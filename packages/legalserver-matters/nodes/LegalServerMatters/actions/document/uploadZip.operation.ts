import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { dryRunNotes } from '../shared/dryRunOption';
import { caseRow } from './documentRow';
import { readZipRequest, type ZipRequest } from './uploadZip/readZipRequest';
import { uploadZips, type UploadedZip } from './uploadZip/uploadZips';
import { zipFields } from './uploadZip/zipFields';

/** Upload as ZIP Into a Subfolder: one output item per input item. */
export const uploadZip: Operation<ZipRequest, UploadedZip, Dependencies> = {
	fields: zipFields,
	read: readZipRequest,
	run: async (requests, { legalServer, progress }) => await uploadZips(requests, legalServer, progress),
	rows: ({ status, subfolder, files, sentUuid, isZip, matter, warnings, dryRun }) => [
		{
			...{ status, subfolder },
			// Of files out of a ZIP LegalServer says nothing: Get Many lists them.
			files: files.map(({ documentUuid, ...file }) => ({ ...file, documentUuid: documentUuid ?? null })),
			zipDocumentUuid: isZip ? (sentUuid ?? null) : null,
			...caseRow(matter),
			...(warnings.length === 0 ? {} : { warnings }),
			...(dryRun ? { dryRun } : {}),
		},
	],
	notes: (results) => dryRunNotes(results, results.length === 1 ? 'item' : 'items'),
};
