import type { AnyRoute } from '../../route';
import { createFolderV2 } from './createFolder';
import { getMetadata } from './getMetadata';
import { getLatestCursor, listFolder, listFolderContinue } from './listFolder';
import { copyV2, moveV2 } from './move';
import { upload } from './upload';

/** The files/* routes. */
export const filesRoutes: readonly AnyRoute[] = [
	...[createFolderV2, getMetadata, upload, moveV2, copyV2],
	...[listFolder, listFolderContinue, getLatestCursor],
];
