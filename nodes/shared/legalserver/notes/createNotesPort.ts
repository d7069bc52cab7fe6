import type { LegalServerApi } from '../client/LegalServerApi';
import { readPages } from '../client/readPages';
import { readId } from '../client/readValues';
import { PERMISSIONS } from '../errors/permissions';
import { throwRefusal } from '../errors/toRefusal';
import type { NewNote, Note, Notes, Uuid } from '../port';
import { readNote, type RawNote } from './readNote';

export function createNotesPort(api: LegalServerApi): Notes {
	const listNotes = async (matterUuid: Uuid): Promise<Note[]> => {
		const listing = {
			call: { path: ['matters', matterUuid, 'notes'], needs: [PERMISSIONS.searchNotes] },
			idOf: ({ id }: RawNote) => readId(id) ?? 0,
			read: readNote,
		};
		const found: Note[] = [];
		for await (const { records } of readPages<RawNote, Note>(api, listing)) found.push(...records);
		return found;
	};
	return {
		listNotes: async (matterUuid) => await listNotes(matterUuid).catch(throwRefusal),
		async createNote(matterUuid, note) {
			const known = new Set((await listNotes(matterUuid).catch(throwRefusal)).map(({ id }) => id));
			const findNew = async () =>
				(await listNotes(matterUuid)).find(
					(each) => !known.has(each.id) && each.subject === note.subject && each.body === note.body,
				);
			const write = {
				...{ method: 'POST' as const, path: ['matters', matterUuid, 'notes'] },
				...{ needs: [PERMISSIONS.createNotes], data: bodyOf(note) },
			};
			const made = async () => {
				const found = await findNew();
				return found && { ...bodyOf(note), id: found.id, casenote_uuid: found.uuid };
			};
			return readNote(await api.writeOnce<RawNote>(write, made).catch(throwRefusal));
		},
	};
}

const bodyOf = ({ subject, body, noteType, isHtml, datePosted }: NewNote) => ({
	...{ subject, body, note_type: noteType, is_html: isHtml },
	...(datePosted === undefined ? {} : { date_posted: datePosted }),
});
