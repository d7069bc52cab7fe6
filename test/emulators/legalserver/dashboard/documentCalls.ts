import { z } from 'zod';
import type { ControlCalls } from '../../core/dashboard/Panel';
import type { LegalServerWorld } from '../LegalServerWorld';
import { contentTypeOf } from '../state/contentTypes';
import { addDocument, splitName } from '../state/documents';
import { addNote } from '../state/notes';
import type { LegalServerState } from '../state/LegalServerState';
import { SCANS, type Blob } from '../state/records';
import { documentFacts } from './contents';
import { documentAt, matterAt, ON_MATTER, REFERENCE, SITE, siteAt, userAt } from './references';

const DOCUMENT = z
	.object({
		...{ ...ON_MATTER, name: z.string().min(1), title: z.string().optional(), by: REFERENCE.default('jane') },
		mimeType: z.string().nullable().optional(),
		subfolder: z.string().optional(),
		type: z.string().nullable().default(null),
		scan: z.enum(SCANS).default('clean'),
		text: z.string().optional(),
		base64: z.string().optional(),
		size: z.number().int().nonnegative().optional(),
		seed: z.number().int().optional(),
		/** So many of them, with numbers in their names. */
		count: z.number().int().positive().max(10_000).default(1),
	})
	.strict();

/** Text, base64, or so many bytes, zeros unless there is a seed. */
function bytesOf({ bytes }: LegalServerState, asked: z.infer<typeof DOCUMENT>): Blob {
	const { text = '', base64, size, seed } = asked;
	if (size !== undefined) return bytes.madeUp(size, seed);
	return bytes.put(base64 === undefined ? Buffer.from(text) : Buffer.from(base64, 'base64'));
}

/** What people do with documents and notes on the screens, and what the virus scan does by itself. */
export const DOCUMENT_CALLS: ControlCalls<LegalServerWorld> = {
	'POST /add-document': (world, body) => {
		const asked = DOCUMENT.parse(body);
		const { site, matter } = matterAt(world, asked);
		const { name, title, mimeType = contentTypeOf(name) ?? null, subfolder, scan, type, by, count } = asked;
		const blob = bytesOf(world.state, asked);
		const { stem, extension } = splitName(name);
		const made = Array.from({ length: count }, (_, index) =>
			addDocument(site, {
				filename: count === 1 ? name : `${stem} ${index + 1}${extension}`,
				...{ matter, mimeType, subfolder, scan, type, blob, createdBy: userAt(site, by).id },
				...(title === undefined ? {} : { title }),
			}),
		);
		const [first] = made;
		return first && documentFacts(site, first);
	},
	/** Moves the virus scan of a document on; of all that wait, if none is named. */
	'POST /scan': (world, body) => {
		const {
			site: name,
			document,
			result,
		} = z
			.object({ site: SITE, document: REFERENCE.optional(), result: z.enum(SCANS).default('clean') })
			.strict()
			.parse(body);
		if (document === undefined) {
			const site = siteAt(world, name);
			const waiting = site.documents.all.filter(({ scan }) => scan === 'pending');
			return waiting.map((one) => documentFacts(site, site.documents.change(one, { scan: result })));
		}
		const { site, document: found } = documentAt(world, { site: name, document });
		return documentFacts(site, site.documents.change(found, { scan: result }));
	},
	'POST /add-note': (world, body) => {
		const { subject, text, noteType, by, ...where } = z
			.object({
				...{ ...ON_MATTER, subject: z.string(), text: z.string(), by: REFERENCE.default('jane') },
				noteType: z.string().default('General'),
			})
			.strict()
			.parse(body);
		const { site, matter } = matterAt(world, where);
		const createdBy = userAt(site, by).id;
		return addNote(site, { matterId: matter.id, subject, body: text, noteType, createdBy });
	},
};
