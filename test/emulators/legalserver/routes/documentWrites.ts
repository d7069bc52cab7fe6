import { json } from '../../core/contract';
import { missingRefusal, unknownRefusal, uploadRefusal } from '../gateway/Refusal';
import { readMultipart, type Part } from '../gateway/readMultipart';
import type { Call, Route } from '../route';
import { downloadUrl } from '../schema/document';
import { contentTypeOf } from '../state/contentTypes';
import { addDocument } from '../state/documents';
import { addNote } from '../state/notes';
import type { Document, Matter } from '../state/records';
import { unzip } from '../storage/unzip';
import { visibleMatters } from './visible';

const fileOf = (parts: readonly Part[], name: string): Part | undefined =>
	parts.find((part) => part.name === name && part.filename !== undefined);

const textOf = (parts: readonly Part[], name: string): string | undefined =>
	parts.find((part) => part.name === name && part.filename === undefined)?.body.toString('utf8');

/** Throws the 400 for what is no JSON object. */
function readMetadata(text: string | undefined): Record<string, unknown> {
	try {
		const metadata: unknown = JSON.parse(text ?? '');
		if (typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata))
			return metadata as Record<string, unknown>;
	} catch {
		// Said below.
	}
	throw uploadRefusal('Metadata parameters required');
}

/** The number goes before the UUID, even where it is of another case. Throws the 400 and the 404. */
function matterOf(call: Call, { matter_id: id, matter_uuid: uuid }: Record<string, unknown>): Matter {
	if (id === undefined && uuid === undefined)
		throw uploadRefusal('matter_id or matter_uuid parameter is required');
	const matter = visibleMatters(call).find((one) =>
		id === undefined ? one.uuid === uuid : String(one.id) === String(id as string),
	);
	if (!matter) throw uploadRefusal('Requested matter does not exist', 404);
	return matter;
}

const optionalText = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : undefined;

/** 200 and not 201; the folder cannot be said, and the same document twice is two. */
export const createDocument: Route['answer'] = (call) => {
	const { state, site, request, caller } = call;
	const parts = readMultipart(request) ?? [];
	const metadata = readMetadata(textOf(parts, 'metadata'));
	const file = fileOf(parts, 'file');
	if (!file) throw uploadRefusal('Missing file data');
	const filename = optionalText(metadata.filename);
	if (filename === undefined) throw uploadRefusal('Missing filename');
	const document = addDocument(site, {
		...{ matter: matterOf(call, metadata), filename, createdBy: caller.userId },
		// The documentation: defaults to the file's name, as it is.
		title: optionalText(metadata.title) ?? filename,
		mimeType: contentTypeOf(filename) ?? file.contentType ?? null,
		...{ blob: state.bytes.put(file.body), scan: site.switches.scanAfterUpload },
		description: optionalText(metadata.description) ?? null,
		// An unknown type is ignored without a word, and the emulator knows none.
		typeId: null,
	});
	return json(200, { uuid: document.uuid });
};

const ZIP_FILE = 'files.zip';
const ZIP_FOLDER = 'Webhook Zip Files';

/** A ZIP is kept, its files come into the subfolder, and a note of the case links to them; any other file is just saved. */
export const createFromZip: Route['answer'] = async (call) => {
	const { request } = call;
	const parts = readMultipart(request) ?? [];
	const uuid = textOf(parts, 'legalserver_matter_uuid');
	if (uuid === undefined) throw missingRefusal(['legalserver_matter_uuid']);
	const matter = visibleMatters(call).find((one) => one.uuid === uuid);
	if (!matter) throw unknownRefusal('matter');
	const file = fileOf(parts, 'files');
	if (!file) throw uploadRefusal('Missing file data');
	const filename = optionalText(file.filename) ?? 'file';
	const subfolder = optionalText(textOf(parts, 'legalserver_subfolder'));
	if (filename !== ZIP_FILE)
		return json(200, { uuid: save(call, matter, filename, file.body, subfolder).uuid });
	// The request's memory is used again while the archive is read.
	const archive = Buffer.from(file.body);
	const files = await unzip(archive).catch(() => {
		throw uploadRefusal('Invalid zip file');
	});
	const kept = save(call, matter, ZIP_FILE, archive, ZIP_FOLDER);
	const documents = files.map(({ path, bytes }) =>
		save(call, matter, path.split('/').at(-1) ?? path, bytes, subfolder),
	);
	addLinks(call, matter, documents);
	return json(200, { uuid: kept.uuid });
};

function save(
	{ state, site, caller }: Call,
	matter: Matter,
	filename: string,
	bytes: Buffer,
	subfolder?: string,
): Document {
	return addDocument(site, {
		...{ matter, filename, createdBy: caller.userId, subfolder, blob: state.bytes.put(bytes) },
		...{ mimeType: contentTypeOf(filename) ?? null, scan: site.switches.scanAfterUpload },
	});
}

function addLinks({ site, caller }: Call, matter: Matter, documents: readonly Document[]): void {
	const links = documents.map(
		(one) => `<li><a href="${downloadUrl(site, one)}">${escapeHtml(one.title)}</a></li>`,
	);
	addNote(site, {
		...{ matterId: matter.id, createdBy: caller.userId, noteType: 'Document Webhook' },
		...{ subject: 'Documents Received', body: `<ul>${links.join('')}</ul>`, isHtml: true, hasDocument: true },
	});
}

const escapeHtml = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
