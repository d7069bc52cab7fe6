import { BufferPool } from '../../../../../../../nodes/shared/core/BufferPool';
import type { Outcome } from '../../../../../../../nodes/shared/core/outcome';
import type { Progress } from '../../../../../../../nodes/shared/core/Progress';
import { splitExtension } from '../../../../../../../nodes/shared/domain/naming/safeName';
import type { Document, LegalServerPort, SentFile } from '../../../../../../../nodes/shared/legalserver/port';
import type { NamedCase } from '../../shared/nameCases';
import { IN_FLIGHT, measureFile, type MeasuredFile } from '../upload/measureFile';
import { NOT_COMPARED, soughtFor, type KnownDocuments } from '../upload/KnownDocuments';
import { uploadCases } from '../upload/uploadCases';
import { added } from '../upload/uploadFiles';
import { findInFolder, type FilesInFolder } from './findInFolder';
import { withSentFile, ZIP_NAME } from './makeZip';
import type { ZipRequest } from './readZipRequest';

/** What became of the files of an item. */
export interface UploadedZip {
	status: 'created' | 'alreadyThere';
	matter: NamedCase;
	subfolder: string;
	/** Of the ZIP, or of the file that went by itself; undefined where nothing was sent. */
	sentUuid: string | undefined;
	isZip: boolean;
	files: Array<{
		fileName: string;
		size: number;
		status: 'created' | 'alreadyThere';
		documentUuid: string | undefined;
	}>;
	dryRun: boolean;
	warnings: string[];
}

/** Sees to it that subfolders of cases have these files, each once: what is missing of an item's files goes by one call. */
export async function uploadZips(
	requests: readonly ZipRequest[],
	legalServer: LegalServerPort,
	progress: Progress,
): Promise<Array<Outcome<UploadedZip>>> {
	const pool = new BufferPool(IN_FLIGHT);
	return await uploadCases(requests, legalServer, progress, async (request, matter, known) => {
		const { subfolder, dryRun } = request;
		const measured: MeasuredFile[] = [];
		for (const file of request.files) measured.push(await measureFile(file));
		const files: FilesInFolder =
			request.ifExists === 'skip'
				? await findInFolder(measured, subfolder, known)
				: measured.map((file) => ({ file, same: undefined }));
		const missing = files.filter(({ same }) => same === undefined).map(({ file }) => file);
		const isZip = missing.length > 1 || request.alwaysZip || missing[0]?.name.toLowerCase() === ZIP_NAME;
		const sentUuid =
			missing.length === 0 || dryRun
				? undefined
				: await withSentFile(missing, isZip, pool, async (sent) => await send(sent, missing));
		if (isZip && sentUuid !== undefined) known.addZip(sentUuid);
		for (const file of missing) {
			const document = added(isZip ? '' : (sentUuid ?? ''), splitExtension(file.name).stem, file);
			known.add({ document, contentHash: file.contentHash, subfolder });
		}
		return resultOf(request, matter, files, { sentUuid, isZip });

		async function send(sent: SentFile, sentFiles: readonly MeasuredFile[]): Promise<string> {
			return await legalServer.uploadToSubfolder(matter.uuid, subfolder, sent, (documents) =>
				findSent(documents, sent, sentFiles, known),
			);
		}
	});
}

/**
 * What a call made whose answer was lost: the ZIP, which LegalServer keeps, or the files that it unpacked.
 * @returns the UUID of the ZIP, or of a file
 */
function findSent(
	documents: readonly Document[],
	{ name, pieces }: SentFile,
	files: readonly MeasuredFile[],
	known: KnownDocuments,
): string | undefined {
	const size = pieces.reduce((sum, { length }) => sum + length, 0);
	const zip = { titles: ['files', ZIP_NAME], extension: '.zip', size };
	const wanted = [...(name === ZIP_NAME ? [zip] : []), ...files.map((file) => soughtFor(file))];
	return wanted.flatMap((sought) => known.newAlike(documents, sought))[0]?.uuid;
}

function resultOf(
	request: ZipRequest,
	matter: NamedCase,
	files: FilesInFolder,
	{ sentUuid, isZip }: { sentUuid: string | undefined; isZip: boolean },
): UploadedZip {
	const isWhole = files.every(({ same }) => same !== undefined);
	const notCompared = files.some(({ same }) => same?.isCompared === false);
	const warnings = [
		...request.warnings,
		...request.files.flatMap((file) => file.warnings),
		...(notCompared ? [NOT_COMPARED] : []),
	];
	return {
		...{ status: isWhole ? 'alreadyThere' : 'created', matter, subfolder: request.subfolder },
		...{ sentUuid, isZip: !isWhole && isZip, dryRun: request.dryRun, warnings },
		files: files.map(({ file: { name: fileName, size }, same }) => {
			const documentUuid = same === undefined ? (isZip ? undefined : sentUuid) : same.document.uuid;
			return {
				...{ fileName, size, status: same === undefined ? 'created' : 'alreadyThere' },
				documentUuid: documentUuid === '' ? undefined : documentUuid,
			};
		}),
	};
}
