import type { AnyRoute } from '../../route';
import { createFileRequest } from './create';
import {
	countFileRequests,
	getFileRequest,
	listFileRequests,
	listFileRequestsContinue,
	listFileRequestsV2,
} from './read';
import { deleteAllClosedFileRequests, deleteFileRequests } from './remove';
import { updateFileRequest } from './update';

/** The file_requests/* routes. */
export const fileRequestsRoutes: readonly AnyRoute[] = [
	...[createFileRequest, updateFileRequest, getFileRequest],
	...[listFileRequests, listFileRequestsV2, listFileRequestsContinue, countFileRequests],
	...[deleteFileRequests, deleteAllClosedFileRequests],
];
