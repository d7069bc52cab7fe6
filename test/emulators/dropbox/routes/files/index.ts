import type { AnyRoute } from '../../route';
import { createFolderBatch, createFolderBatchCheck, createFolderV2 } from './createFolder';
import { deleteBatch, deleteBatchCheck, deleteV2 } from './delete';
import { download } from './download';
import { downloadZip } from './downloadZip';
import { sessionFinish, sessionFinishBatch, sessionFinishBatchCheck, sessionFinishBatchOld } from './finish';
import { getMetadata } from './getMetadata';
import { getLatestCursor, listFolder, listFolderContinue } from './listFolder';
import { listRevisions } from './listRevisions';
import { lockFileBatch, unlockFileBatch } from './lock';
import { longpoll } from './longpoll';
import { copyBatch, copyBatchCheck, copyV2, moveBatch, moveBatchCheck, moveV2 } from './move';
import { restoreRoute } from './restore';
import { searchContinueV2, searchV2 } from './search';
import { tagsAdd, tagsGet, tagsRemove } from './tags';
import { getTemporaryLink } from './temporaryLink';
import { getThumbnail } from './thumbnail';
import { upload } from './upload';
import { sessionAppend, sessionAppendBatch, sessionStart, sessionStartBatch } from './uploadSessions';

/** The files/* routes. */
export const filesRoutes: readonly AnyRoute[] = [
	...[createFolderV2, createFolderBatch, createFolderBatchCheck],
	...[listFolder, listFolderContinue, getLatestCursor, longpoll, getMetadata, searchV2, searchContinueV2],
	...[upload, sessionStart, sessionStartBatch, sessionAppend, sessionAppendBatch],
	...[sessionFinish, sessionFinishBatch, sessionFinishBatchOld, sessionFinishBatchCheck],
	...[moveV2, moveBatch, moveBatchCheck, copyV2, copyBatch, copyBatchCheck],
	...[deleteV2, deleteBatch, deleteBatchCheck, listRevisions, restoreRoute],
	...[lockFileBatch, unlockFileBatch],
	...[download, downloadZip, getTemporaryLink, getThumbnail, tagsAdd, tagsRemove, tagsGet],
];

export { answerTemporaryLink } from './temporaryLink';
