import { richText } from '../../core/richText';
import { Turns } from '../../core/Turns';
import type { LegalServerApi } from '../client/LegalServerApi';
import { readPages } from '../client/readPages';
import { readId } from '../client/readValues';
import { PERMISSIONS } from '../errors/permissions';
import { throwRefusal } from '../errors/toRefusal';
import type { NewNote, Notes, Uuid } from '../port';
import { readNote, type RawNote } from './readNote';

export function createNotesPort(api: LegalServerApi): Notes {
	const list = async (matterUuid: Uuid): Promise<RawNote[]> => {
		const listing = {
			call: { path: ['matters', matterUuid, 'notes'], needs: [PERMISSIONS.searchNotes] },
			idOf: ({ id }: RawNote) => readId(id) ?? 0,
			read: (raw: RawNote) => raw,
		};
		const found: RawNote[] = [];
		for await (const { records } of readPages<RawNote, RawNote>(api, listing)) found.push(...records);
		return found;
	};
	return {
		listNotes: async (matterUuid) => (await list(matterUuid).catch(throwRefusal)).map(readNote),
		async createNote(matterUuid, note, isSame) {
			const write = {
				...{ method: 'POST' as const, path: ['matters', matterUuid, 'notes'] },
				...{ needs: [PERMISSIONS.createNotes], data: bodyOf(note) },
			};
			const findMade = async () => (await list(matterUuid)).findLast((raw) => isSame(readNote(raw)));
			return readNote(await api.writeOnce<RawNote>(write, findMade).catch(throwRefusal));
		},
		inTurn: async (matterUuid, work) => await turns.take(`${api.host}/${matterUuid}`, work),
	};
}

/** Of all executions of a process: a form that is saved twice calls n8n twice. */
const turns = new Turns();

const bodyOf = ({ subject, text, noteType, hasLinks, datePosted }: NewNote) => ({
	...{ subject, body: hasLinks ? richText(text) : text, note_type: noteType, is_html: hasLinks },
	...(datePosted === undefined ? {} : { date_posted: datePosted }),
});
