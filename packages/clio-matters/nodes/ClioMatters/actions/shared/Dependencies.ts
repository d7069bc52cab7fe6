import type { IBinaryData } from 'n8n-workflow';
import type { DocumentStore } from '../../../../../../nodes/shared/core/DocumentStore';
import type { Progress } from '../../../../../../nodes/shared/core/Progress';
import type { ClioPort } from '../../../../../../nodes/shared/clio/port';

/** What an operation may reach of the outside world. */
export interface Dependencies {
	clio: ClioPort;
	documents: DocumentStore<IBinaryData>;
	progress: Progress;
	/** Says in n8n's log what a run is about to do. No names. */
	announce(line: string): void;
}

/** What is asked of the connection itself. */
export interface ConnectionDependencies extends Pick<Dependencies, 'clio'> {
	/** A mark of the access token that n8n has now. */
	readTokenMark: () => Promise<string>;
}
