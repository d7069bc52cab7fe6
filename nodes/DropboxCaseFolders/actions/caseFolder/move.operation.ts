import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import type { MovedFolder, MoveRequest } from './move/MoveRequest';
import { moveFields } from './move/fields';
import { moveCaseFolders } from './move/moveCaseFolders';
import { moveNotes } from './move/notes';
import { readMoveRequest } from './move/request';

/** Move to Destination: case folders into another folder, in batches, with a report; their IDs stay. */
export const move: Operation<MoveRequest, MovedFolder, Dependencies> = {
	fields: moveFields,
	read: readMoveRequest,
	run: async (requests, { dropbox, progress }) => await moveCaseFolders(requests, dropbox, progress),
	rows: (folder) => [{ ...folder }],
	notes: moveNotes,
};
