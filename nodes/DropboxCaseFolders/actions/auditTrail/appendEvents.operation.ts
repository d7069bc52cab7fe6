import { anchorText } from '../../../shared/domain/audit/Anchor';
import type { Operation } from '../../../shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { runWithDryRun, type HasDryRun } from '../shared/dryRun/runWithDryRun';
import { appendEach, type AppendedEvent } from './append/appendEach';
import { appendFields } from './append/fields';
import { readAppendRequest, type AppendRequest } from './append/readAppendRequest';

type Needs = Pick<Dependencies, 'dropbox' | 'clock'>;

/** Append: the events of a run behind the end of the audit trail, each of them once. */
export const appendEvents: Operation<AppendRequest, AppendedEvent & HasDryRun, Needs> = {
	fields: appendFields,
	read: readAppendRequest,
	run: async (requests, dependencies) =>
		await runWithDryRun(
			requests,
			dependencies,
			async (ofKind, dropbox) => await appendEach(ofKind, dropbox, dependencies.clock),
		),
	rows: ({ eventId, segment, position, anchor, alreadyThere, dryRun, warnings }) => [
		{
			status: alreadyThere ? 'alreadyThere' : 'appended',
			...{ eventId, segment, position: position ?? null },
			...{ events: anchor?.events ?? null, root: anchor?.root ?? null },
			anchor: anchor === undefined ? null : anchorText(anchor),
			...(dryRun ? { dryRun } : {}),
			...(warnings.length > 0 ? { warnings } : {}),
		},
	],
};
