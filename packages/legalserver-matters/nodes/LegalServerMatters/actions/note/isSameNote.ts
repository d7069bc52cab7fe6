import { plainText } from '../../../../../../nodes/shared/core/richText';
import { words } from '../../../../../../nodes/shared/core/words';
import type { Note } from '../../../../../../nodes/shared/legalserver/port';

type Compared = Pick<Note, 'subject' | 'text' | 'noteType'>;

/** By what people read, however LegalServer writes it down: it may keep the signs of HTML as such or not. */
export const isSameNote = (note: Compared, wanted: Compared): boolean =>
	readsAs(note.subject, wanted.subject) &&
	readsAs(note.text, wanted.text) &&
	words(note.noteType).toLowerCase() === words(wanted.noteType).toLowerCase();

const readsAs = (stored: string, wanted: string): boolean =>
	words(stored) === words(wanted) || words(plainText(stored)) === words(wanted);
