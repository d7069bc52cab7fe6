import { ignoreAbsent } from '../../core/Refusal';
import type { ClioApi } from '../client/ClioApi';
import { readWholeList } from '../client/readWholeList';
import { throwRefusal } from '../errors/toRefusal';
import type { Note, NoteInput, Notes } from '../port/Notes';
import { plainText, richText } from '../../core/richText';

const FIELDS = 'id,subject,detail,detail_text_type,date';

interface RawNote {
	id: number;
	subject?: string | null;
	detail?: string | null;
	detail_text_type?: string | null;
	date?: string | null;
}

export function createNotesPort(api: ClioApi): Notes {
	const query = { fields: FIELDS };
	const list = async (matterId: number): Promise<RawNote[]> => {
		// Clio lists notes of one kind only.
		const wanted = { ...query, type: 'Matter', matter_id: matterId };
		return await readWholeList<RawNote>(api, ['notes'], wanted);
	};
	return {
		listNotes: async (matterId) => (await list(matterId).catch(throwRefusal)).map(readNote),
		async createNote(input, isSame) {
			const data = { type: 'Matter', matter: { id: input.matterId }, ...dataOf(input) };
			const write = { method: 'POST' as const, path: ['notes'], query, data };
			// The last one: another run may have made the same just before, and of both the first is kept.
			const findMade = async () => (await list(input.matterId)).findLast((raw) => isSame(readNote(raw)));
			return readNote(await api.writeOnce<RawNote>(write, findMade).catch(throwRefusal));
		},
		async updateNote(id, input) {
			const write = { method: 'PATCH' as const, path: ['notes', id], query, data: dataOf(input) };
			return readNote((await api.write<RawNote>(write).catch(throwRefusal)) ?? { id });
		},
		async deleteNote(id) {
			await api
				.write({ method: 'DELETE', path: ['notes', id] })
				.catch(throwRefusal)
				.catch(ignoreAbsent);
		},
	};
}

const dataOf = ({ subject, text, date, hasLinks }: NoteInput) => ({
	subject,
	detail: hasLinks ? richText(text) : text,
	detail_text_type: hasLinks ? 'rich_text' : 'plain_text',
	...(date === undefined ? {} : { date }),
});

const readNote = ({ id, subject, detail, detail_text_type: type, date }: RawNote): Note => ({
	...{ id, subject: subject ?? '', date: date ?? undefined },
	text: type === 'rich_text' ? plainText(detail ?? '') : (detail ?? ''),
});
