import { numberOfRev } from './ids';
import type { Revision } from './Revision';
import { namespaceHolding } from './tree';
import type { View } from './View';

/** A version by its rev, current or past, that the account may read. */
export function findRevision(view: View, rev: string): Revision | undefined {
	const number = numberOfRev(rev);
	const revision = number === undefined ? undefined : view.state.revisions[number];
	if (!revision) return undefined;
	const file = view.state.entries[revision.fileNumber];
	const namespaceId = revision.place?.namespaceId ?? (file && namespaceHolding(file)?.id);
	return namespaceId !== undefined && view.acting.can(namespaceId, 'read') ? revision : undefined;
}
