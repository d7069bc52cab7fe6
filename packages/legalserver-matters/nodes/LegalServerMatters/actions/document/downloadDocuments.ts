import {
	done,
	inParallel,
	mapPartition,
	outcomeOf,
	type Outcome,
} from '../../../../../../nodes/shared/core/outcome';
import type { DocumentStore } from '../../../../../../nodes/shared/core/DocumentStore';
import type { Progress } from '../../../../../../nodes/shared/core/Progress';
import { Refusal } from '../../../../../../nodes/shared/core/Refusal';
import type { Document, LegalServerPort } from '../../../../../../nodes/shared/legalserver/port';
import type { NamedCase } from '../shared/nameCases';
import type { DownloadRequest } from './downloadFields';
import { fileNameOf } from './fileNameOf';
import { findDocument, type CaseDocument } from './findDocument';
import { listOfCases } from './listOfCases';

export interface Downloaded<Kept> {
	matter: NamedCase;
	document: Document;
	/** The binary field that it was put in. */
	field: string;
	kept: Kept;
}

/** A document that was found in its case. */
interface Found extends CaseDocument {
	request: DownloadRequest;
}

interface Needs<Kept> {
	legalServer: LegalServerPort;
	documents: DocumentStore<Kept>;
	progress: Progress;
}

/** Documents that arrive at once: each takes a connection, and memory where n8n does not stream. */
const AT_ONCE = 4;

/** What may be downloaded comes first; then the others, when the scanner has come to them or nobody waits any longer. */
export async function downloadDocuments<Kept>(
	requests: readonly DownloadRequest[],
	{ legalServer, documents, progress }: Needs<Kept>,
): Promise<Array<Outcome<Downloaded<Kept>>>> {
	let finished = 0;
	const listed = await listOfCases(requests, legalServer);
	const found = requests.map((request, index): Outcome<Found> => {
		const one = findDocument(request.document, listed[index]);
		return one.ok ? done({ request, ...one.value }) : one;
	});
	const downloadOne = async (each: Outcome<Found>): Promise<Outcome<Downloaded<Kept>>> => {
		const outcome = each.ok
			? await outcomeOf(async () => await keep(requireScanned(each.value), legalServer, documents))
			: each;
		progress(++finished, requests.length, 'documents');
		return outcome;
	};
	const downloadAll = async (some: ReadonlyArray<Outcome<Found>>) =>
		await inParallel(some, downloadOne, AT_ONCE);
	return await mapPartition(
		found,
		(each) => !each.ok || !isAwaited(each.value),
		downloadAll,
		async (awaited) => await downloadAll(await waitForAll(awaited, legalServer)),
	);
}

const isAwaited = ({ request, document }: Found): boolean =>
	document.scanState === 'notScanned' && !request.downloadUnscanned && request.patience > 0;

async function waitForAll(
	awaited: ReadonlyArray<Outcome<Found>>,
	legalServer: LegalServerPort,
): Promise<Array<Outcome<Found>>> {
	const found = awaited.flatMap((each) => (each.ok ? [each.value] : []));
	const scanned = await legalServer.waitForScans(
		found.map(({ matter, document, request }) => ({
			...{ matterUuid: matter.uuid, document, patience: request.patience },
		})),
	);
	return found.map((each, index) => {
		const now = scanned[index] as Outcome<Document>;
		return now.ok ? done({ ...each, document: now.value }) : now;
	});
}

/** @throws Refusal for what the scanner has not come to, or has found to be infected */
function requireScanned(found: Found): Found {
	const { scanState } = found.document;
	if (scanState === 'infected') throw infectedRefusal();
	if (scanState === 'notScanned' && !found.request.downloadUnscanned) throw notScannedRefusal();
	return found;
}

const keep = async <Kept>(
	{ request, matter, document }: Found,
	legalServer: LegalServerPort,
	store: DocumentStore<Kept>,
): Promise<Downloaded<Kept>> => {
	const kept = await legalServer.downloadContent(
		document,
		async ({ size, content }) =>
			await store.keep({ file: { name: fileNameOf(document), size, contentHash: undefined }, content }),
	);
	return { matter, document, field: request.field, kept };
};

const infectedRefusal = (): Refusal =>
	new Refusal(
		'no_access',
		'LegalServer’s virus scan found that this document is infected, so it was not downloaded',
		'Tell the person in charge of IT security at your office. To skip infected documents, pass on only those whose scanState is clean.',
	);

const notScannedRefusal = (): Refusal =>
	new Refusal(
		'unavailable',
		'LegalServer has not scanned this document for viruses yet, so it was not downloaded',
		'Run it again in a few minutes, or set a longer Wait for Virus Scan. If your LegalServer site has no virus scanner, turn on Download Unscanned Documents.',
	);
