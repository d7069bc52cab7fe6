import type { Day, RecordId } from './Records';

/** A note of a matter. */
export interface Note {
	id: RecordId;
	subject: string;
	/** As people read it: without tags. */
	text: string;
	date: Day | undefined;
}

export interface NoteInput {
	matterId: RecordId;
	subject: string;
	/** Plain, with line breaks. */
	text: string;
	/** Undefined for the day on which it is written. */
	date: Day | undefined;
	/** Whether addresses in the text are links that people can click; they are text otherwise. */
	hasLinks: boolean;
}

export interface Notes {
	/** All notes of a matter, in the order in which they were made. @throws Refusal `not_found` where there is no such matter */
	listNotes(matterId: RecordId): Promise<Note[]>;
	/** Where the answer was lost, the last note that `isSame` accepts is taken for it, so that no second one is made. */
	createNote(input: NoteInput, isSame: (note: Note) => boolean): Promise<Note>;
	/** Writes subject and text anew. Where it was changed meanwhile, the last one wins. */
	updateNote(id: RecordId, input: NoteInput): Promise<Note>;
	/** One that is gone already counts as deleted. */
	deleteNote(id: RecordId): Promise<void>;
}
