import { outcomeOfSync } from '../../../shared/core/outcome';
import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { caseFields } from './create/caseFields';
import { readCreateRequest } from './create/request';
import type { CasePreview, PreviewRequest } from './preview/CasePreview';
import { previewNotes } from './preview/notes';
import { previewCaseFolders } from './preview/previewCaseFolders';
import { previewRows } from './preview/rows';

/** Preview: what Create would make of each case, with nothing written. */
export const preview: Operation<PreviewRequest, CasePreview, Pick<Dependencies, 'dropbox' | 'clock'>> = {
	fields: caseFields({ resource: ['caseFolder'], operation: ['preview'] }),
	read: (context, item) => ({ item, request: outcomeOfSync(() => readCreateRequest(context, item)) }),
	run: async (requests, { dropbox, clock }) => await previewCaseFolders(requests, dropbox, clock),
	rows: previewRows,
	notes: previewNotes,
};
