import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { Refusal } from '../../../../../../nodes/shared/core/Refusal';
import { inParallel, outcomeOf, type Outcome } from '../../../../../../nodes/shared/core/outcome';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import type { ClioPort, Document, DocumentVersion } from '../../../../../../nodes/shared/clio/port';
import type { Dependencies } from '../shared/Dependencies';
import { readRecords } from '../shared/readRecords';
import { documentRow, versionRow } from '../shared/rows';
import { downloadFields, readDownloadRequest, type DownloadRequest } from './downloadFields';
import { unfinishedRefusal } from './downloadAll/refusals';
import { keepContent, fileNameFor } from './keepContent';
import { nameOf } from './nameOf';

interface Downloaded {
	row: IDataObject;
	/** The binary field that it was put in. */
	field: string;
	kept: IBinaryData;
}

/** Which content, and what is said of it. */
interface Found {
	name: string;
	size: number | undefined;
	row: IDataObject;
}

/** Download Document: one output item per document, with its file in a binary field. */
export const download: Operation<DownloadRequest, Downloaded, Dependencies> = {
	fields: downloadFields,
	// It only reads.
	asTool: 'runs',
	read: readDownloadRequest,
	run: downloadDocuments,
	rows: ({ row }) => [row],
	binary: ({ field, kept }) => ({ [field]: kept }),
};

/** Documents that arrive at once: each takes a connection, and memory where n8n does not stream. */
const AT_ONCE = 4;

async function downloadDocuments(
	requests: readonly DownloadRequest[],
	dependencies: Dependencies,
): Promise<Array<Outcome<Downloaded>>> {
	const documents = await findDocuments(requests, dependencies);
	let finished = 0;
	return await inParallel(
		requests,
		async (request, index) => {
			const document = documents[index];
			const outcome = await outcomeOf(async () => {
				const found = await findContent(request, document, dependencies.clio);
				const kept = await keepContent(request, found, dependencies);
				return {
					row: { ...found.row, fileName: fileNameFor(found.name, request.documentId) },
					field: request.field,
					kept,
				};
			});
			dependencies.progress(++finished, requests.length, 'documents');
			return outcome;
		},
		AT_ONCE,
	);
}

/** The documents of which the request does not say everything, all by one call; at their requests' places. */
async function findDocuments(
	requests: readonly DownloadRequest[],
	{ clio }: Dependencies,
): Promise<Array<Outcome<Document> | undefined>> {
	const unknown = requests.filter((request) => !isKnown(request));
	const found = await readRecords(
		unknown.map(({ documentId }) => documentId),
		{
			one: async (id) => await clio.readDocument(id),
			many: async (ids) => await clio.readDocuments(ids),
		},
	);
	const next = found.values();
	return requests.map((request) => (isKnown(request) ? undefined : next.next().value));
}

/** Whoever knows name and size, as a trigger's items do, spares a call for each document. */
const isKnown = ({ fileName, size }: DownloadRequest): boolean =>
	fileName !== undefined && size !== undefined;

async function findContent(
	request: DownloadRequest,
	document: Outcome<Document> | undefined,
	clio: ClioPort,
): Promise<Found> {
	const { documentId, versionId, fileName, size } = request;
	if (document === undefined) {
		const row = { documentId, versionId: versionId ?? null, size: size ?? null };
		return { name: fileName ?? '', size, row };
	}
	if (!document.ok) throw document.refusal;
	const record = document.value;
	const version = await chosenVersion(record, versionId, clio);
	if (!version.isFullyUploaded) throw unfinishedRefusal();
	const name = fileName ?? (versionId === undefined ? nameOf(record, version.filename) : version.filename);
	const row = { ...documentRow(record), ...versionRow(record.id, version) };
	return { name, size: version.size, row };
}

async function chosenVersion(
	{ id, latestVersion }: Document,
	versionId: number | undefined,
	clio: ClioPort,
): Promise<DocumentVersion> {
	if (versionId === undefined || versionId === latestVersion?.id) {
		if (latestVersion === undefined) throw unfinishedRefusal();
		return latestVersion;
	}
	const version = (await clio.listVersions(id)).find((each) => each.id === versionId);
	if (version === undefined) throw noVersionRefusal();
	return version;
}

const noVersionRefusal = (): Refusal =>
	new Refusal(
		'not_found',
		'The document has no version with this ID',
		'Use Get Versions to get the IDs of the document’s versions.',
	);
