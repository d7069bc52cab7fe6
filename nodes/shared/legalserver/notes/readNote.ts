import { plainText } from '../../core/richText';
import { readDay, type RawDay } from '../client/days';
import { readId, readName, readText, readUser, type RawNamed, type RawUser } from '../client/readValues';
import type { Note } from '../port';

export interface RawNote {
	casenote_uuid?: string | null;
	id?: number | string | null;
	matter_id?: number | string | null;
	matter_identification_number?: string | null;
	subject?: string | null;
	body?: string | null;
	note_type?: RawNamed;
	date_posted?: RawDay;
	date_time_created?: string | null;
	created_by?: RawUser | null;
	is_html?: boolean | null;
	active?: boolean | null;
}

export const readNote = (raw: RawNote): Note => ({
	uuid: readText(raw.casenote_uuid),
	id: readId(raw.id) ?? 0,
	matterId: readId(raw.matter_id),
	caseNumber: readText(raw.matter_identification_number),
	subject: readText(raw.subject),
	text: raw.is_html === true ? plainText(readText(raw.body)) : readText(raw.body),
	noteType: readName(raw.note_type),
	datePosted: readDay(raw.date_posted),
	createdAt: readText(raw.date_time_created),
	createdBy: readUser(raw.created_by),
	isHtml: raw.is_html === true,
	isActive: raw.active !== false,
});
