import { groupBy, inParallel, outcomeOf, type Outcome } from '../../../../../../nodes/shared/core/outcome';
import type { Progress } from '../../../../../../nodes/shared/core/Progress';
import type { Note, NoteInput, Notes, WriteChecks } from '../../../../../../nodes/shared/clio/port';

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

/** Clio takes few calls a minute: more at once would only wait. */
const AT_ONCE = 4;

/**
 * Sees to it that matters have these notes, each once: a run that was cut short is run again, and events come twice.
 * Those of one matter are made one after another, in their order.
 */
export async function createNotes(
	requests: readonly NoteRequest[],
	clio: Notes & WriteChecks,
	progress: Progress,
): Promise<Array<Outcome<CreatedNote>>> {
	const outcomes = new Map<NoteRequest, Outcome<CreatedNote>>();
	const matters = [...groupBy(requests, ({ matterId }) => matterId)];
	await inParallel(
		matters,
		async ([matterId, ofMatter]) => {
			const listed = await outcomeOf(async () => {
				clio.requireWritable();
				return await clio.listNotes(matterId);
			});
			const known = listed.ok ? [...listed.value] : [];
			for (const request of ofMatter) {
				const outcome = listed.ok
					? await outcomeOf(async () => await createNote(request, known, clio))
					: listed;
				outcomes.set(request, outcome);
				progress(outcomes.size, requests.length, 'notes');
			}
		},
		AT_ONCE,
	);
	return requests.map((request) => outcomes.get(request) as Outcome<CreatedNote>);
}

/** @param known the notes that the matter has; what is made is added */
async function createNote(request: NoteRequest, known: Note[], clio: Notes): Promise<CreatedNote> {
	const { matterId, dryRun, warnings } = request;
	const result = (status: CreatedNote['status'], note: Note | undefined): CreatedNote => ({
		...{ status, matterId, note, dryRun, warnings },
	});
	const isSame = (note: Note) => isSameNote(note, request);
	const existing = known.find(isSame);
	if (existing !== undefined) return result('unchanged', existing.id === PRETENDED ? undefined : existing);
	if (dryRun) {
		const { subject, text, date } = request;
		known.push({ id: PRETENDED, subject, text, date });
		return result('created', undefined);
	}
	const note = await clio.createNote(request, isSame);
	known.push(note);
	// Somebody else may have made the same one since: all agree on the first.
	const first = (await clio.listNotes(matterId)).find(isSame);
	if (first === undefined || first.id >= note.id) return result('created', note);
	await clio.deleteNote(note.id);
	return result('unchanged', first);
}

/** The ID of what a dry run would make: none that Clio gives. */
const PRETENDED = 0;

/** By what people read, however Clio writes it down. The date counts only where one is given. */
const isSameNote = (note: Note, { subject, text, date }: NoteInput): boolean =>
	words(note.subject) === words(subject) &&
	words(note.text) === words(text) &&
	(date === undefined || note.date === date);

const words = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
