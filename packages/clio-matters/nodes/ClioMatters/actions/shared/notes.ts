import type { Outcome } from '../../../../../../nodes/shared/core/outcome';
import { runPerRecord } from '../../../../../../nodes/shared/node/runPerRecord';
import type { Matters, Note, NoteInput, Notes, WriteChecks } from '../../../../../../nodes/shared/clio/port';

/** Clio takes few calls a minute: more at once would only wait. */
const AT_ONCE = 4;

/** The ID of a note that a dry run would make: none that Clio gives. */
export const PRETENDED_NOTE = 0;

/**
 * Runs what is to be done with notes matter by matter, each with the notes that it has: those of one matter in the order
 * of the items, each seeing what the ones before it did.
 */
export async function runPerMatter<Request extends { matterId: number; dryRun: boolean }, Result>(
	requests: readonly Request[],
	clio: Notes & Matters & WriteChecks,
	run: (request: Request, known: Note[]) => Promise<Result>,
	tellDone: (count: number) => void,
): Promise<Array<Outcome<Result>>> {
	clio.requireWritable();
	return await runPerRecord(requests, {
		keyOf: ({ matterId }) => matterId,
		async read({ matterId, dryRun }) {
			const known = await clio.listNotes(matterId);
			// Clio says nothing of a matter that there is not before something is written to it.
			if (known.length === 0 && dryRun) await clio.readMatter(matterId);
			return known;
		},
		...{ run, tellDone, atOnce: AT_ONCE },
	});
}

/**
 * Makes a note that the matter does not have, and sees to it that there is one of it, whoever else makes the same.
 * @param known the notes that the matter has; what is made is added
 */
export async function createOnce(
	input: NoteInput,
	isSame: (note: Note) => boolean,
	known: Note[],
	clio: Notes,
	dryRun: boolean,
): Promise<{ note: Note; isNew: boolean }> {
	if (dryRun) {
		const { subject, text, date } = input;
		const note = { id: PRETENDED_NOTE, subject, text, date };
		known.push(note);
		return { note, isNew: true };
	}
	const note = await clio.createNote(input, isSame);
	known.push(note);
	// Somebody else may have made the same one since: all agree on the first.
	const same = (await clio.listNotes(input.matterId)).filter(isSame);
	const [first] = same;
	if (first === undefined || first.id === note.id) return { note, isNew: true };
	// Nothing is deleted by a number alone: it has to be that of such a note of this matter.
	if (!same.some(({ id }) => id === note.id)) return { note: first, isNew: true };
	await clio.deleteNote(note.id);
	return { note: first, isNew: false };
}
