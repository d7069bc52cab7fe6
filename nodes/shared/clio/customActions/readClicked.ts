import { Refusal } from '../../core/Refusal';
import { toHttpRefusal, unexpectedResponse } from '../../http/createService';
import { ConnectionLost } from '../../http/types';
import type { ClioApi } from '../client/ClioApi';
import { ClioError } from '../client/ClioError';
import { clioService } from '../client/service';
import { DOCUMENT_FIELDS, readDocument, type RawDocument } from '../documents/readDocument';
import { permissionFor } from '../errors/permissions';
import { throwRefusal } from '../errors/toRefusal';
import { FOLDER_FIELDS, readFolder, type RawFolder } from '../folders/createFoldersPort';
import { MATTER_FIELDS, readMatter, type RawMatter } from '../matters/readMatter';
import type { Click, Contact, Subject } from '../port/CustomActions';
import { pluralOf } from './pages';
import { readSubjectUrl } from './readSubjectUrl';

/** Reads the record that was clicked on, with the click's nonce. */
export async function readClicked(api: ClioApi, { subjectUrl, nonce }: Click): Promise<Subject> {
	const { kind, id } = readSubjectUrl(subjectUrl, api.origin);
	const read = async <Raw extends { id: number }>(fields: string): Promise<Raw> => {
		const query = { fields, custom_action_nonce: nonce };
		const raw = await api
			.read<Raw>([pluralOf(kind), id], query)
			.catch(throwClickRefusal)
			.catch(throwRefusal);
		if (raw.id !== id) throw unexpectedResponse(clioService.name, 'another record');
		return raw;
	};
	switch (kind) {
		case 'matter':
			return { kind, record: readMatter(await read<RawMatter>(MATTER_FIELDS)) };
		case 'document':
			return { kind, record: readDocument(await read<RawDocument>(DOCUMENT_FIELDS)) };
		case 'folder':
			return { kind, record: readFolder(await read<RawFolder>(FOLDER_FIELDS)) };
		case 'contact':
			return { kind, record: readContact(await read<RawContact>('id,etag,name,type')) };
		case 'activity':
			throw activityRefusal();
	}
}

interface RawContact {
	id: number;
	etag?: string | null;
	name?: string | null;
	type?: string | null;
}

const readContact = ({ id, etag, name, type }: RawContact): Contact => ({
	...{ id, etag: etag ?? '', name: name ?? '', type: type ?? '' },
});

/** A nonce that was sent may be used up, whatever became of the answer: only another click brings another one. */
function throwClickRefusal(thrown: unknown): never {
	if (thrown instanceof ClioError && thrown.status === 403) throw unprovenRefusal(thrown);
	const isLost = thrown instanceof ConnectionLost || clioService.isTransient(thrown);
	const refusal = isLost ? toHttpRefusal(clioService, thrown) : undefined;
	if (refusal === undefined) throw thrown;
	throw refusal.reword(
		`The click could not be verified. ${refusal.message}`,
		`Go back to Clio and click again: Clio’s proof of this click may be used up. ${refusal.advice}`,
	);
}

const unprovenRefusal = ({ resource }: ClioError): Refusal =>
	new Refusal(
		'no_access',
		'Clio did not confirm this click: it is older than a minute, it was used before (perhaps by an attempt whose answer was lost), or someone other than the connected user clicked',
		`Go back to Clio and click again. If this happens every time, connect the credential as the user who clicks, and check that the app has the permission ${permissionFor(resource) ?? 'for this kind of record'} (read).`,
	);

const activityRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The click was on an activity, which Verify Click cannot read',
		'Put the link on the page of a matter, a document, a folder or a contact.',
	);
