import { Refusal } from '../../core/Refusal';
import type { ClioApi } from '../client/ClioApi';
import { requireRecord } from '../client/readResponse';
import { ClioError } from '../client/ClioError';
import { ANNOUNCED_FIELDS, readDocument, type RawDocument } from '../documents/readDocument';
import { changeDocument } from '../documents/createDocumentChangesPort';
import {
	begunMark,
	UPLOAD_PROPERTY,
	type AnnouncedUpload,
	type Document,
	type NewFile,
	type Place,
} from '../port';
import { announcedParts, readAddresses } from './addresses';
import type { Sending } from './sendContent';

type Announcing = Pick<Sending, 'api' | 'clock' | 'sizes'>;

const query = { fields: ANNOUNCED_FIELDS };

export async function announceDocument(
	file: NewFile,
	place: Place,
	categoryId: number | undefined,
	sending: Announcing,
): Promise<AnnouncedUpload> {
	const { api } = sending;
	const mark = createMark(file, sending);
	const data = {
		...{ ...fileData(file, sending), name: file.name, parent: place },
		...(categoryId === undefined ? {} : { document_category: { id: categoryId } }),
		external_properties: [{ name: UPLOAD_PROPERTY, value: mark }],
	};
	const findAnnounced = async () => {
		const { data: found } = await api.list<RawDocument>(['documents'], {
			...{ ...query, external_property_name: UPLOAD_PROPERTY, external_property_value: mark },
			...{ show_uncompleted: true, order: 'id(asc)', limit: 1 },
		});
		return found[0];
	};
	return await announce(data, findAnnounced, sending);
}

export async function announceVersion(
	file: NewFile,
	document: Document,
	sending: Announcing,
): Promise<AnnouncedUpload> {
	const { api } = sending;
	const mark = createMark(file, sending);
	await changeDocument(api, document, { properties: { [UPLOAD_PROPERTY]: mark } });
	const parent = { id: document.id, type: 'Document' };
	const data = { ...fileData(file, sending), name: document.name, parent };
	const isOurs = (announced: Document): boolean =>
		announced.latestVersion?.id !== document.latestVersion?.id &&
		announced.latestVersion?.isFullyUploaded === false &&
		announced.latestVersion.filename === file.name;
	const findAnnounced = async () => {
		const raw = await api.read<RawDocument>(['documents', document.id], query);
		return isOurs(readDocument(raw)) ? raw : undefined;
	};
	const announced = await announce(data, findAnnounced, sending);
	requireRecord(announced.document, document.id);
	return { ...announced, document: await keepMark(announced.document, mark, api) };
}

/** How often somebody else may write over a mark. */
const MOST_MARKS = 5;

/**
 * Sees to it that the document still has the mark after its version was announced: another run may have put its own there.
 * One with the same content goes on in our place.
 */
async function keepMark(announced: Document, mark: string, api: ClioApi): Promise<Document> {
	let document = announced;
	for (let tries = 1; ; tries++) {
		const found = document.externalProperties.find(({ name }) => name === UPLOAD_PROPERTY)?.value ?? '';
		if (found === mark) return { ...document, latestVersion: announced.latestVersion };
		const [content, state] = found.split(' ');
		if (state === 'begun' && mark.startsWith(`${content} `)) throw takenOverRefusal();
		document = await changeDocument(api, document, { properties: { [UPLOAD_PROPERTY]: mark } }).catch(
			async (thrown: unknown) => {
				if (!isChanged(thrown) || tries >= MOST_MARKS) throw thrown;
				return readDocument(await api.read<RawDocument>(['documents', document.id], query));
			},
		);
	}
}

const isChanged = (thrown: unknown): boolean => thrown instanceof ClioError && thrown.status === 412;

async function announce(
	data: object,
	findAnnounced: () => Promise<RawDocument | undefined>,
	{ api, clock }: Announcing,
): Promise<AnnouncedUpload> {
	const askedAt = clock.now();
	const write = { method: 'POST' as const, path: ['documents'], query, data };
	const raw = await api.writeOnce<RawDocument>(write, findAnnounced);
	return { document: readDocument(raw), addresses: readAddresses(raw.latest_document_version, askedAt) };
}

const fileData = ({ name, contentType, content }: NewFile, { sizes }: Announcing) => {
	const multiparts = announcedParts(content, { from: 1, count: sizes.announced, part: sizes.part });
	return {
		...{ filename: name, content_type: contentType },
		...(multiparts.length === 0 ? {} : { multiparts }),
	};
};

/** Like no other call's: with it the call finds what it announced. */
function createMark({ content }: NewFile, { clock }: Announcing): string {
	const digits = () => Math.floor(clock.random() * 36 ** 5).toString(36);
	return begunMark(content.contentHash, `${clock.now().toString(36)}-${digits()}${digits()}`);
}

const takenOverRefusal = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'Another execution is adding the same file to this document right now',
		'Run it again in a few minutes. If the other execution has finished by then, nothing is added a second time.',
	);

/** The folder in which a contact's own documents lie. */
export async function readContactFolder(api: ClioApi, contactId: number): Promise<number | undefined> {
	const { data } = await api.list<{ id: number; matter?: { id?: number } | null }>(['folders'], {
		...{ contact_id: contactId, fields: 'id,matter{id}', order: 'id(asc)', limit: 200 },
	});
	// The first of them is the one that the others lie in. Folders of matters are none of the contact's own.
	return data.find(({ matter }) => matter === null || matter === undefined)?.id;
}
