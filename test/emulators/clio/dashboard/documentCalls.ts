import { z } from 'zod';
import { BadControlCall, type ControlCalls } from '../../core/dashboard/Panel';
import type { ClioWorld } from '../ClioWorld';
import { contentTypeOf } from '../state/contentTypes';
import {
	addVersion,
	changeDocument,
	changeVersion,
	completeVersion,
	createDocument,
	trashDocument,
} from '../state/documents';
import { contactFolder, placeIn, rootFolder } from '../state/folders';
import type { Document, DocumentVersion, Folder, User } from '../state/records';
import { bytesOf } from './bytesOf';
import { categoryAt, contactAt, documentAt, folderAt, matterAt, userAt, type Reference } from './references';
import { BYTES, REFERENCE } from './schemas';

const PLACE = { matter: REFERENCE.optional(), folder: REFERENCE.optional(), contact: REFERENCE.optional() };

const UPLOAD = z
	.object({
		...{ ...PLACE, ...BYTES, name: z.string().min(1), by: REFERENCE.default('jane') },
		filename: z.string().optional(),
		category: REFERENCE.optional(),
		contentType: z.string().optional(),
		/** Whether the bytes come at once; `POST /finish-upload` brings them later. */
		uploaded: z.boolean().default(true),
		/** So many of them, with numbers in their names. */
		count: z.number().int().positive().max(100_000).default(1),
	})
	.strict();

type Upload = z.infer<typeof UPLOAD>;

/** In a matter's, a contact's or any folder; in the firm's own if nothing is said. */
function folderFor(
	world: ClioWorld,
	{ matter, folder, contact }: Omit<Partial<Upload>, 'by'>,
	by: User,
): Folder {
	const { state } = world;
	if (folder !== undefined) return folderAt(world, folder);
	if (matter !== undefined) return state.folders.at(matterAt(world, matter).folderId);
	if (contact !== undefined) return contactFolder(state, contactAt(world, contact).id, by.id);
	return rootFolder(state);
}

function upload(world: ClioWorld, asked: Upload, by: User): Document {
	const { state } = world;
	const { name, filename = name, category, contentType, uploaded } = asked;
	const document = createDocument(state, {
		...{ name, filename, creatorId: by.id, ...placeIn(folderFor(world, asked, by)) },
		contentType: contentType ?? contentTypeOf(filename) ?? 'application/octet-stream',
		categoryId: category === undefined ? null : categoryAt(world, category).id,
		receivedAt: state.clock.now(),
	});
	return uploaded ? finish(world, document, asked) : document;
}

function latest({ id, versions }: Document): DocumentVersion {
	const version = versions.at(-1);
	if (!version) throw new BadControlCall(`document ${id} has no version`, 409);
	return version;
}

function finish(world: ClioWorld, document: Document, bytes: Parameters<typeof bytesOf>[1]): Document {
	const version = latest(document);
	if (version.fullyUploaded) throw new BadControlCall(`the bytes of document ${document.id} are there`, 409);
	return completeVersion(world.state, document, version, bytesOf(world.state, bytes));
}

/** `Letter.pdf` as `Letter 7.pdf`. */
const numbered = (name: string, number: number): string =>
	name.replace(/(\.[^.]+)?$/, (end) => ` ${number}${end}`);

const facts = (document: Document) => ({
	id: document.id,
	versionId: latest(document).id,
	name: document.name,
});

function uploadAll(world: ClioWorld, asked: Upload, by: User) {
	if (asked.count === 1) return facts(upload(world, asked, by));
	const documents = Array.from({ length: asked.count }, (_, index) => ({
		...{ ...asked, name: numbered(asked.name, index + 1) },
	}));
	return { documents: documents.map((one) => facts(upload(world, one, by))) };
}

const one = (world: ClioWorld, document: Reference) => documentAt(world, document);

/** What people do with documents in the web interface and in the client portal. */
export const DOCUMENT_CALLS: ControlCalls<ClioWorld> = {
	'POST /upload': (world, body) => {
		const asked = UPLOAD.parse(body);
		return uploadAll(world, asked, userAt(world, asked.by));
	},
	/** A client uploads into a matter that is shared with the client. */
	'POST /portal-upload': (world, body) => {
		const asked = UPLOAD.parse({ by: 'portal', ...(body as object) });
		const by = userAt(world, asked.by);
		if (by.type !== 'ClientUser') throw new BadControlCall(`${by.email} has no login to the portal`, 409);
		return uploadAll(world, asked, by);
	},
	/** The bytes of the last version arrive. */
	'POST /finish-upload': (world, body) => {
		const { document, ...bytes } = z
			.object({ document: REFERENCE, ...BYTES })
			.strict()
			.parse(body);
		return facts(finish(world, one(world, document), bytes));
	},
	'POST /new-version': (world, body) => {
		const asked = UPLOAD.omit({ name: true, count: true, category: true })
			.extend({ document: REFERENCE })
			.strict()
			.parse(body);
		const document = one(world, asked.document);
		const { filename = latest(document).filename } = asked;
		const changed = addVersion(world.state, document, {
			...{ filename, creatorId: userAt(world, asked.by).id, receivedAt: world.state.clock.now() },
			contentType: asked.contentType ?? contentTypeOf(filename) ?? 'application/octet-stream',
		});
		return facts(asked.uploaded ? finish(world, changed, asked) : changed);
	},
	'POST /rename-document': (world, body) => {
		const { document, name } = z
			.object({ document: REFERENCE, name: z.string().min(1) })
			.strict()
			.parse(body);
		return facts(changeDocument(world.state, one(world, document), { name }));
	},
	'POST /move-document': (world, body) => {
		const { document, ...place } = z
			.object({ ...PLACE, document: REFERENCE })
			.strict()
			.parse(body);
		const by = userAt(world, 'jane');
		return facts(changeDocument(world.state, one(world, document), placeIn(folderFor(world, place, by))));
	},
	'POST /category': (world, body) => {
		const { document, category } = z
			.object({ document: REFERENCE, category: REFERENCE.nullable() })
			.strict()
			.parse(body);
		const categoryId = category === null ? null : categoryAt(world, category).id;
		return facts(changeDocument(world.state, one(world, document), { categoryId }));
	},
	'POST /trash-document': (world, body) => {
		const { document } = z.object({ document: REFERENCE }).strict().parse(body);
		return facts(trashDocument(world.state, one(world, document)));
	},
	'POST /restore-document': (world, body) => {
		const { document } = z.object({ document: REFERENCE }).strict().parse(body);
		return facts(changeDocument(world.state, one(world, document), { deletedAt: null }));
	},
	/** Takes the record away for good, as after thirty days in the trash. */
	'POST /purge-document': (world, body) => {
		const { document } = z.object({ document: REFERENCE }).strict().parse(body);
		world.state.documents.remove(one(world, document).id);
	},
	/** Says of the size what a 32-bit number makes of it. */
	'POST /claim-size': (world, body) => {
		const { document, size } = z.object({ document: REFERENCE, size: z.number().int() }).strict().parse(body);
		const found = one(world, document);
		return facts(changeVersion(world.state, found, latest(found), { size }));
	},
};
