import { Refusal } from '../../../../../../nodes/shared/core/Refusal';
import type { Matters, Note, Notes } from '../../../../../../nodes/shared/legalserver/port';
import type { NamedCase } from '../shared/nameCases';

/** A note that the case has, or that a dry run would have made. */
export interface KnownNote {
	/** What is compared. */
	as: Pick<Note, 'subject' | 'text' | 'noteType'>;
	note: Note | undefined;
}

/**
 * The notes that a case has; those that somebody made inactive are gone.
 * @throws Refusal where they cannot be looked at
 */
export async function listKnownNotes(
	{ uuid, id }: NamedCase,
	dryRun: boolean,
	legalServer: Notes & Matters,
): Promise<KnownNote[]> {
	const notes = await legalServer.listNotes(uuid).catch(refuseBlindly);
	// A case that was not read yet may be none.
	if (notes.length === 0 && dryRun && id === undefined) await legalServer.readMatter({ uuid });
	return notes.filter(({ isActive }) => isActive).map((note) => ({ as: note, note }));
}

/** Without looking, every run would add the note once more, and LegalServer lets nobody delete one by its API. */
function refuseBlindly(thrown: unknown): never {
	if (thrown instanceof Refusal && (thrown.reason === 'missing_scope' || thrown.reason === 'no_access'))
		throw thrown.reword(
			thrown.message,
			`No note was added: if the node cannot see the notes that are already there, every run would add the same note again. ${thrown.advice}`,
		);
	throw thrown;
}
