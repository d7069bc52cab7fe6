import type { Note } from './records';
import type { Site } from './Site';
import { dateOf } from './time';
import { uuidOf } from './uuid';

export type NewNote = Pick<Note, 'matterId' | 'subject' | 'body' | 'noteType' | 'createdBy'> &
	Partial<Pick<Note, 'datePosted' | 'isHtml' | 'allowEtransfer' | 'active' | 'hasDocument'>>;

export function addNote(site: Site, note: NewNote): Note {
	const id = site.notes.takeId();
	return site.notes.create({
		...{ isHtml: false, allowEtransfer: true, active: true, hasDocument: false, lastUpdatedBy: null },
		...{ datePosted: dateOf(site.clock.now()), ...note, id, uuid: uuidOf(site.name, 'note', id) },
	});
}
