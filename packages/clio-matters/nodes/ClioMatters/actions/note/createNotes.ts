import type { Outcome } from '../../../../../../nodes/shared/core/outcome';
import { words } from '../../../../../../nodes/shared/core/words';
import type { Progress } from '../../../../../../nodes/shared/core/Progress';
import type { Matters, Note, NoteInput, Notes, WriteChecks } from '../../../../../../nodes/shared/clio/port';
import { createOnce, PRETENDED_NOTE, runPerMatter } from '../shared/notes';

export interface NoteRequest extends NoteInput {
	dryRun: boolean;
	/** Sentences about what it was given. */
	warnings: string[];
}

export interface CreatedNote {
	status: 'created' | 'unchanged';
	matterId: number;
	/** Undefined for one that a dry run would make. */
	note: Note | undefined;
	dryRun: boolean;
	warnings: string[];
}

/** Sees to it that matters have these notes, each once: a run that was cut short is run again, and events come twice. */
export const createNotes = async (
	requests: readonly NoteRequest[],
	clio: Notes & Matters & WriteChecks,
	progress: Progress,
): Promise<Array<Outcome<CreatedNote>>> =>
	await runPerMatter(
		requests,
		clio,
		async (request, known) => await createNote(request, known, clio),
		(count) => progress(count, requests.length, 'notes'),
	);

async function createNote(request: NoteRequest, known: Note[], clio: Notes): Promise<CreatedNote> {
	const { matterId, dryRun, warnings } = request;
	const isSame = (note: Note) => isSameNote(note, request);
	const existing = known.find(isSame);
	const { note, isNew } =
		existing === undefined
			? await createOnce(request, isSame, known, clio, dryRun)
			: { note: existing, isNew: false };
	return {
		...{ status: isNew ? 'created' : 'unchanged', matterId, dryRun, warnings },
		note: note.id === PRETENDED_NOTE ? undefined : note,
	};
}

/** By what people read, however Clio writes it down. The date counts only where one is given. */
const isSameNote = (note: Note, { subject, text, date }: NoteInput): boolean =>
	words(note.subject) === words(subject) &&
	words(note.text) === words(text) &&
	(date === undefined || note.date === date);
