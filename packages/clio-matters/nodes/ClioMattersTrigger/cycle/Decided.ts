import type { Document, Matter } from '../../../../../nodes/shared/clio/port';
import type { Folder } from '../../../../../nodes/shared/clio/port/Folders';
import type { Decision } from './decide';
import type { Model } from './Watch';

/** A record with what there is to tell of it. */
export interface Decided {
	model: Model;
	id: number;
	decision: Decision;
	/** Those of its events that the workflow wants. */
	wanted: Decision['events'];
	document?: Document | undefined;
	folder?: Folder | undefined;
	matter?: Matter | undefined;
}
