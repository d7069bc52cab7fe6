import {
	readList,
	readReference,
	readUserReference,
	type RawReference,
	type RawUser,
} from '../client/readReference';
import type { CustomFieldValue, Matter } from '../port';

const USER = '{id,name,email}';

/** What is asked for of a matter. Clio gives no more than is named, and answers one name that it does not know with 400. */
export const MATTER_FIELDS = [
	'id,etag,display_number,custom_number,description,status,open_date,pending_date,close_date',
	'client_reference,location,shared,created_at,updated_at,matter_stage_updated_at',
	'client{id,name},practice_area{id,name},matter_stage{id,name},folder{id}',
	`responsible_attorney${USER},originating_attorney${USER},responsible_staff${USER}`,
	// Of what is nested in these Clio gives its ID alone.
	'custom_field_values{id,field_name,field_type,value,custom_field,picklist_option}',
].join(',');

/** A matter as Clio gives it, as far as this package reads it. */
export interface RawMatter {
	id: number;
	etag?: string | null;
	display_number?: string | null;
	custom_number?: string | null;
	description?: string | null;
	status?: string | null;
	open_date?: string | null;
	pending_date?: string | null;
	close_date?: string | null;
	client_reference?: string | null;
	location?: string | null;
	shared?: boolean | null;
	created_at?: string;
	updated_at?: string;
	matter_stage_updated_at?: string | null;
	client?: RawReference | null;
	practice_area?: RawReference | null;
	matter_stage?: RawReference | null;
	folder?: RawReference | null;
	responsible_attorney?: RawUser | null;
	originating_attorney?: RawUser | null;
	responsible_staff?: RawUser | null;
	custom_field_values?: RawCustomFieldValue[] | null;
}

interface RawCustomFieldValue {
	id?: string | number | null;
	field_name?: string | null;
	field_type?: string | null;
	value?: unknown;
	custom_field?: RawReference | null;
	picklist_option?: (RawReference & { option?: string | null }) | null;
}

export const readMatter = (raw: RawMatter): Matter => ({
	id: raw.id,
	etag: raw.etag ?? '',
	displayNumber: raw.display_number ?? '',
	customNumber: raw.custom_number ?? '',
	description: raw.description ?? '',
	status: raw.status ?? '',
	openDate: raw.open_date ?? undefined,
	pendingDate: raw.pending_date ?? undefined,
	closeDate: raw.close_date ?? undefined,
	clientReference: raw.client_reference ?? '',
	location: raw.location ?? '',
	isShared: raw.shared === true,
	client: readReference(raw.client),
	practiceArea: readReference(raw.practice_area),
	responsibleAttorney: readUserReference(raw.responsible_attorney),
	originatingAttorney: readUserReference(raw.originating_attorney),
	responsibleStaff: readUserReference(raw.responsible_staff),
	stage: readReference(raw.matter_stage),
	stageUpdatedAt: raw.matter_stage_updated_at ?? undefined,
	folderId: raw.folder?.id ?? undefined,
	createdAt: raw.created_at ?? '',
	updatedAt: raw.updated_at ?? '',
	customFields: readList(raw.custom_field_values).map(readCustomFieldValue),
});

/** A value's ID is text and names the kind of field; until there is a value, there is none. */
const readCustomFieldValue = (raw: RawCustomFieldValue): CustomFieldValue => ({
	id: raw.id === null || raw.id === undefined ? undefined : String(raw.id),
	fieldId: raw.custom_field?.id ?? undefined,
	fieldName: raw.field_name ?? '',
	fieldType: raw.field_type ?? '',
	value: raw.picklist_option?.option ?? raw.value ?? null,
	stored: raw.picklist_option?.id ?? raw.value ?? null,
});
