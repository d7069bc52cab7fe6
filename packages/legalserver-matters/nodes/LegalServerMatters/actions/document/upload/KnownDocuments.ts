import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import { ContentHasher } from '../../../../../../../nodes/shared/domain/contentHash';
import { splitExtension } from '../../../../../../../nodes/shared/domain/naming/safeName';
import type { Document, Documents, Uuid } from '../../../../../../../nodes/shared/legalserver/port';
import { extensionIn } from '../fileNameOf';
import type { MeasuredFile } from './measureFile';

/** What LegalServer says of a document, by which a file is looked for. */
export interface Sought {
	/** Any of them. */
	titles: readonly string[];
	/** Of the file, with its dot. */
	extension: string;
	size: number;
}

/** A document that the case has, or has got by this run. */
export interface KnownDocument {
	document: Document;
	/** By its content, where that is known. */
	contentHash?: string | undefined;
	/** The subfolder that this run put it in. */
	subfolder?: string | undefined;
}

/** The same file in the case. */
export interface SameDocument {
	document: Document;
	/** Whether that is known by its content. */
	isCompared: boolean;
}

/** LegalServer may have put the title together from the name of the file, or may have been told another one. */
export const soughtFor = ({ name, size }: MeasuredFile, title?: string): Sought => {
	const { stem } = splitExtension(name);
	return { titles: title === undefined ? [stem, name] : [title], extension: extensionIn(name), size };
};

/** Whether a document may be the file: by its title, its size, and its extension where LegalServer knows one. */
export function isAlike({ title, name, size }: Document, sought: Sought): boolean {
	if (size !== sought.size || !sought.titles.some((each) => titleKey(each) === titleKey(title))) return false;
	const extension = extensionIn(name).toLowerCase();
	return extension === '' || sought.extension === '' || extension === sought.extension.toLowerCase();
}

const titleKey = (title: string): string => title.normalize('NFC').replace(/\s+/g, ' ').trim();

/** The documents of a case, as they were listed before anything was sent, and what was added since. */
export class KnownDocuments {
	private readonly known: KnownDocument[];
	private readonly zips = new Set<Uuid>();

	constructor(
		listed: readonly Document[],
		private readonly legalServer: Pick<Documents, 'downloadContent'>,
	) {
		this.known = listed.map((document) => ({ document }));
	}

	get all(): readonly KnownDocument[] {
		return this.known;
	}

	add(known: KnownDocument): void {
		this.known.push(known);
	}

	/** A ZIP, which holds what was added. */
	addZip(uuid: Uuid): void {
		this.zips.add(uuid);
	}

	/**
	 * Those that came after the list was read, are not what this run added since, and may be the file. Of what came out of
	 * a ZIP no UUID is known: as many as there are of those are left out.
	 */
	newAlike(documents: readonly Document[], sought: Sought): Document[] {
		const uuids = new Set([...this.zips, ...this.known.map(({ document }) => document.uuid)]);
		const unpacked = this.known.filter(({ document }) => document.uuid === '' && isAlike(document, sought));
		return documents.filter((each) => !uuids.has(each.uuid) && isAlike(each, sought)).slice(unpacked.length);
	}

	/**
	 * The same file among these documents. Title and size are not enough, as two scans may have both: the content is read
	 * where LegalServer gives it.
	 */
	async findSame(
		among: readonly KnownDocument[],
		sought: Sought,
		contentHash: string,
	): Promise<SameDocument | undefined> {
		let notCompared: SameDocument | undefined;
		for (const each of among) {
			if (!isAlike(each.document, sought)) continue;
			each.contentHash ??= await this.hashOf(each.document);
			if (each.contentHash === contentHash) return { document: each.document, isCompared: true };
			if (each.contentHash === UNKNOWN) notCompared ??= { document: each.document, isCompared: false };
		}
		return notCompared;
	}

	private async hashOf(document: Document): Promise<string> {
		// Nothing infected is fetched, not even to be looked at.
		if (document.scanState === 'infected') return UNKNOWN;
		return await this.legalServer
			.downloadContent(document, async ({ content }) => {
				const hasher = new ContentHasher();
				for await (const piece of content) hasher.update(piece);
				return hasher.digest();
			})
			.catch(hashIfRefused);
	}
}

/** Of what LegalServer did not give. */
const UNKNOWN = '?';
/** Of what is gone: like no other. */
const GONE = '';

/** @throws what may go better later: the item is refused rather than uploaded twice */
function hashIfRefused(thrown: unknown): string {
	if (!(thrown instanceof Refusal)) throw thrown;
	switch (thrown.reason) {
		case 'unavailable':
		case 'too_busy':
		case 'not_connected':
			throw thrown;
		case 'not_found':
			return GONE;
		default:
			return UNKNOWN;
	}
}

export const NOT_COMPARED =
	'LegalServer did not return the content of the existing document, so it counts as the same by its title and size: check that it is';
