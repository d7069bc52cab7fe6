import type { NoteType } from '../state/records';

export function noteTypeBody({ name, id, active, system, uuid }: NoteType): object {
	return { name, id, active, list_order: null, note: '', type2: null, system, singular: true, uuid };
}
