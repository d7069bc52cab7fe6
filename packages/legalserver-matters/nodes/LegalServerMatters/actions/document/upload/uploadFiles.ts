import { BufferPool } from '../../../../../../../nodes/shared/core/BufferPool';
import type { Outcome } from '../../../../../../../nodes/shared/core/outcome';
import type { Progress } from '../../../../../../../nodes/shared/core/Progress';
import { splitExtension } from '../../../../../../../nodes/shared/domain/naming/safeName';
import type { Document, LegalServerPort } from '../../../../../../../nodes/shared/legalserver/port';
import type { NamedCase } from '../../shared/nameCases';
import { IN_FLIGHT, measureFile, readInto, type GivenFile, type MeasuredFile } from './measureFile';
import { NOT_COMPARED, soughtFor, type KnownDocuments, type Sought } from './KnownDocuments';
import type { UploadRequest } from './readUploadRequest';
import { uploadCases } from './uploadCases';

/** What became of a file. */
export interface UploadedFile {
	status: 'created' | 'alreadyThere';
	matter: NamedCase;
	/** Undefined after a dry run that would have made it. */
	documentUuid: string | undefined;
	documentId: number | undefined;
	title: string;
	fileName: string;
	size: number;
	dryRun: boolean;
	warnings: string[];
}

/** Sees to it that cases have these files, each once. */
export async function uploadFiles(
	requests: readonly UploadRequest[],
	legalServer: LegalServerPort,
	progress: Progress,
): Promise<Array<Outcome<UploadedFile[]>>> {
	const pool = new BufferPool(IN_FLIGHT);
	return await uploadCases(requests, legalServer, progress, async (request, matter, known) => {
		const uploaded: UploadedFile[] = [];
		for (const file of request.files) uploaded.push(await uploadFile(request, file, matter, known));
		return uploaded;
	});

	async function uploadFile(
		request: UploadRequest,
		given: GivenFile,
		matter: NamedCase,
		known: KnownDocuments,
	): Promise<UploadedFile> {
		const file = await measureFile(given);
		const sought = soughtFor(file, request.title);
		const same =
			request.ifExists === 'skip' ? await known.findSame(known.all, sought, file.contentHash) : undefined;
		const warnings = [...request.warnings, ...file.warnings];
		const { size, name: fileName } = file;
		const result = { matter, fileName, size, dryRun: request.dryRun };
		if (same !== undefined) {
			const { uuid, id, title } = same.document;
			return {
				...{
					...result,
					status: 'alreadyThere',
					documentUuid: uuid === '' ? undefined : uuid,
					documentId: id,
				},
				...{ title, warnings: same.isCompared ? warnings : [...warnings, NOT_COMPARED] },
			};
		}
		const title = request.title ?? splitExtension(file.name).stem;
		const uuid = request.dryRun ? '' : await send(request, file, title, sought, matter, known);
		known.add({ document: added(uuid, title, file), contentHash: file.contentHash });
		return {
			...{ ...result, status: 'created', documentUuid: uuid === '' ? undefined : uuid },
			...{ documentId: undefined, title, warnings },
		};
	}

	async function send(
		{ description, typeId }: UploadRequest,
		file: MeasuredFile,
		title: string,
		sought: Sought,
		matter: NamedCase,
		known: KnownDocuments,
	): Promise<string> {
		return await pool.withBuffer(file.size, async (buffer) => {
			const pieces = [await readInto(buffer, file)];
			const { name, contentType } = file;
			return await legalServer.uploadDocument(
				matter.uuid,
				{ name, contentType, pieces },
				{ title, description, typeId },
				(documents) => known.newAlike(documents, sought)[0]?.uuid,
			);
		});
	}
}

/** What was added, as far as the files that follow are held against it. */
export const added = (uuid: string, title: string, { name, size, contentType }: MeasuredFile): Document => ({
	...{ uuid, id: undefined, title, name, size, mimeType: contentType, scanState: 'notScanned' },
	...{ createdAt: undefined, updatedAt: undefined, folderId: undefined, more: undefined },
});
