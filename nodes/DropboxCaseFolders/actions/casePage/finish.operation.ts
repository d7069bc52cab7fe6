import { inParallel, outcomeOf } from '../../../shared/core/outcome';
import type { Operation } from '../../../shared/node/Operation';
import { optionsField } from '../../../shared/node/panel';
import { filingOptions, ifNameTakenField } from '../document/upload/filingFields';
import { uploadRows } from '../document/upload/rows';
import type { CasePageDependencies } from '../shared/Dependencies';
import { completeUpload } from './finish/completeUpload';
import { fileUploads, type FinishResult } from './finish/fileUploads';
import { readFinishRequest, type FinishRequest } from './finish/FinishRequest';
import { PIECES_AT_ONCE } from './pieces/readPiece';
import { privilegedFoldersField } from './shared/privilegedFolders';
import { requestField } from './shared/readPageRequest';

/** Finish: the last piece of a large document, which is then filed as Upload Document files others. */
export const finish: Operation<FinishRequest, FinishResult, CasePageDependencies> = {
	fields: [requestField, privilegedFoldersField, ifNameTakenField, optionsField(filingOptions)],
	read: readFinishRequest,
	run: async (requests, dependencies) => {
		const completed = await inParallel(
			requests,
			async (request) => await outcomeOf(async () => await completeUpload(request, dependencies)),
			PIECES_AT_ONCE,
		);
		return await fileUploads(completed, dependencies);
	},
	rows: (result) => {
		if (result.kind === 'missing') return [result.row];
		return uploadRows(result.filed).map((row) => ({ ...row, person: result.person ?? null }));
	},
};
