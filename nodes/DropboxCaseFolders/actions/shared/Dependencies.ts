import type { IBinaryData } from 'n8n-workflow';
import type { DocumentStore } from '../../../shared/core/DocumentStore';
import type { Progress } from '../../../shared/core/Progress';
import type { LinkKeys } from '../../../shared/domain/casePage/signedToken';
import type { DropboxPort } from '../../../shared/dropbox/port';
import type { Clock } from '../../../shared/http/types';

/** What an operation may reach of the outside world. */
export interface Dependencies {
	dropbox: DropboxPort;
	/** Where fetched documents are kept for the nodes that follow. */
	documents: DocumentStore<IBinaryData>;
	/** Told how far a long run is. */
	progress: Progress;
	/** What day it is, for what bears a date. */
	clock: Pick<Clock, 'now'>;
}

/** All that an operation needs which neither fetches documents nor takes long. */
export type DropboxOnly = Pick<Dependencies, 'dropbox'>;

/** The same for operations of case pages. */
export interface CasePageDependencies extends Dependencies {
	/**
	 * What links to case pages are signed with.
	 * @throws Refusal `not_connected` where the credential has no key
	 */
	linkKeys: () => LinkKeys;
}

/** What is asked of the connection itself. */
export interface ConnectionDependencies extends DropboxOnly {
	/** A mark of the access token that n8n has now. */
	readTokenMark: () => Promise<string>;
}
