import type { IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../../shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { mapOk, mapPartition, type Outcome } from '../../../shared/core/outcome';
import { readParameters } from '../../../shared/dropboxNode/readParameters';
import { z } from '../../../shared/vendor/zod';
import { createDryRunDropboxWithSharing } from '../shared/dryRun/createDryRunDropboxWithSharing';
import { isRealRun } from '../shared/dryRun/runWithDryRun';
import { findExistingFiles } from './upload/existingFiles';
import { uploadFields } from './upload/fields';
import { uploadNotes } from './upload/notes';
import { readPrivilege } from './upload/privileged/readPrivilege';
import { uploadWithPrivileged } from './upload/privileged/uploadWithPrivileged';
import { readUploadRequest } from './upload/read/request';
import { uploadRows } from './upload/rows';
import { uploadDocuments } from './upload/uploadDocuments';
import type { UploadRequest, UploadResult } from './upload/UploadRequest';

/** Upload Document: all documents of a run together, each of which becomes one output item. */
export const upload: Operation<UploadRequest, UploadResult, Dependencies> = {
	fields: uploadFields,
	// Which documents are privileged, and who may open them, is for people to decide: a model may fill the category.
	asTool: ({ restrictsPrivileged }) => (restrictsPrivileged === true ? 'refused' : 'runs'),
	read: readRequest,
	run: async (requests, dependencies) =>
		requests.some(({ existingFileId }) => existingFileId !== undefined)
			? await mapOk(
					await findExistingFiles(requests, dependencies.dropbox),
					async (all) => await fileDocuments(all, dependencies),
				)
			: await fileDocuments(requests, dependencies),
	rows: uploadRows,
	notes: uploadNotes,
};

async function readRequest(context: IExecuteFunctions, itemIndex: number): Promise<UploadRequest> {
	const request = await readUploadRequest(context, itemIndex);
	const { restrictPrivileged } = readParameters(context, itemIndex, { restrictPrivileged: z.boolean() });
	if (!restrictPrivileged) return request;
	const { warnings, ...privilege } = readPrivilege(context, itemIndex, request.caseFolder);
	return {
		...request,
		restrictsPrivileged: true,
		...privilege,
		warnings: [...request.warnings, ...warnings],
	};
}

const fileDocuments = async (
	requests: readonly UploadRequest[],
	{ dropbox, progress, clock }: Dependencies,
): Promise<Array<Outcome<UploadResult>>> =>
	await mapPartition(
		requests,
		isRealRun,
		async (meant) => await uploadFor(meant)(meant, dropbox, progress),
		async (reported) => await uploadFor(reported)(reported, createDryRunDropboxWithSharing(dropbox, clock)),
	);

/** Where privileged documents are not kept apart nothing is looked at for their sake. One that is to be restricted always is. */
const uploadFor = (requests: readonly UploadRequest[]): typeof uploadDocuments =>
	requests.some(
		({ restriction, restrictedPlace }) => restriction !== undefined || restrictedPlace !== undefined,
	)
		? uploadWithPrivileged
		: uploadDocuments;
