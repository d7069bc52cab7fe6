import type { IBinaryData } from 'n8n-workflow';
import type { DocumentStore } from '../../../../../../nodes/shared/core/DocumentStore';
import type { Progress } from '../../../../../../nodes/shared/core/Progress';
import type { LegalServerPort } from '../../../../../../nodes/shared/legalserver/port';

/** What an operation may reach of the outside world. */
export interface Dependencies {
	legalServer: LegalServerPort;
	documents: DocumentStore<IBinaryData>;
	progress: Progress;
	/** Says in n8n's log what a run is about to do. No names. */
	announce(line: string): void;
}
