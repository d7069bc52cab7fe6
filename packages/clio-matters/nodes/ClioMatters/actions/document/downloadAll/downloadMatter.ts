import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { inParallel, outcomeOf, type Outcome } from '../../../../../../../nodes/shared/core/outcome';
import type { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import type { RecordId } from '../../../../../../../nodes/shared/clio/port';
import type { Dependencies } from '../../shared/Dependencies';
import { durationOf } from '../../../../../../../nodes/shared/node/listing';
import { documentRow } from '../../shared/rows';
import { keepContent } from '../keepContent';
import { nameOf } from '../nameOf';
import { listMatter, type ListedDocument } from './listMatter';
import type { KnownDocument } from './readListed';
import { isOfDocument, movedRefusal, unfinishedRefusal } from './refusals';
import { isWorthZip, takeFromZip, type FromZip } from './takeFromZip';

export interface MatterRequest {
	matterId: RecordId;
	/** Binary field of the output items. */
	field: string;
	/** Whether Clio may be asked for a ZIP. */
	byZip: boolean;
	/** Its documents, where they were listed before. */
	known: KnownDocument[] | undefined;
}

export interface DownloadedMatter {
	documents: Array<ListedDocument & { row: IDataObject; outcome: Outcome<IBinaryData> }>;
	/** Documents in the trash, which are left out. */
	inTrash: number;
	/** Why Clio's ZIP did not bring what it should have. */
	zipRefusal: Refusal | undefined;
	field: string;
}

/** Documents of a matter that arrive at once where each comes by itself. */
const AT_ONCE = 2;

/**
 * Fetches all documents of a matter: by a ZIP where that takes fewer calls, and one by one what it did not bring.
 * @throws Refusal of what would befall every document
 */
export async function downloadMatter(
	{ matterId, field, byZip, known }: MatterRequest,
	dependencies: Dependencies,
	{ expect, tell }: { expect: (documents: number) => void; tell: () => void },
): Promise<DownloadedMatter> {
	const listed = await listMatter(
		matterId,
		dependencies.clio,
		known?.map(({ document }) => document),
	);
	const documents = listed.documents.filter(({ document }) => document.deletedAt === undefined);
	expect(documents.length);
	const nothing: FromZip = { kept: new Map(), refusal: undefined };
	const isByZip = byZip && isWorthZip(listed);
	const { kept, refusal } = isByZip ? await takeFromZip(listed, dependencies, tell) : nothing;
	announceCalls(documents.filter(({ document }) => !kept.has(document.id)).length, dependencies);
	const downloaded = await inParallel(
		documents,
		async (one) => {
			const file = kept.get(one.document.id);
			if (file !== undefined) return { ...one, outcome: { ok: true as const, value: file } };
			const outcome = await outcomeOf(async () => {
				if (known !== undefined) await requireInMatter(one, matterId, dependencies);
				return await fetchOne(one, dependencies);
			});
			if (!outcome.ok && !isOfDocument(outcome.refusal)) throw outcome.refusal;
			tell();
			return { ...one, outcome };
		},
		AT_ONCE,
	);
	const inTrash = listed.documents.length - documents.length;
	const rows = new Map(known?.map(({ document, row }) => [document.id, row]));
	const withRows = downloaded.map((one) => ({
		...one,
		row: rows.get(one.document.id) ?? documentRow(one.document),
	}));
	return { documents: withRows, inTrash, zipRefusal: refusal, field };
}

/** Says how long it takes where that is more than a moment. */
function announceCalls(calls: number, { clio, announce }: Dependencies): void {
	if (calls < WORTH_SAYING) return;
	const documents = `${calls.toLocaleString('en-US')} documents one by one`;
	announce(`${documents}, at least as many requests: ${durationOf(clio.estimate(calls), 'Clio')}`);
}

/** Calls that take a good part of a minute at Clio's limit. */
const WORTH_SAYING = 25;

/** What was listed some time ago, and is not in the ZIP, may have been moved to another matter since. */
async function requireInMatter(
	{ document, isWanted }: ListedDocument,
	matterId: RecordId,
	{ clio }: Dependencies,
): Promise<void> {
	if (isWanted && (await clio.readDocument(document.id)).matter?.id !== matterId) throw movedRefusal();
}

/** The version that was listed, whatever was uploaded since. */
async function fetchOne(
	{ document, isWanted }: ListedDocument,
	dependencies: Dependencies,
): Promise<IBinaryData> {
	if (!isWanted) throw unfinishedRefusal();
	const { id, latestVersion } = document;
	const wanted = { documentId: id, versionId: latestVersion?.id };
	return await keepContent(wanted, { name: nameOf(document), size: document.size }, dependencies);
}
